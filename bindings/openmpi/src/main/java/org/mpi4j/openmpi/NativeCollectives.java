package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.raw.OpenMpi;

/** Collective communication of one communicator (MPI 4.1 chapter 6). */
final class NativeCollectives extends NativeNonBlockingCollectives {
    private final CollectiveBinder binder;
    private final long comm;

    NativeCollectives(Environment environment, long comm, int rank, int size) {
        super(environment, comm, new CollectiveBinder(rank, size));
        this.binder = binder();
        this.comm = comm;
    }

    @Override
    public void barrier() {
        Scratch.current();
        Errors.check("MPI_Barrier", OpenMpi.MPI_Barrier(comm));
    }

    @Override
    public void bcast(MpiBuffer buffer, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.bcast(a, buffer, root);
            int code =
                    OpenMpi.MPI_Bcast(
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm);
            Errors.check("MPI_Bcast", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void gather(MpiBuffer send, MpiBuffer receive, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.gather(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Gather(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            root,
                            comm);
            Errors.check("MPI_Gather", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.gatherv(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Gatherv(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            root,
                            comm);
            Errors.check("MPI_Gatherv", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.scatter(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Scatter(
                            a.send().address(),
                            a.send().part(binder.size()),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm);
            Errors.check("MPI_Scatter", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.scatterv(a, send, receive, root);
            int code =
                    OpenMpi.MPI_Scatterv(
                            a.sendChunks().address(),
                            a.sendChunks().counts(),
                            a.sendChunks().displacements(),
                            a.sendChunks().type(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            root,
                            comm);
            Errors.check("MPI_Scatterv", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void allgather(MpiBuffer send, MpiBuffer receive) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.allgather(a, send, receive);
            int code =
                    OpenMpi.MPI_Allgather(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            comm);
            Errors.check("MPI_Allgather", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void allgatherv(MpiBuffer send, MpiChunks receive) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.allgatherv(a, send, receive);
            int code =
                    OpenMpi.MPI_Allgatherv(
                            a.send().address(),
                            a.send().count(),
                            a.send().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            comm);
            Errors.check("MPI_Allgatherv", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void alltoall(MpiBuffer send, MpiBuffer receive) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.alltoall(a, send, receive);
            int code =
                    OpenMpi.MPI_Alltoall(
                            a.send().address(),
                            a.send().part(binder.size()),
                            a.send().type(),
                            a.receive().address(),
                            a.receive().part(binder.size()),
                            a.receive().type(),
                            comm);
            Errors.check("MPI_Alltoall", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void alltoallv(MpiChunks send, MpiChunks receive) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.alltoallv(a, send, receive);
            int code =
                    OpenMpi.MPI_Alltoallv(
                            a.sendChunks().address(),
                            a.sendChunks().counts(),
                            a.sendChunks().displacements(),
                            a.sendChunks().type(),
                            a.receiveChunks().address(),
                            a.receiveChunks().counts(),
                            a.receiveChunks().displacements(),
                            a.receiveChunks().type(),
                            comm);
            Errors.check("MPI_Alltoallv", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.reduce(a, send, receive, op, root);
            int code =
                    OpenMpi.MPI_Reduce(
                            a.send().address(),
                            a.receive().address(),
                            reduced(a).count(),
                            reduced(a).type(),
                            a.op(),
                            root,
                            comm);
            Errors.check("MPI_Reduce", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Allreduce(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm);
            Errors.check("MPI_Allreduce", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Reduce_scatter_block(
                            a.send().address(),
                            a.receive().address(),
                            scattered(a, send),
                            a.receive().type(),
                            a.op(),
                            comm);
            Errors.check("MPI_Reduce_scatter_block", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.reduceScatter(a, send, receive, counts, op);
            int code =
                    OpenMpi.MPI_Reduce_scatter(
                            a.send().address(),
                            a.receive().address(),
                            a.countsAddress(),
                            a.receive().type(),
                            a.op(),
                            comm);
            Errors.check("MPI_Reduce_scatter", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.combine(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Scan(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm);
            Errors.check("MPI_Scan", code);
            a.finish();
        } finally {
            a.release();
        }
    }

    @Override
    public void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        Arguments a = Scratch.current().arguments();
        try {
            binder.exscan(a, send, receive, op);
            int code =
                    OpenMpi.MPI_Exscan(
                            a.send().address(),
                            a.receive().address(),
                            a.receive().count(),
                            a.receive().type(),
                            a.op(),
                            comm);
            Errors.check("MPI_Exscan", code);
            a.finish();
        } finally {
            a.release();
        }
    }
}
