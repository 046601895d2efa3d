package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Participants;

/**
 * Tells all ranks of a communicator that a program's operation has thrown on one of them, after a
 * blocking reduction with it. The library calls the operation on some ranks only and ends the
 * reduction as if nothing had happened.
 */
final class Agreement {
    /** Bytes of the message that is passed on, with its length. */
    private static final int TEXT = 256;

    private final long comm;
    private final Participants ranks;

    Agreement(long comm, Participants ranks) {
        this.comm = comm;
        this.ranks = ranks;
    }

    /** The exception for a failure at some rank. */
    static MpiException failure(Op op, String text, int rank, @Nullable Throwable cause) {
        return new MpiException(ErrorClass.OP, op + " threw " + text + " at rank " + rank, cause);
    }

    /**
     * Returns if the reduction went well on all ranks, which all call this.
     *
     * @param own what the operation threw here
     * @param error what the library says of the reduction here
     */
    void reach(Op op, @Nullable Throwable own, @Nullable MpiException error) {
        boolean here = own != null || error != null;
        if (ranks.areTwoGroups()) {
            betweenGroups(op, own, error, anyFailed(here));
            return;
        }
        int failed = lowestFailed(here);
        if (failed < 0) {
            return;
        }
        Throwable mine = own == null ? error : own;
        String text = text(failed, mine == null ? "" : mine.toString());
        if (own == null && error != null) {
            throw error;
        }
        throw own == null
                ? failure(op, text, failed, null)
                : failure(op, own.toString(), ranks.rank(), own);
    }

    private void betweenGroups(
            Op op, @Nullable Throwable own, @Nullable MpiException error, boolean failed) {
        if (own != null) {
            throw failure(op, own.toString(), ranks.rank(), own);
        }
        if (error != null) {
            throw error;
        }
        if (failed) {
            throw new MpiException(ErrorClass.OP, op + " threw at another rank");
        }
    }

    /** The lowest rank for which this is true; -1 if it is so for none. */
    private int lowestFailed(boolean here) {
        int mine = here ? ranks.size() - ranks.rank() : 0;
        int highest = highest(mine);
        return highest == 0 ? -1 : ranks.size() - highest;
    }

    /** Whether this is true at any rank of the two groups. */
    private boolean anyFailed(boolean here) {
        // What a rank gets is what the other group has: first of itself, then of both.
        int there = highest(here ? 1 : 0);
        return highest(here ? 1 : there) != 0 || here || there != 0;
    }

    private int highest(int mine) {
        Scratch scratch = Scratch.current();
        scratch.flag(mine);
        int code =
                OpenMpi.MPI_Allreduce(
                        scratch.flagAddress(),
                        scratch.indexAddress(),
                        1,
                        OpenMpi.MPI_INT,
                        OpenMpi.MPI_MAX,
                        comm);
        Errors.check("MPI_Allreduce", code);
        return scratch.index();
    }

    private String text(int source, String own) {
        Slab slab = SlabPool.SHARED.acquire(TEXT);
        try {
            ByteBuffer memory = slab.memory().bytes();
            byte[] text = own.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(text.length, TEXT - Integer.BYTES);
            memory.putInt(0, length);
            memory.put(Integer.BYTES, text, 0, length);
            int code = OpenMpi.MPI_Bcast(slab.address(), TEXT, OpenMpi.MPI_BYTE, source, comm);
            Errors.check("MPI_Bcast", code);
            byte[] told = new byte[memory.getInt(0)];
            memory.get(Integer.BYTES, told);
            return new String(told, StandardCharsets.UTF_8);
        } finally {
            SlabPool.SHARED.release(slab);
        }
    }
}
