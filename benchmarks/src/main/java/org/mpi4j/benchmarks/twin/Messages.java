package org.mpi4j.benchmarks.twin;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.mpi4j.MpiBuffer;

/** Memory that every benchmark uses, allocated and touched once, in one kind of storage. */
abstract class Messages {
    private static final int PAGE = 4096;

    private final ByteBuffer send;
    private final ByteBuffer receive;

    private Messages(ByteBuffer send, ByteBuffer receive) {
        this.send = send;
        this.receive = receive;
        fill(send, send.capacity(), 0);
        fill(receive, receive.capacity(), 0);
    }

    static Messages in(Storage storage, int largest) {
        int window = Math.multiplyExact(largest, Benchmark.WINDOW);
        return switch (storage) {
            case DIRECT -> new Direct(largest, window);
            case ARRAY -> new Arrays(largest, window);
        };
    }

    /** One message of the largest size. */
    final ByteBuffer send() {
        return send;
    }

    /** A window of messages of the largest size. */
    final ByteBuffer receive() {
        return receive;
    }

    /** One message of the largest size. */
    abstract DoubleBuffer sendDoubles();

    /** One message of the largest size. */
    abstract DoubleBuffer receiveDoubles();

    /** A message of one byte that no other uses. */
    abstract MpiBuffer oneByte();

    static MpiBuffer part(ByteBuffer of, int offset, int bytes) {
        return buffer(of.duplicate().position(offset).limit(offset + bytes));
    }

    /** Data that differs from byte to byte, from rank to rank and from size to size. */
    static void fill(ByteBuffer data, int bytes, int seed) {
        for (int i = 0; i < bytes; i++) {
            data.put(i, pattern(i, seed));
        }
    }

    static boolean isFilled(ByteBuffer data, int offset, int bytes, int seed) {
        for (int i = 0; i < bytes; i++) {
            if (data.get(offset + i) != pattern(i, seed)) {
                return false;
            }
        }
        return true;
    }

    static void clear(ByteBuffer data, int bytes) {
        for (int i = 0; i < bytes; i++) {
            data.put(i, (byte) 0);
        }
    }

    static void add(ByteBuffer data, int at, int corruption) {
        data.put(at, (byte) (data.get(at) + corruption));
    }

    private static byte pattern(int i, int seed) {
        return (byte) (i * 31 + (i >> 8) + seed);
    }

    /** Page-aligned, as the C twin's memory is. */
    private static final class Direct extends Messages {
        Direct(int largest, int window) {
            super(aligned(largest), aligned(window));
        }

        private static ByteBuffer aligned(int bytes) {
            int pages = (bytes + PAGE - 1) / PAGE;
            return ByteBuffer.allocateDirect((pages + 1) * PAGE)
                    .alignedSlice(PAGE)
                    .limit(bytes)
                    .slice()
                    .order(ByteOrder.nativeOrder());
        }

        @Override
        DoubleBuffer sendDoubles() {
            return send().asDoubleBuffer();
        }

        @Override
        DoubleBuffer receiveDoubles() {
            return receive().asDoubleBuffer();
        }

        @Override
        MpiBuffer oneByte() {
            return buffer(aligned(1));
        }
    }

    /** Where the virtual machine puts them. */
    private static final class Arrays extends Messages {
        private final double[] sendDoubles;
        private final double[] receiveDoubles;

        Arrays(int largest, int window) {
            super(ByteBuffer.wrap(new byte[largest]), ByteBuffer.wrap(new byte[window]));
            sendDoubles = new double[largest / Double.BYTES];
            receiveDoubles = new double[largest / Double.BYTES];
        }

        @Override
        DoubleBuffer sendDoubles() {
            return DoubleBuffer.wrap(sendDoubles);
        }

        @Override
        DoubleBuffer receiveDoubles() {
            return DoubleBuffer.wrap(receiveDoubles);
        }

        @Override
        MpiBuffer oneByte() {
            return buffer(new byte[1]);
        }
    }
}
