package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mpi4j.ArrayOrder;
import org.mpi4j.Distribution;
import org.mpi4j.ErrorClass;
import org.mpi4j.LockType;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.SplitType;
import org.mpi4j.ThreadLevel;
import org.mpi4j.WindowAssertion;
import org.mpi4j.raw.OpenMpi;

/** The library's handles, numbers and strings as Java's, and the other way round. */
final class Handles {
    private Handles() {}

    /** The MPI datatype of a Java primitive. */
    static long of(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> OpenMpi.MPI_INT8_T;
            case BOOLEAN -> OpenMpi.MPI_C_BOOL;
            case CHAR -> OpenMpi.MPI_UINT16_T;
            case SHORT -> OpenMpi.MPI_INT16_T;
            case INT -> OpenMpi.MPI_INT32_T;
            case LONG -> OpenMpi.MPI_INT64_T;
            case FLOAT -> OpenMpi.MPI_FLOAT;
            case DOUBLE -> OpenMpi.MPI_DOUBLE;
        };
    }

    /** The MPI datatype of a value of a Java primitive and its index. */
    static long ofPair(Primitive value) {
        return switch (value) {
            case SHORT -> OpenMpi.MPI_SHORT_INT;
            case INT -> OpenMpi.MPI_2INT;
            case LONG -> OpenMpi.MPI_LONG_INT;
            case FLOAT -> OpenMpi.MPI_FLOAT_INT;
            case DOUBLE -> OpenMpi.MPI_DOUBLE_INT;
            case BYTE, BOOLEAN, CHAR ->
                    throw new MpiException(ErrorClass.TYPE, "no pairs of " + value);
        };
    }

    /** The number of an order. */
    static int of(ArrayOrder order) {
        return switch (order) {
            case C -> OpenMpi.MPI_ORDER_C;
            case FORTRAN -> OpenMpi.MPI_ORDER_FORTRAN;
        };
    }

    /** The number of a distribution. */
    static int of(Distribution.Kind kind) {
        return switch (kind) {
            case BLOCK -> OpenMpi.MPI_DISTRIBUTE_BLOCK;
            case CYCLIC -> OpenMpi.MPI_DISTRIBUTE_CYCLIC;
            case NONE -> OpenMpi.MPI_DISTRIBUTE_NONE;
        };
    }

    /** The MPI operation of a constant. */
    static long of(Op.Builtin op) {
        return switch (op) {
            case SUM -> OpenMpi.MPI_SUM;
            case PROD -> OpenMpi.MPI_PROD;
            case MAX -> OpenMpi.MPI_MAX;
            case MIN -> OpenMpi.MPI_MIN;
            case LAND -> OpenMpi.MPI_LAND;
            case LOR -> OpenMpi.MPI_LOR;
            case LXOR -> OpenMpi.MPI_LXOR;
            case BAND -> OpenMpi.MPI_BAND;
            case BOR -> OpenMpi.MPI_BOR;
            case BXOR -> OpenMpi.MPI_BXOR;
            case MINLOC -> OpenMpi.MPI_MINLOC;
            case MAXLOC -> OpenMpi.MPI_MAXLOC;
            case REPLACE -> OpenMpi.MPI_REPLACE;
            case NO_OP -> OpenMpi.MPI_NO_OP;
        };
    }

    /** The number of what ranks share. */
    static int of(SplitType type) {
        return switch (type) {
            case SHARED -> OpenMpi.MPI_COMM_TYPE_SHARED;
            case HWTHREAD -> OpenMpi.OMPI_COMM_TYPE_HWTHREAD;
            case CORE -> OpenMpi.OMPI_COMM_TYPE_CORE;
            case L1CACHE -> OpenMpi.OMPI_COMM_TYPE_L1CACHE;
            case L2CACHE -> OpenMpi.OMPI_COMM_TYPE_L2CACHE;
            case L3CACHE -> OpenMpi.OMPI_COMM_TYPE_L3CACHE;
            case SOCKET -> OpenMpi.OMPI_COMM_TYPE_SOCKET;
            case NUMA -> OpenMpi.OMPI_COMM_TYPE_NUMA;
            case BOARD -> OpenMpi.OMPI_COMM_TYPE_BOARD;
            case HOST -> OpenMpi.OMPI_COMM_TYPE_HOST;
            case CU -> OpenMpi.OMPI_COMM_TYPE_CU;
            case CLUSTER -> OpenMpi.OMPI_COMM_TYPE_CLUSTER;
            case UNDEFINED -> OpenMpi.MPI_UNDEFINED;
        };
    }

    /** The number of a thread level. */
    static int of(ThreadLevel level) {
        return switch (level) {
            case SINGLE -> OpenMpi.MPI_THREAD_SINGLE;
            case FUNNELED -> OpenMpi.MPI_THREAD_FUNNELED;
            case SERIALIZED -> OpenMpi.MPI_THREAD_SERIALIZED;
            case MULTIPLE -> OpenMpi.MPI_THREAD_MULTIPLE;
        };
    }

    /** The thread level of a number. */
    static ThreadLevel threadLevel(int number) {
        return switch (number) {
            case OpenMpi.MPI_THREAD_FUNNELED -> ThreadLevel.FUNNELED;
            case OpenMpi.MPI_THREAD_SERIALIZED -> ThreadLevel.SERIALIZED;
            case OpenMpi.MPI_THREAD_MULTIPLE -> ThreadLevel.MULTIPLE;
            default -> ThreadLevel.SINGLE;
        };
    }

    /** The number of a kind of lock. */
    static int of(LockType type) {
        return switch (type) {
            case EXCLUSIVE -> OpenMpi.MPI_LOCK_EXCLUSIVE;
            case SHARED -> OpenMpi.MPI_LOCK_SHARED;
        };
    }

    /** The bit of an assertion. */
    static int of(WindowAssertion assertion) {
        return switch (assertion) {
            case NOCHECK -> OpenMpi.MPI_MODE_NOCHECK;
            case NOSTORE -> OpenMpi.MPI_MODE_NOSTORE;
            case NOPUT -> OpenMpi.MPI_MODE_NOPUT;
            case NOPRECEDE -> OpenMpi.MPI_MODE_NOPRECEDE;
            case NOSUCCEED -> OpenMpi.MPI_MODE_NOSUCCEED;
        };
    }

    /** A string that MPI reads. */
    static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** A string that MPI wrote; some versions count the final zero as part of it. */
    static String text(byte[] bytes, int length) {
        int end = length > 0 && bytes[length - 1] == 0 ? length - 1 : length;
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** A string that MPI wrote, up to its final zero. */
    static String text(byte[] terminated) {
        int end = 0;
        while (terminated[end] != 0) {
            end++;
        }
        return new String(terminated, 0, end, StandardCharsets.UTF_8);
    }
}
