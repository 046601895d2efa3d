package org.mpi4j.spi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/** Checks of single arguments, each with the name that the caller gave it. */
public final class Checks {
    private Checks() {}

    /**
     * Refuses what cannot be sent.
     *
     * @param name the argument's name
     * @param buffer the argument
     */
    public static void sendable(String name, @Nullable MpiBuffer buffer) {
        if (buffer == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        MpiBuffer.Storage storage = buffer.storage();
        if (storage == MpiBuffer.Storage.IN_PLACE || storage == MpiBuffer.Storage.NONE) {
            throw new MpiException(ErrorClass.BUFFER, name + " must not be " + buffer + " here");
        }
        if (buffer.datatype().isClosed()) {
            throw new MpiException(ErrorClass.TYPE, name + "'s datatype is closed: " + buffer);
        }
    }

    /**
     * Refuses what cannot be received into.
     *
     * @param name the argument's name
     * @param buffer the argument
     */
    public static void receivable(String name, @Nullable MpiBuffer buffer) {
        sendable(name, buffer);
        if (buffer.isReadOnly()) {
            throw new MpiException(
                    ErrorClass.BUFFER, name + " is received into, but is read-only: " + buffer);
        }
    }

    /**
     * Refuses ranks that nothing can be sent to.
     *
     * @param name the argument's name
     * @param rank the argument
     * @param size size of the communicator
     */
    public static void destination(String name, int rank, int size) {
        if ((rank < 0 || rank >= size) && rank != Mpi.PROC_NULL) {
            throw new MpiException(
                    ErrorClass.RANK,
                    name + " is " + rank + "; allowed are 0 to " + (size - 1) + " and PROC_NULL");
        }
    }

    /**
     * Refuses ranks that nothing can be received from.
     *
     * @param name the argument's name
     * @param rank the argument
     * @param size size of the communicator
     */
    public static void source(String name, int rank, int size) {
        if ((rank < 0 || rank >= size) && rank != Mpi.PROC_NULL && rank != Mpi.ANY_SOURCE) {
            throw new MpiException(
                    ErrorClass.RANK,
                    name
                            + " is "
                            + rank
                            + "; allowed are 0 to "
                            + (size - 1)
                            + ", ANY_SOURCE and PROC_NULL");
        }
    }

    /**
     * Refuses what is not a rank.
     *
     * @param name the argument's name
     * @param rank the argument
     * @param size number of ranks
     */
    public static void rank(String name, int rank, int size) {
        if (rank < 0 || rank >= size) {
            throw new MpiException(
                    ErrorClass.RANK, name + " is " + rank + "; allowed are 0 to " + (size - 1));
        }
    }

    /**
     * Refuses missing hints.
     *
     * @param info the argument
     */
    public static void info(@Nullable Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
    }

    /**
     * Refuses tags that cannot be sent.
     *
     * @param name the argument's name
     * @param tag the argument
     * @param upperBound the largest tag
     */
    public static void sendTag(String name, int tag, int upperBound) {
        if (tag < 0 || tag > upperBound) {
            throw new MpiException(
                    ErrorClass.TAG, name + " is " + tag + "; allowed are 0 to " + upperBound);
        }
    }

    /**
     * Refuses tags that cannot be received.
     *
     * @param name the argument's name
     * @param tag the argument
     * @param upperBound the largest tag
     */
    public static void receiveTag(String name, int tag, int upperBound) {
        if ((tag < 0 || tag > upperBound) && tag != Mpi.ANY_TAG) {
            throw new MpiException(
                    ErrorClass.TAG,
                    name + " is " + tag + "; allowed are 0 to " + upperBound + " and ANY_TAG");
        }
    }

    /**
     * Refuses roots outside the communicator.
     *
     * @param root the argument
     * @param size size of the communicator
     */
    public static void root(int root, int size) {
        if (root < 0 || root >= size) {
            throw new MpiException(
                    ErrorClass.ROOT, "root is " + root + "; allowed are 0 to " + (size - 1));
        }
    }

    /**
     * Refuses operations that cannot be used for a reduction of a datatype.
     *
     * @param op the argument
     * @param type the datatype to be combined
     */
    public static void op(@Nullable Op op, Datatype type) {
        openOp(op);
        if (!op.isForReductions()) {
            throw new MpiException(ErrorClass.OP, op + " is for one-sided communication only");
        }
        accepted(op, type);
        if (op.function().isPresent() && type.map().lowest(2) < 0) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    op + " cannot be given elements that reach below their origin: " + type);
        }
    }

    /**
     * Refuses what {@link Mpi#reduceLocal} must not be given.
     *
     * @param in what is read
     * @param inOut what is overwritten
     * @param op the operation
     */
    public static void reduceLocal(
            @Nullable MpiBuffer in, @Nullable MpiBuffer inOut, @Nullable Op op) {
        sendable("in", in);
        receivable("inOut", inOut);
        op(op, inOut.datatype());
        if (in.datatype() != inOut.datatype()) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    "in has elements of " + in.datatype() + ", inOut of " + inOut.datatype());
        }
        CollectiveChecks.counted("in", in, "the count of inOut", inOut.count());
        if (Parts.overlap(in, inOut)) {
            throw new MpiException(ErrorClass.BUFFER, "in and inOut overlap");
        }
    }

    /**
     * Refuses operations that cannot be used to accumulate into a window.
     *
     * @param op the argument
     * @param type the datatype to be combined
     */
    public static void accumulateOp(@Nullable Op op, Datatype type) {
        openOp(op);
        if (op.builtin().isEmpty()) {
            throw new MpiException(
                    ErrorClass.OP, op + " is not predefined; only such can accumulate");
        }
        accepted(op, type);
    }

    private static void openOp(@Nullable Op op) {
        if (op == null) {
            throw new MpiException(ErrorClass.OP, "op is null");
        }
        if (op.isClosed()) {
            throw new MpiException(ErrorClass.OP, "op is closed: " + op);
        }
    }

    private static void accepted(Op op, Datatype type) {
        if (!op.accepts(type)) {
            throw new MpiException(ErrorClass.OP, op + " does not accept " + type);
        }
    }

    /**
     * Refuses generalized requests that nobody would answer for.
     *
     * @param callbacks the argument
     */
    public static void callbacks(GeneralizedRequest.@Nullable Callbacks callbacks) {
        if (callbacks == null) {
            throw new MpiException(ErrorClass.ARG, "callbacks is null");
        }
    }

    /**
     * Refuses exit codes that a launcher cannot return.
     *
     * @param exitCode the argument
     */
    public static void exitCode(int exitCode) {
        if (exitCode < 1 || exitCode > 255) {
            throw new MpiException(
                    ErrorClass.ARG, "exitCode is " + exitCode + "; allowed are 1 to 255");
        }
    }

    /**
     * Refuses sizes that no buffer can have, and missing hints.
     *
     * @param bytes size of memory to allocate
     * @param info hints
     */
    public static void allocation(long bytes, @Nullable Info info) {
        if (bytes < 0 || bytes > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    "bytes is " + bytes + "; allowed are 0 to " + Integer.MAX_VALUE);
        }
        info(info);
    }
}
