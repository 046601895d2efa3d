package org.mpi4j;

/**
 * From where to where an element of a datatype counts as reaching. Bounds that the program has set
 * are passed on to types derived from it, those that follow from the data are rounded up to the
 * alignment of the data, as a C compiler pads a struct.
 *
 * @param lower lower bound
 * @param upper upper bound
 * @param alignment the strictest of the data, in bytes
 * @param set whether the program has set the bounds
 * @see "MPI 4.1 sections 5.1 and 5.1.6"
 */
record TypeBounds(long lower, long upper, int alignment, boolean set) {
    static final TypeBounds NONE = new TypeBounds(0, 0, 1, false);

    static TypeBounds explicit(TypeBounds old, long lower, long extent) {
        return new TypeBounds(lower, Math.addExact(lower, extent), old.alignment, true);
    }

    /** As if there were a second element so many bytes on. */
    TypeBounds repeated(long last) {
        long low = Math.addExact(lower, Math.min(0, last));
        long high = Math.addExact(upper, Math.max(0, last));
        return new TypeBounds(low, high, alignment, set).padded();
    }

    /** Elements at another place beside these. */
    TypeBounds and(TypeBounds other, long shift) {
        long low = Math.addExact(other.lower, shift);
        long high = Math.addExact(other.upper, shift);
        int stricter = Math.max(alignment, other.alignment);
        if (set != other.set) {
            return set
                    ? new TypeBounds(lower, upper, stricter, true)
                    : new TypeBounds(low, high, stricter, true);
        }
        return new TypeBounds(Math.min(lower, low), Math.max(upper, high), stricter, set);
    }

    TypeBounds shifted(long shift) {
        return new TypeBounds(
                Math.addExact(lower, shift), Math.addExact(upper, shift), alignment, set);
    }

    /** Rounded up, unless set. */
    TypeBounds padded() {
        long over = set ? 0 : Math.floorMod(Math.subtractExact(upper, lower), alignment);
        return over == 0
                ? this
                : new TypeBounds(lower, Math.addExact(upper, alignment - over), alignment, false);
    }
}
