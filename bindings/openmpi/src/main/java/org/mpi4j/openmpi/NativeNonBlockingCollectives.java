package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CollectivesBackend;

/** Collective communication that completes later (MPI 4.1 section 6.12). */
abstract class NativeNonBlockingCollectives implements CollectivesBackend {
    private final Environment environment;
    private final long comm;
    private final CollectiveBinder binder;

    NativeNonBlockingCollectives(Environment environment, long comm, CollectiveBinder binder) {
        this.environment = environment;
        this.comm = comm;
        this.binder = binder;
    }

    final CollectiveBinder binder() {
        return binder;
    }

    /** What a reduction takes count and datatype from: only the root has a receive argument. */
    static Operand reduced(Arguments a) {
        return a.receive().isBound() ? a.receive() : a.send();
    }

    /** Elements of one part: in place, the receive argument holds all parts. */
    final int scattered(Arguments a, MpiBuffer send) {
        return send == MpiBuffer.IN_PLACE ? a.receive().part(binder.size()) : a.receive().count();
    }

    @Override
    public final Request ibarrier() {
        CollectiveRequest request = new CollectiveRequest(environment);
        return request.started("MPI_Ibarrier", OpenMpi.MPI_Ibarrier(comm, request.slot()));
    }

    @Override
    public final Request ibcast(MpiBuffer buffer, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.bcast(a, buffer, root);
            int code =
                    OpenMpi.MPI_Ibcast(
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Ibcast", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request igather(MpiBuffer send, MpiBuffer receive, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.gather(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Igather(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Igather", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request igatherv(MpiBuffer send, MpiChunks receive, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.gatherv(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Igatherv(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Igatherv", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iscatter(MpiBuffer send, MpiBuffer receive, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.scatter(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Iscatter(
                            a.send().address(),
                            a.send().part(binder.size()),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Iscatter", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iscatterv(MpiChunks send, MpiBuffer receive, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.scatterv(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Iscatterv(
                            a.sendChunks().address(),
                            a.sendChunks().counts(),
                            a.sendChunks().displacements(),
                            a.sendChunks().type(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Iscatterv", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iallgather(MpiBuffer send, MpiBuffer receive) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.allgather(a, send, receive);
            int code =
                    OpenMpi.MPI_Iallgather(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            comm,
                            request.slot());
            return request.started("MPI_Iallgather", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iallgatherv(MpiBuffer send, MpiChunks receive) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.allgatherv(a, send, receive);
            int code =
                    OpenMpi.MPI_Iallgatherv(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            comm,
                            request.slot());
            return request.started("MPI_Iallgatherv", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request ialltoall(MpiBuffer send, MpiBuffer receive) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.alltoall(a, send, receive);
            int code =
                    OpenMpi.MPI_Ialltoall(
                            a.send().address(),
                            a.send().part(binder.size()),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            comm,
                            request.slot());
            return request.started("MPI_Ialltoall", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request ialltoallv(MpiChunks send, MpiChunks receive) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.alltoallv(a, send, receive);
            int code =
                    OpenMpi.MPI_Ialltoallv(
                            a.sendChunks().address(),
                            a.sendChunks().counts(),
                            a.sendChunks().displacements(),
                            a.sendChunks().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            comm,
                            request.slot());
            return request.started("MPI_Ialltoallv", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request ireduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.reduce(a, send, receive, op, root);
            int code =
                    OpenMpi.MPI_Ireduce(
                            a.send().address(),
                            a.receive().address(),
                            reduced(a).count(),
                            reduced(a).type(),
                            a.op(),
                            root,
                            comm,
                            request.slot());
            return request.started("MPI_Ireduce", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iallreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Iallreduce(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm,
                            request.slot());
            return request.started("MPI_Iallreduce", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request ireduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Ireduce_scatter_block(
                            a.send().address(),
                            a.receive().address(),
                            scattered(a, send),
                            a.receive().type(),
                            a.op(),
                            comm,
                            request.slot());
            return request.started("MPI_Ireduce_scatter_block", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request ireduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.reduceScatter(a, send, receive, counts, op);
            int code =
                    OpenMpi.MPI_Ireduce_scatter(
                            a.send().address(),
                            a.receive().address(),
                            a.countsAddress(),
                            a.receive().type(),
                            a.op(),
                            comm,
                            request.slot());
            return request.started("MPI_Ireduce_scatter", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iscan(MpiBuffer send, MpiBuffer receive, Op op) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Iscan(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm,
                            request.slot());
            return request.started("MPI_Iscan", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public final Request iexscan(MpiBuffer send, MpiBuffer receive, Op op) {
        CollectiveRequest request = new CollectiveRequest(environment);
        Arguments a = request.arguments();
        try {
            binder.exscan(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Iexscan(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm,
                            request.slot());
            return request.started("MPI_Iexscan", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }
}
