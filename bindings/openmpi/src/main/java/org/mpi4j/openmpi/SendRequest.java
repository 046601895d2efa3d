package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Status;

/** A send under way. */
final class SendRequest extends NativeRequest {
    /** What MPI reads where it is, if nothing else has to be kept for it. */
    @SuppressWarnings("UnusedVariable") // keeps it reachable
    private @Nullable MpiBuffer outside;

    /** What MPI reads instead of a short array, if nothing else has to be kept for it. */
    private @Nullable Slab copy;

    SendRequest(Environment environment) {
        super(environment);
    }

    /**
     * Keeps a buffer, or a copy of it, until the send is over.
     *
     * @return the address to give to MPI
     */
    long bind(MpiBuffer buffer) {
        if (Operand.isOutside(buffer)) {
            outside = buffer;
            return Operand.addressOf(buffer);
        }
        int bytes = (int) buffer.dataBytes();
        Slab slab = starter().slabs().acquire(bytes);
        copy = slab;
        slab.memory().copyIn(0, buffer, 0, bytes);
        return slab.address();
    }

    @Override
    void release() {
        Slab slab = copy;
        if (slab != null) {
            Scratch.current().slabs().release(slab);
            copy = null;
        }
        outside = null;
        super.release();
    }

    @Override
    public Status told(Status status) {
        return Status.EMPTY;
    }
}
