package org.mpi4j.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

/** What the arguments of packing and unpacking must be. */
final class PackingChecks {
    private PackingChecks() {}

    /** Bytes of data in so many elements. */
    static long size(long count, @Nullable Datatype type) {
        if (type == null) {
            throw new MpiException(ErrorClass.TYPE, "type is null");
        }
        type.requireOpen();
        if (count < 0) {
            throw new MpiException(ErrorClass.COUNT, "count must not be negative, is " + count);
        }
        try {
            return Math.multiplyExact(count, type.size());
        } catch (ArithmeticException e) {
            throw new MpiException(
                    ErrorClass.COUNT, "count " + count + " needs more than 2^63 bytes", e);
        }
    }

    static void pack(MpiBuffer from, @Nullable ByteBuffer to) {
        Checks.sendable("from", from);
        if (to == null) {
            throw new MpiException(ErrorClass.BUFFER, "to is null");
        }
        if (to.isReadOnly()) {
            throw new MpiException(ErrorClass.BUFFER, "to is packed into, but is read-only");
        }
        enough("to has room for ", to.remaining(), from);
    }

    static void unpack(@Nullable ByteBuffer from, MpiBuffer to) {
        if (from == null) {
            throw new MpiException(ErrorClass.BUFFER, "from is null");
        }
        Checks.receivable("to", to);
        enough("from has ", from.remaining(), to);
    }

    private static void enough(String what, int bytes, MpiBuffer data) {
        if (data.dataBytes() > bytes) {
            throw new MpiException(
                    ErrorClass.TRUNCATE,
                    what + bytes + " bytes, " + data.dataBytes() + " are needed for " + data);
        }
    }
}
