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
        fill(send, 0, send.capacity(), 0);
        fill(receive, 0, receive.capacity(), 0);
    }

    /**
     * Allocates.
     *
     * @param storage which kind
     * @param largest bytes of a message
     * @param blocks messages that are sent at a time from places of their own
     */
    static Messages in(Storage storage, int largest, int blocks) {
        int sent = Math.multiplyExact(largest, blocks);
        int window = Math.multiplyExact(largest, Math.max(blocks, Benchmark.WINDOW));
        return switch (storage) {
            case DIRECT -> new Direct(sent, window);
            case ARRAY -> new Arrays(sent, window);
        };
    }

    /** As many messages of the largest size as are sent at a time. */
    final ByteBuffer send() {
        return send;
    }

    /** A window of messages of the largest size. */
    final ByteBuffer receive() {
        return receive;
    }

    /** As many messages of the largest size as are sent at a time. */
    abstract DoubleBuffer sendDoubles();

    /** As much. */
    abstract DoubleBuffer receiveDoubles();

    /** Memory that no other benchmark uses. */
    abstract ByteBuffer another(int bytes);

    /** A message of one byte that no other uses. */
    final MpiBuffer oneByte() {
        return buffer(another(1));
    }

    static MpiBuffer part(ByteBuffer of, int offset, int bytes) {
        return buffer(of.duplicate().position(offset).limit(offset + bytes));
    }

    /** As bytes, for datatypes to be laid over. */
    static MpiBuffer all(ByteBuffer of) {
        return buffer(of.duplicate().order(ByteOrder.nativeOrder()));
    }

    static MpiBuffer part(DoubleBuffer of, int count) {
        return buffer(of.duplicate().limit(count));
    }

    /** Data that differs from byte to byte, from rank to rank and from size to size. */
    static void fill(ByteBuffer data, int offset, int bytes, int seed) {
        for (int i = 0; i < bytes; i++) {
            data.put(offset + i, pattern(i, seed));
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
        Direct(int sent, int window) {
            super(aligned(sent), aligned(window));
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
        ByteBuffer another(int bytes) {
            return aligned(bytes);
        }
    }

    /** Where the virtual machine puts them. */
    private static final class Arrays extends Messages {
        private final double[] sendDoubles;
        private final double[] receiveDoubles;

        Arrays(int sent, int window) {
            super(onHeap(sent), onHeap(window));
            sendDoubles = new double[sent / Double.BYTES];
            receiveDoubles = new double[sent / Double.BYTES];
        }

        private static ByteBuffer onHeap(int bytes) {
            return ByteBuffer.wrap(new byte[bytes]).order(ByteOrder.nativeOrder());
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
        ByteBuffer another(int bytes) {
            return onHeap(bytes);
        }
    }
}
