package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.RawMemory;

/**
 * Pairs of longs in every kind of storage, as elements of a derived datatype, with guards around
 * and between them that nobody may touch.
 */
final class Cells {
    /** How they are stored. */
    enum Form {
        ARRAY,
        STRIDED_ARRAY,
        DIRECT_BYTES,
        DIRECT_LONGS,
        HEAP_LONGS,
        ODD_BYTES,
        STRIDED_DIRECT,
        ADDRESS
    }

    static final Datatype DENSE = Datatype.contiguous(2, Datatype.LONG);
    static final Datatype STRIDED = Datatype.vector(2, 1, 2, Datatype.LONG);

    private static final long GUARD = 0x5a5a_1234_5a5a_1234L;
    private static final int MARGIN = 2;

    private final int count;
    private final boolean strided;
    private final ByteBuffer bytes;
    private final long[] array;
    private final Form form;
    private final long address;
    private final MpiBuffer buffer;

    Cells(Form form, int count) {
        this.form = form;
        this.count = count;
        this.strided = form == Form.STRIDED_ARRAY || form == Form.STRIDED_DIRECT;
        int longs = 2 * MARGIN + 3 * count;
        this.array = new long[longs];
        this.address = form == Form.ADDRESS ? OffHeap.allocate(8L * longs) : 0;
        this.bytes = storage(8 * longs);
        for (int i = 0; i < longs; i++) {
            put(i, GUARD);
        }
        this.buffer = make(longs);
    }

    /** The form number {@code which}, counted round. */
    static Cells any(int which, int count) {
        return new Cells(Form.values()[Math.floorMod(which, Form.values().length)], count);
    }

    private ByteBuffer storage(int size) {
        ByteBuffer made =
                switch (form) {
                    case ARRAY, STRIDED_ARRAY -> ByteBuffer.allocate(0);
                    case HEAP_LONGS -> ByteBuffer.allocate(size);
                    case ODD_BYTES -> ByteBuffer.allocate(size + 3).slice(3, size);
                    case ADDRESS -> RawMemory.at(address, size);
                    default -> ByteBuffer.allocateDirect(size);
                };
        return made.order(ByteOrder.nativeOrder());
    }

    private MpiBuffer make(int longs) {
        Datatype type = strided ? STRIDED : DENSE;
        int body = longs - 2 * MARGIN;
        LongBuffer view = bytes.asLongBuffer();
        MpiBuffer whole =
                switch (form) {
                    case ARRAY, STRIDED_ARRAY -> MpiBuffer.buffer(array, MARGIN, body);
                    case DIRECT_LONGS, HEAP_LONGS ->
                            MpiBuffer.buffer(view.position(MARGIN).limit(MARGIN + body));
                    case ADDRESS -> {
                        long start = address + 8L * MARGIN;
                        yield MpiBuffer.address(start, count, type);
                    }
                    default -> {
                        ByteBuffer part = bytes.duplicate().order(ByteOrder.nativeOrder());
                        yield MpiBuffer.buffer(
                                part.position(8 * MARGIN).limit(8 * (MARGIN + body)));
                    }
                };
        return form == Form.ADDRESS ? whole : whole.as(count, type);
    }

    MpiBuffer buffer() {
        return buffer;
    }

    int count() {
        return count;
    }

    private int index(int i) {
        return strided ? MARGIN + 3 * (i / 2) + 2 * (i % 2) : MARGIN + i;
    }

    private void put(int index, long value) {
        if (bytes.capacity() == 0) {
            array[index] = value;
        } else {
            bytes.putLong(8 * index, value);
        }
    }

    private long read(int index) {
        return bytes.capacity() == 0 ? array[index] : bytes.getLong(8 * index);
    }

    /** Sets long {@code i} of {@code 2 * count()}. */
    void set(int i, long value) {
        put(index(i), value);
    }

    long get(int i) {
        return read(index(i));
    }

    /** Fills cells {@code from} and up with the contribution of {@code rank} to {@code to}. */
    Cells fill(int from, int cells, int rank, int to) {
        for (int i = 0; i < 2 * cells; i++) {
            set(2 * from + i, value(rank, to, i));
        }
        return this;
    }

    void check(int from, int cells, int rank, int to) {
        for (int i = 0; i < 2 * cells; i++) {
            assertEquals(value(rank, to, i), get(2 * from + i), this + " at " + i);
        }
    }

    void checkUntouched(int from, int cells) {
        for (int i = 0; i < 2 * cells; i++) {
            assertEquals(GUARD, get(2 * from + i), this + " gap at " + i);
        }
    }

    /** Everything that is not an element is as it was. */
    void checkGuards() {
        boolean[] mine = new boolean[array.length];
        for (int i = 0; i < 2 * count; i++) {
            mine[index(i)] = true;
        }
        for (int i = 0; i < mine.length; i++) {
            if (!mine[i]) {
                assertEquals(GUARD, read(i), this + " guard at " + i);
            }
        }
    }

    static long value(int rank, int to, int i) {
        long mixed = (rank * 31L + to) * 0x9e37_79b9_7f4a_7c15L + i * 0xbf58_476d_1ce4_e5b9L;
        return mixed ^ mixed >>> 29;
    }

    @Override
    public String toString() {
        return form + " of " + count;
    }
}
