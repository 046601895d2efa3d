package org.mpi4j.benchmarks.twin;

import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/** Ping-pong between ranks 0 and 1; one event is a round trip. */
final class Latency implements Benchmark {
    private static final int TAG = 1;

    private final Communicator world;
    private final Messages messages;
    private final int me;
    private int bytes;
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;

    Latency(Communicator world, Messages messages) {
        this.world = world;
        this.messages = messages;
        this.me = world.rank();
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public void setUp(int size) {
        bytes = size;
        out = Messages.part(messages.send(), 0, size);
        in = Messages.part(messages.receive(), 0, size);
    }

    @Override
    public void run(int events) {
        if (me == 0) {
            for (int i = 0; i < events; i++) {
                world.send(out, 1, TAG);
                world.recv(in, 1, TAG);
            }
        } else {
            for (int i = 0; i < events; i++) {
                world.recv(in, 0, TAG);
                world.send(out, 0, TAG);
            }
        }
    }

    @Override
    public int callsPerEvent() {
        return 2;
    }

    @Override
    public boolean validate(int corruption) {
        Messages.fill(messages.send(), bytes, bytes + me);
        Messages.clear(messages.receive(), bytes);
        run(1);
        Messages.add(messages.receive(), bytes - 1, corruption);
        return Messages.isFilled(messages.receive(), 0, bytes, bytes + 1 - me);
    }
}
