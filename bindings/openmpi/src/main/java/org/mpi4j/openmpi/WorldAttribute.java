package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/** The predefined attributes of MPI_COMM_WORLD (MPI 4.1 section 9.1.2). */
final class WorldAttribute {
    private WorldAttribute() {}

    /** An attribute that every library has. */
    static int required(int keyval) {
        return of(keyval)
                .orElseThrow(
                        () ->
                                new MpiException(
                                        ErrorClass.INTERN,
                                        "the library does not tell predefined attribute "
                                                + keyval));
    }

    /** An attribute that may not be set. */
    static OptionalInt of(int keyval) {
        ByteBuffer out = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        long address = NativeMemory.address(out);
        int code = OpenMpi.MPI_Comm_get_attr(OpenMpi.MPI_COMM_WORLD, keyval, address, address + 8);
        Errors.check("MPI_Comm_get_attr", code);
        // The attribute is a pointer to the value.
        return out.getInt(8) == 0
                ? OptionalInt.empty()
                : OptionalInt.of(NativeMemory.view(out.getLong(0), Integer.BYTES).getInt(0));
    }
}
