package org.mpi4j.spi;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;

/** Checks of the arguments of one-sided accesses. */
final class AccessChecks {
    private static final Set<Primitive> COMPARABLE =
            EnumSet.complementOf(EnumSet.of(Primitive.FLOAT, Primitive.DOUBLE));

    private AccessChecks() {}

    /** The target has as much data as the origin. */
    static void target(String name, MpiBuffer origin, long count, @Nullable Datatype type) {
        if (type == origin.datatype() && count == origin.count()) {
            return;
        }
        if (type == null) {
            throw new MpiException(ErrorClass.TYPE, "type is null");
        }
        type.requireOpen();
        if (count < 0) {
            throw new MpiException(ErrorClass.COUNT, "count must not be negative, is " + count);
        }
        // Not more than in the origin, whose product cannot overflow.
        boolean same = type.size() == 0 || count <= origin.dataBytes() / type.size();
        if (!same || count * type.size() != origin.dataBytes()) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name
                            + " has "
                            + origin.dataBytes()
                            + " bytes of data, the target has "
                            + count
                            + " x "
                            + type);
        }
    }

    static void rank(int rank, int size) {
        if ((rank < 0 || rank >= size) && rank != Mpi.PROC_NULL) {
            throw new MpiException(
                    ErrorClass.RANK,
                    "rank is " + rank + "; allowed are 0 to " + (size - 1) + " and PROC_NULL");
        }
    }

    /** All elements of both are made of one primitive, or are one pair type, and so on. */
    static void combined(String name, MpiBuffer buffer, Datatype type, @Nullable Op op) {
        Datatype element = element(type);
        if (element(buffer.datatype()) != element) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    name + " has elements of " + buffer.datatype() + ", the target of " + type);
        }
        Checks.accumulateOp(op, element);
    }

    private static Datatype element(Datatype type) {
        if (type.isPredefined()) {
            return type;
        }
        return type.primitive()
                .map(Datatype::of)
                .orElseThrow(
                        () ->
                                new MpiException(
                                        ErrorClass.TYPE,
                                        "elements of several primitives cannot be combined: "
                                                + type));
    }

    /** Without a result, an operation that changes nothing is an error in C too. */
    static void effective(Op op) {
        if (op == Op.NO_OP) {
            throw new MpiException(
                    ErrorClass.OP, op + " is only for calls that give what was there before");
        }
    }

    /** One element of a predefined datatype. */
    static void single(String name, MpiBuffer buffer, Datatype type) {
        if (!type.isPredefined() || buffer.datatype() != type) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    name
                            + " must be of the result's type and that predefined, is of "
                            + buffer.datatype()
                            + ", result of "
                            + type);
        }
        if (buffer.count() != 1) {
            throw new MpiException(
                    ErrorClass.COUNT, name + " must be one element, is " + buffer.count());
        }
    }

    static void comparable(Datatype type) {
        boolean fits =
                type.constructor() instanceof TypeConstructor.Named named
                        && COMPARABLE.contains(named.primitive());
        if (!fits) {
            throw new MpiException(ErrorClass.TYPE, type + " cannot be compared and swapped");
        }
    }

    /** The right operands may be left out where nothing is done with them. */
    static boolean isAbsent(@Nullable MpiBuffer origin, @Nullable Op op) {
        return origin == MpiBuffer.NONE && op == Op.NO_OP;
    }

    static void apart(String name, MpiBuffer one, String otherName, MpiBuffer other) {
        if (Parts.overlap(one, other)) {
            throw new MpiException(ErrorClass.BUFFER, name + " and " + otherName + " overlap");
        }
    }

    /** Memory that MPI may keep the address of. */
    static void direct(@Nullable MpiBuffer memory) {
        Checks.receivable("memory", memory);
        MpiBuffer.Storage storage = memory.storage();
        if (storage != MpiBuffer.Storage.DIRECT && storage != MpiBuffer.Storage.ADDRESS) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "memory is on the Java heap, where it moves; use ByteBuffer.allocateDirect or"
                            + " Windows.allocate: "
                            + memory);
        }
    }
}
