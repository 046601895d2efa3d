package org.mpi4j.benchmarks.twin;

import java.nio.ByteBuffer;

/**
 * What copying a message of that size from a Java array into memory outside the heap costs, which
 * is what staging an array costs; one event is one copy.
 */
final class Copy implements Benchmark {
    private final byte[] from;
    private final ByteBuffer to;
    private int bytes;

    Copy(int largest) {
        from = new byte[largest];
        to = ByteBuffer.allocateDirect(largest);
    }

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public void setUp(int size) {
        bytes = size;
    }

    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            to.put(0, from, 0, bytes);
        }
    }

    @Override
    public int callsPerEvent() {
        return 1;
    }

    @Override
    public boolean validate(int corruption) {
        Messages.fill(ByteBuffer.wrap(from), 0, bytes, bytes);
        Messages.clear(to, bytes);
        run(1);
        Messages.add(to, bytes - 1, corruption);
        return Messages.isFilled(to, 0, bytes, bytes);
    }
}
