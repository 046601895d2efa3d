package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/** Everything that one call gives to MPI and must keep until MPI has done with it. */
final class Arguments {
    /** Data that is copied through memory of the thread's own, which stays in the cache. */
    private static final int OWN_SLAB = 64 * 1024;

    private @Nullable Operand send;
    private @Nullable Operand receive;
    private @Nullable ChunkedOperand sendChunks;
    private @Nullable ChunkedOperand receiveChunks;
    private @Nullable BuffersOperand sendBuffers;
    private @Nullable BuffersOperand receiveBuffers;
    private @Nullable Slab slab;
    private @Nullable NativeOp op;
    private @Nullable TracedReduction traced;
    private @Nullable Throwable failure;

    private Arguments(@Nullable Operand send, @Nullable Operand receive) {
        this.send = send;
        this.receive = receive;
    }

    /** For the blocking calls of a thread. */
    static Arguments ofThread() {
        return new Arguments(new Operand(new Slab(OWN_SLAB)), new Operand(new Slab(OWN_SLAB)));
    }

    /** For one non-blocking call, which often needs one operand only. */
    static Arguments ofRequest() {
        return new Arguments(null, null);
    }

    Operand send() {
        Operand made = send;
        if (made == null) {
            made = new Operand(null);
            send = made;
        }
        return made;
    }

    Operand receive() {
        Operand made = receive;
        if (made == null) {
            made = new Operand(null);
            receive = made;
        }
        return made;
    }

    ChunkedOperand sendChunks() {
        ChunkedOperand made = sendChunks;
        if (made == null) {
            made = new ChunkedOperand();
            sendChunks = made;
        }
        return made;
    }

    ChunkedOperand receiveChunks() {
        ChunkedOperand made = receiveChunks;
        if (made == null) {
            made = new ChunkedOperand();
            receiveChunks = made;
        }
        return made;
    }

    BuffersOperand sendBuffers() {
        BuffersOperand made = sendBuffers;
        if (made == null) {
            made = new BuffersOperand();
            sendBuffers = made;
        }
        return made;
    }

    BuffersOperand receiveBuffers() {
        BuffersOperand made = receiveBuffers;
        if (made == null) {
            made = new BuffersOperand();
            receiveBuffers = made;
        }
        return made;
    }

    /** Whether an array is used where it is. */
    boolean holdsArrays() {
        return (send != null && send.isHeld()) || (receive != null && receive.isHeld());
    }

    /** Whether what is copied back is one short operand, or nothing. */
    boolean isStagedShort() {
        return receiveChunks == null
                && receiveBuffers == null
                && traced == null
                && (receive == null || receive.stagedBytes() <= SlabPool.SMALLEST);
    }

    /** Keeps the operation; its handle is {@link #op()}. */
    void use(Op given, Datatype datatype) {
        NativeOp used = NativeOp.of(given).use(datatype);
        if (op != used) {
            op = used;
        }
    }

    /** Keeps the operation for a call without data. */
    void use(Op given) {
        use(given, Datatype.BYTE);
    }

    long op() {
        return op == null ? 0 : op.handle();
    }

    boolean hasUserOp() {
        return op != null && op.isUserDefined();
    }

    /**
     * Keeps what the operation threw, on the thread of the call.
     *
     * @return false if it is not this call's operation
     */
    boolean failed(NativeOp which, Throwable thrown) {
        if (op != which) {
            return false;
        }
        if (failure == null) {
            failure = thrown;
        }
        return true;
    }

    /** What the operation threw, if it did. */
    @Nullable Throwable takeFailure() {
        Throwable thrown = failure;
        failure = null;
        return thrown == null && op != null ? op.takeFailure() : thrown;
    }

    /** Keeps a reduction whose operands tell of failures. */
    TracedReduction trace(TracedReduction reduction) {
        traced = reduction;
        return reduction;
    }

    /** Memory that MPI reads, whatever is in it. */
    Slab slab(int bytes) {
        Slab made = SlabPool.SHARED.acquire(bytes);
        slab = made;
        return made;
    }

    /** Copies plain counts to where MPI reads them. */
    void counts(int[] given) {
        Slab made = slab(Math.multiplyExact(given.length, Integer.BYTES));
        for (int i = 0; i < given.length; i++) {
            made.memory().bytes().putInt(i * Integer.BYTES, given[i]);
        }
    }

    long countsAddress() {
        return slab == null ? 0 : slab.address();
    }

    /** Brings what MPI reads to where it reads it, for an operation that takes place again. */
    void refill() {
        if (send != null) {
            send.refill();
        }
        if (receive != null) {
            receive.refill();
        }
        if (sendChunks != null) {
            sendChunks.refill();
        }
        if (receiveChunks != null) {
            receiveChunks.refill();
        }
        if (sendBuffers != null) {
            sendBuffers.refill();
        }
        if (receiveBuffers != null) {
            receiveBuffers.refill();
        }
        if (traced != null) {
            traced.fill();
        }
    }

    /** MPI has done its work: errors of the program's own operation, then the results. */
    void finish() {
        Throwable thrown = takeFailure();
        if (thrown != null) {
            throw new MpiException(ErrorClass.OP, "the operation threw " + thrown, thrown);
        }
        if (receive != null) {
            receive.finish();
        }
        if (receiveChunks != null) {
            receiveChunks.finish();
        }
        if (receiveBuffers != null) {
            receiveBuffers.finish();
        }
        if (traced != null) {
            traced.finish();
        }
    }

    /** Lets go of everything that was bound. */
    void release() {
        if (send != null) {
            send.release();
        }
        if (receive != null) {
            receive.release();
        }
        if (sendChunks != null) {
            sendChunks.release();
        }
        if (receiveChunks != null) {
            receiveChunks.release();
        }
        if (sendBuffers != null) {
            sendBuffers.release();
        }
        if (receiveBuffers != null) {
            receiveBuffers.release();
        }
        if (slab != null) {
            SlabPool.SHARED.release(slab);
            slab = null;
        }
        if (op != null && op.isCounted()) {
            op.release();
            op = null;
        }
        if (traced != null) {
            traced.release();
            traced = null;
        }
        failure = null;
    }
}
