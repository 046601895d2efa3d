package org.mpi4j.spi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.TypeMap;

/**
 * How large every rank's part of a window is, so that an access outside of it is refused before the
 * library makes it: C writes anywhere. Of a dynamic window nothing is known.
 */
final class WindowLayout {
    private final long @Nullable [] sizes;
    private final long @Nullable [] units;

    private WindowLayout(long @Nullable [] sizes, long @Nullable [] units) {
        this.sizes = sizes;
        this.units = units;
    }

    /** Of a dynamic window. */
    static WindowLayout unknown() {
        return new WindowLayout(null, null);
    }

    /**
     * Of any other window.
     *
     * @param pairs size and unit of each rank in turn, both in bytes
     */
    static WindowLayout of(long[] pairs) {
        long[] sizes = new long[pairs.length / 2];
        long[] units = new long[pairs.length / 2];
        for (int rank = 0; rank < sizes.length; rank++) {
            sizes[rank] = pairs[2 * rank];
            units[rank] = pairs[2 * rank + 1];
        }
        return new WindowLayout(sizes, units);
    }

    /** What a rank has contributed, in bytes. */
    long size(int rank) {
        long[] of = sizes;
        return of == null ? 0 : of[rank];
    }

    /** The lowest rank that has contributed something; 0 if none has. */
    int firstNotEmpty() {
        long[] of = sizes;
        int rank = 0;
        while (of != null && rank < of.length && of[rank] == 0) {
            rank++;
        }
        return of == null || rank == of.length ? 0 : rank;
    }

    /** Refuses elements that are not inside the memory of a rank. */
    void requireInside(int rank, long displacement, long count, Datatype type) {
        if (displacement < 0) {
            throw new MpiException(
                    ErrorClass.DISP, "displacement must not be negative, is " + displacement);
        }
        long[] of = sizes;
        long[] unit = units;
        if (of != null && unit != null && count != 0) {
            requireInside(rank, displacement, count, type, of[rank], unit[rank]);
        }
    }

    private static void requireInside(
            int rank, long displacement, long count, Datatype type, long size, long unit) {
        TypeMap map = type.map();
        try {
            long start = Math.multiplyExact(displacement, unit);
            long steps = Math.multiplyExact(count - 1, map.extent());
            long low = Math.addExact(start + Math.min(0, steps), map.trueLowerBound());
            long high =
                    Math.addExact(Math.addExact(start, Math.max(0, steps)), map.trueUpperBound());
            if (start <= size && low >= 0 && high <= size) {
                return;
            }
        } catch (ArithmeticException e) {
            throw outside(rank, displacement, count, type, size, unit);
        }
        throw outside(rank, displacement, count, type, size, unit);
    }

    private static MpiException outside(
            int rank, long displacement, long count, Datatype type, long size, long unit) {
        return new MpiException(
                ErrorClass.RMA_RANGE,
                count
                        + " x "
                        + type
                        + " from displacement "
                        + displacement
                        + " in units of "
                        + unit
                        + " are not inside the "
                        + size
                        + " bytes of rank "
                        + rank);
    }
}
