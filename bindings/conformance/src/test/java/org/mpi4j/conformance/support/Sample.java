package org.mpi4j.conformance.support;

import java.util.function.IntToLongFunction;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;

/** Elements of one type in one kind of storage, between guards that no call may touch. */
public final class Sample {
    private static final int GUARDS = 3;

    private final Primitive primitive;
    private final StorageKind kind;
    private final int count;
    private final Cells cells;

    /** All elements hold the guard value. */
    public Sample(Primitive primitive, StorageKind kind, int count) {
        this.primitive = primitive;
        this.kind = kind;
        this.count = count;
        int length = count + 2 * GUARDS;
        this.cells =
                switch (kind) {
                    case ARRAY, WRAPPED -> new ArrayCells(primitive, kind, length);
                    case ADDRESS -> new AddressCells(primitive, length);
                    default -> new NioCells(primitive, kind, length);
                };
        for (int i = 0; i < length; i++) {
            cells.set(i, Values.guard(primitive));
        }
    }

    /** The elements between the guards. */
    public MpiBuffer buffer() {
        return cells.buffer(GUARDS, count);
    }

    /** Element {@code i} becomes test value {@code seed + i}. */
    public Sample fill(int seed) {
        return fill(0, count, seed);
    }

    /** Element {@code from + i} becomes test value {@code seed + i}. */
    public Sample fill(int from, int elements, int seed) {
        for (int i = 0; i < elements; i++) {
            cells.set(GUARDS + from + i, Values.bits(primitive, seed + i));
        }
        return this;
    }

    /** Sets an element by its bits. */
    public void set(int index, long bits) {
        cells.set(GUARDS + index, bits);
    }

    /** The bits of an element. */
    public long get(int index) {
        return cells.get(GUARDS + index);
    }

    /** Fails unless the elements are the test values from {@code seed} and the guards are whole. */
    public void expect(int seed) {
        expect(i -> Values.bits(primitive, seed + i));
    }

    /** Fails unless every element still is as it was made. */
    public void expectUntouched() {
        expect(i -> Values.guard(primitive));
    }

    /** Fails unless the elements have the bits expected and the guards are whole. */
    public void expect(IntToLongFunction expected) {
        for (int i = -GUARDS; i < count + GUARDS; i++) {
            boolean inside = i >= 0 && i < count;
            long wanted = inside ? expected.applyAsLong(i) : Values.guard(primitive);
            long found = cells.get(GUARDS + i);
            if (found != wanted) {
                throw new AssertionError(
                        (inside ? "element " : "guard ")
                                + i
                                + " of "
                                + this
                                + " is "
                                + Long.toHexString(found)
                                + ", should be "
                                + Long.toHexString(wanted));
            }
        }
    }

    /** Test value of an index, as {@link #fill} writes it. */
    public long value(int n) {
        return Values.bits(primitive, n);
    }

    @Override
    public String toString() {
        return count + " x " + primitive + " in " + kind;
    }
}
