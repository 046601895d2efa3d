package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;

/** More elements than an {@code int} can count, as one element; made for one operation. */
final class LargeType extends CountedHandle {
    private LargeType(long handle) {
        super(handle, false);
    }

    static LargeType of(CountedHandle element, long count) {
        long[] lower = new long[1];
        long[] extent = new long[1];
        int code = OpenMpi.MPI_Type_get_extent_x(element.handle(), lower, extent);
        Errors.check("MPI_Type_get_extent_x", code);
        long made = NativeTypes.large(element.handle(), extent[0], count);
        return new LargeType(NativeDatatype.committed(made));
    }

    @Override
    void destroy() {
        if (Environment.isMpiActive()) {
            NativeTypes.free(handle());
        }
    }
}
