package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;

/**
 * Calls the function that moves data for an operation, in the form that the call is made in, with
 * the arguments that are bound to it.
 */
final class MoveFunctions {
    private final long comm;
    private final int parts;

    MoveFunctions(long comm, int parts) {
        this.comm = comm;
        this.parts = parts;
    }

    int barrier(CollectiveCall call) {
        return switch (call.mode()) {
            case BLOCKING, HOLDING -> OpenMpi.MPI_Barrier(comm);
            case NON_BLOCKING -> OpenMpi.MPI_Ibarrier(comm, call.slot());
            case PERSISTENT -> OpenMpi.MPI_Barrier_init(comm, call.info(), call.slot());
        };
    }

    int bcast(CollectiveCall call, int root) {
        Operand b = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING -> OpenMpi.MPI_Bcast(b.address(), b.count(), b.type(), root, comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Bcast(
                            b.array(), b.address(), b.count(), b.type(), root, comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ibcast(b.address(), b.count(), b.type(), root, comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Bcast_init(
                            b.address(), b.count(), b.type(), root, comm, call.info(), call.slot());
        };
    }

    int gather(CollectiveCall call, int root) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Gather(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            root,
                            comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Gather(
                            s.array(),
                            s.address(),
                            s.count(),
                            s.type(),
                            r.array(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            root,
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Igather(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            root,
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Gather_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            root,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int gatherv(CollectiveCall call, int root) {
        Operand s = call.arguments().send();
        ChunkedOperand r = call.arguments().receiveChunks();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Gatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            root,
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Igatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            root,
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Gatherv_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            root,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int scatter(CollectiveCall call, int root) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Scatter(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Scatter(
                            s.array(),
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.array(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iscatter(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Scatter_init(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int scatterv(CollectiveCall call, int root) {
        ChunkedOperand s = call.arguments().sendChunks();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Scatterv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iscatterv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Scatterv_init(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            root,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int allgather(CollectiveCall call) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Allgather(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Allgather(
                            s.array(),
                            s.address(),
                            s.count(),
                            s.type(),
                            r.array(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iallgather(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Allgather_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int allgatherv(CollectiveCall call) {
        Operand s = call.arguments().send();
        ChunkedOperand r = call.arguments().receiveChunks();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Allgatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iallgatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Allgatherv_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int alltoall(CollectiveCall call) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Alltoall(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Alltoall(
                            s.array(),
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.array(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ialltoall(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Alltoall_init(
                            s.address(),
                            s.part(parts),
                            s.type(),
                            r.address(),
                            r.part(parts),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int alltoallv(CollectiveCall call) {
        ChunkedOperand s = call.arguments().sendChunks();
        ChunkedOperand r = call.arguments().receiveChunks();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Alltoallv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ialltoallv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Alltoallv_init(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int alltoallw(CollectiveCall call) {
        BuffersOperand s = call.arguments().sendBuffers();
        BuffersOperand r = call.arguments().receiveBuffers();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Alltoallw(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ialltoallw(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Alltoallw_init(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }
}
