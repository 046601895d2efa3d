package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;

/** A receive under way. */
final class ReceiveRequest extends NativeRequest {
    /** Where a short message comes to first; see {@link GuardedType#pair}. */
    private @Nullable Slab way;

    /** Where it belongs. */
    private @Nullable MpiBuffer target;

    ReceiveRequest(Environment environment) {
        super(environment);
    }

    /**
     * Keeps what a short message needs.
     *
     * @param to where it belongs
     * @param bytes room there, less than {@link GuardedType#SHORT}
     * @return the address to give to MPI
     */
    long bindShort(MpiBuffer to, int bytes) {
        Slab slab = starter().slabs().acquire(GuardedType.roomForPair(bytes));
        way = slab;
        target = to;
        return slab.address();
    }

    @Override
    public boolean putWay(Scratch scratch, int index) {
        Slab from = way;
        MpiBuffer to = target;
        if (from == null || to == null || !Operand.isOutside(to)) {
            return false;
        }
        scratch.putWay(index, from.address(), Operand.addressOf(to), to.dataBytes());
        return true;
    }

    @Override
    public Status told(Status status) {
        return status;
    }

    @Override
    void deliver(Scratch scratch, Status outcome) {
        Slab from = way;
        MpiBuffer to = target;
        if (from == null || to == null) {
            arguments().receive().copyOut(outcome.bytes());
            return;
        }
        Operand.requireRoom(outcome.bytes(), to.dataBytes());
        if (!Operand.isOutside(to)) {
            Form.PACKED.out(from.memory(), to, outcome.bytes());
        } else if (!scratch.hasDelivered()) {
            OpenMpi.mpi4j_copy(from.address(), Operand.addressOf(to), outcome.bytes());
        }
    }

    @Override
    void release() {
        Slab slab = way;
        if (slab != null) {
            Scratch.current().slabs().release(slab);
            way = null;
        }
        target = null;
        super.release();
    }
}
