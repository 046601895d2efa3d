package org.mpi4j.purejava.transport;

import java.nio.ByteBuffer;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.stress.Slots;
import org.mpi4j.spi.Memory;

/** A ring with both ends, and frames whose every part tells their number. */
final class Frames {
    /** What {@link #read} finds. */
    static final int NOTHING = 0;

    static final int WHOLE = 1;
    static final int TORN = 2;

    /** Lines of the ring. */
    static final int LINES = RingLayout.MIN_CAPACITY / RingLayout.LINE;

    private static final Slots SLOTS = new Slots(Rings.bytes(RingLayout.MIN_CAPACITY));
    private static final int WORDS = 12;

    private final RingWriter writer;
    private final RingReader reader;
    private final Memory received = new Memory(ByteBuffer.allocate(WORDS * Long.BYTES));

    /** A ring that was used for long: only where the first frame will be, there is a zero. */
    Frames() {
        ByteBuffer memory = SLOTS.next();
        memory.putLong(RingLayout.HEAD, 0).putLong(RingLayout.CREDIT, 0);
        for (int line = 1; line < LINES; line++) {
            int at = RingLayout.COUNTERS + line * RingLayout.LINE;
            memory.putLong(at, RingLayout.commit(Frame.EAGER, -1, Long.BYTES));
        }
        memory.putLong(RingLayout.COUNTERS, 0);
        writer = new RingWriter(memory);
        reader = new RingReader(memory);
    }

    /** Sends a frame without payload: one line. */
    boolean write(int number) {
        return writer.offer(Frame.EAGER, number, number, number, number);
    }

    /** Sends a frame of two lines. */
    boolean writeLong(int number) {
        long[] payload = new long[WORDS - 1];
        java.util.Arrays.fill(payload, number);
        MpiBuffer data = MpiBuffer.buffer(payload);
        int length = payload.length * Long.BYTES;
        return writer.offer(Frame.EAGER, number, number, number, number, data, 0, length);
    }

    /** Takes the next frame, if there is one, and says whether it is the one of this number. */
    int read(int number) {
        if (!reader.poll()) {
            return NOTHING;
        }
        boolean whole =
                reader.kind() == Frame.EAGER
                        && reader.tag() == number
                        && reader.context() == number
                        && reader.first() == number
                        && reader.second() == number;
        int words = reader.length() / Long.BYTES;
        reader.copyTo(received, 0);
        for (int i = 0; i < words; i++) {
            whole &= received.bytes().getLong(i * Long.BYTES) == number;
        }
        reader.release();
        return whole ? WHOLE : TORN;
    }
}
