package org.mpi4j.conformance.differential;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Random;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;

/** Numbers in storage of some kind: what a call is given, and what it leaves. */
final class Cells implements AutoCloseable {
    private enum Kind {
        ARRAY,
        DIRECT,
        HEAP,
        /** Every other element of an array, by a derived datatype. */
        STRIDED
    }

    private static final int BEFORE = 3;
    private static final int STRIDE = 2;

    private final Kind kind;
    private final int count;
    private final LongBuffer cells;
    private final Datatype type;

    private Cells(Kind kind, int count) {
        this.kind = kind;
        this.count = count;
        int room = BEFORE + STRIDE * count + 1;
        this.cells =
                kind == Kind.DIRECT
                        ? ByteBuffer.allocateDirect(room * Long.BYTES)
                                .order(ByteOrder.nativeOrder())
                                .asLongBuffer()
                        : LongBuffer.wrap(new long[room]);
        this.type =
                kind == Kind.STRIDED
                        ? Datatype.vector(count, 1, STRIDE, Datatype.LONG)
                        : Datatype.LONG;
    }

    /**
     * Room for so many numbers in storage that chance chooses; all ranks may choose differently.
     */
    static Cells of(Random chance, int count) {
        return new Cells(Kind.values()[chance.nextInt(Kind.values().length)], count);
    }

    /** The same with numbers in it. */
    static Cells of(Random chance, long... values) {
        Cells made = of(chance, values.length);
        for (int i = 0; i < values.length; i++) {
            made.cells.put(made.at(i), values[i]);
        }
        return made;
    }

    private int at(int i) {
        return BEFORE + (kind == Kind.STRIDED ? STRIDE * i : i);
    }

    MpiBuffer buffer() {
        return switch (kind) {
            case ARRAY -> MpiBuffer.buffer(cells.array(), BEFORE, count);
            case DIRECT, HEAP ->
                    MpiBuffer.buffer(cells.duplicate().position(BEFORE).limit(BEFORE + count));
            case STRIDED -> MpiBuffer.buffer(cells.array(), BEFORE, STRIDE * count + 1).as(1, type);
        };
    }

    /** The numbers as they are now. */
    long[] values() {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = cells.get(at(i));
        }
        return values;
    }

    @Override
    public void close() {
        if (kind == Kind.STRIDED) {
            type.close();
        }
    }
}
