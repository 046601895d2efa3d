package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.Initiation;
import org.mpi4j.spi.Participants;

/**
 * Collective communication of one communicator (MPI 4.1 chapter 6). Every operation is written
 * once: bind the arguments, call the function of the form that is asked for, see what it returned.
 */
final class NativeCollectives implements CollectivesBackend {
    private static final FunctionName BARRIER = FunctionName.of("Barrier");
    private static final FunctionName BCAST = FunctionName.of("Bcast");
    private static final FunctionName GATHER = FunctionName.of("Gather");
    private static final FunctionName GATHERV = FunctionName.of("Gatherv");
    private static final FunctionName SCATTER = FunctionName.of("Scatter");
    private static final FunctionName SCATTERV = FunctionName.of("Scatterv");
    private static final FunctionName ALLGATHER = FunctionName.of("Allgather");
    private static final FunctionName ALLGATHERV = FunctionName.of("Allgatherv");
    private static final FunctionName ALLTOALL = FunctionName.of("Alltoall");
    private static final FunctionName ALLTOALLV = FunctionName.of("Alltoallv");
    private static final FunctionName ALLTOALLW = FunctionName.of("Alltoallw");
    private static final FunctionName REDUCE = FunctionName.of("Reduce");
    private static final FunctionName ALLREDUCE = FunctionName.of("Allreduce");
    private static final FunctionName REDUCE_SCATTER_BLOCK =
            FunctionName.of("Reduce_scatter_block");
    private static final FunctionName REDUCE_SCATTER = FunctionName.of("Reduce_scatter");
    private static final FunctionName SCAN = FunctionName.of("Scan");
    private static final FunctionName EXSCAN = FunctionName.of("Exscan");

    private final Environment environment;
    private final Participants ranks;
    private final CollectiveBinder binder;
    private final MoveFunctions moves;
    private final ReductionFunctions reductions;
    private final TracedTasks traced;
    private final Agreement agreement;

    NativeCollectives(Environment environment, long comm, Participants ranks) {
        this.environment = environment;
        this.ranks = ranks;
        this.binder = new CollectiveBinder(ranks);
        this.moves = new MoveFunctions(comm, ranks.parts());
        this.reductions = new ReductionFunctions(comm);
        this.traced = new TracedTasks(ranks);
        this.agreement = new Agreement(comm, ranks);
    }

    private static CollectiveCall blocking() {
        return Scratch.current().collective();
    }

    /** Whether nobody would learn otherwise that the operation has thrown elsewhere. */
    private boolean isTraced(Op op) {
        return op.function().isPresent() && !ranks.areTwoGroups();
    }

    private void trace(CollectiveCall call, TracedReduction.Task task) {
        try {
            TracedReduction reduction = new TracedReduction(task, ranks.rank());
            call.arguments().trace(reduction);
            call.made(ALLREDUCE, reductions.traced(call, reduction));
        } finally {
            call.end();
        }
    }

    private CollectiveCall prepare(Initiation<?> how) {
        return CollectiveCall.prepare(environment, how);
    }

    @Override
    public void barrier() {
        barrier(blocking());
    }

    @Override
    public <R extends Request> R barrier(Initiation<R> how) {
        CollectiveCall call = prepare(how);
        barrier(call);
        return how.result(call.request());
    }

    private void barrier(CollectiveCall call) {
        try {
            call.made(BARRIER, moves.barrier(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void bcast(MpiBuffer buffer, int root) {
        bcast(buffer, root, blocking());
    }

    @Override
    public <R extends Request> R bcast(MpiBuffer buffer, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        bcast(buffer, root, call);
        return how.result(call.request());
    }

    private void bcast(MpiBuffer buffer, int root, CollectiveCall call) {
        try {
            binder.bcast(call.arguments(), buffer, root);
            call.made(BCAST, moves.bcast(call, root));
        } finally {
            call.end();
        }
    }

    @Override
    public void gather(MpiBuffer send, MpiBuffer receive, int root) {
        gather(send, receive, root, blocking());
    }

    @Override
    public <R extends Request> R gather(
            MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        gather(send, receive, root, call);
        return how.result(call.request());
    }

    private void gather(MpiBuffer send, MpiBuffer receive, int root, CollectiveCall call) {
        try {
            binder.gather(call.arguments(), send, receive, root);
            call.made(GATHER, moves.gather(call, root));
        } finally {
            call.end();
        }
    }

    @Override
    public void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        gatherv(send, receive, root, blocking());
    }

    @Override
    public <R extends Request> R gatherv(
            MpiBuffer send, MpiChunks receive, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        gatherv(send, receive, root, call);
        return how.result(call.request());
    }

    private void gatherv(MpiBuffer send, MpiChunks receive, int root, CollectiveCall call) {
        try {
            binder.gatherv(call.arguments(), send, receive, root);
            call.made(GATHERV, moves.gatherv(call, root));
        } finally {
            call.end();
        }
    }

    @Override
    public void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        scatter(send, receive, root, blocking());
    }

    @Override
    public <R extends Request> R scatter(
            MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        scatter(send, receive, root, call);
        return how.result(call.request());
    }

    private void scatter(MpiBuffer send, MpiBuffer receive, int root, CollectiveCall call) {
        try {
            binder.scatter(call.arguments(), send, receive, root);
            call.made(SCATTER, moves.scatter(call, root));
        } finally {
            call.end();
        }
    }

    @Override
    public void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        scatterv(send, receive, root, blocking());
    }

    @Override
    public <R extends Request> R scatterv(
            MpiChunks send, MpiBuffer receive, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        scatterv(send, receive, root, call);
        return how.result(call.request());
    }

    private void scatterv(MpiChunks send, MpiBuffer receive, int root, CollectiveCall call) {
        try {
            binder.scatterv(call.arguments(), send, receive, root);
            call.made(SCATTERV, moves.scatterv(call, root));
        } finally {
            call.end();
        }
    }

    @Override
    public void allgather(MpiBuffer send, MpiBuffer receive) {
        allgather(send, receive, blocking());
    }

    @Override
    public <R extends Request> R allgather(MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        allgather(send, receive, call);
        return how.result(call.request());
    }

    private void allgather(MpiBuffer send, MpiBuffer receive, CollectiveCall call) {
        try {
            binder.allgather(call.arguments(), send, receive);
            call.made(ALLGATHER, moves.allgather(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void allgatherv(MpiBuffer send, MpiChunks receive) {
        allgatherv(send, receive, blocking());
    }

    @Override
    public <R extends Request> R allgatherv(MpiBuffer send, MpiChunks receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        allgatherv(send, receive, call);
        return how.result(call.request());
    }

    private void allgatherv(MpiBuffer send, MpiChunks receive, CollectiveCall call) {
        try {
            binder.allgatherv(call.arguments(), send, receive);
            call.made(ALLGATHERV, moves.allgatherv(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void alltoall(MpiBuffer send, MpiBuffer receive) {
        alltoall(send, receive, blocking());
    }

    @Override
    public <R extends Request> R alltoall(MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        alltoall(send, receive, call);
        return how.result(call.request());
    }

    private void alltoall(MpiBuffer send, MpiBuffer receive, CollectiveCall call) {
        try {
            binder.alltoall(call.arguments(), send, receive);
            call.made(ALLTOALL, moves.alltoall(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void alltoallv(MpiChunks send, MpiChunks receive) {
        alltoallv(send, receive, blocking());
    }

    @Override
    public <R extends Request> R alltoallv(MpiChunks send, MpiChunks receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        alltoallv(send, receive, call);
        return how.result(call.request());
    }

    private void alltoallv(MpiChunks send, MpiChunks receive, CollectiveCall call) {
        try {
            binder.alltoallv(call.arguments(), send, receive);
            call.made(ALLTOALLV, moves.alltoallv(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void alltoallw(MpiBuffers send, MpiBuffers receive) {
        alltoallw(send, receive, blocking());
    }

    @Override
    public <R extends Request> R alltoallw(MpiBuffers send, MpiBuffers receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        alltoallw(send, receive, call);
        return how.result(call.request());
    }

    private void alltoallw(MpiBuffers send, MpiBuffers receive, CollectiveCall call) {
        try {
            binder.alltoallw(call.arguments(), send, receive);
            call.made(ALLTOALLW, moves.alltoallw(call));
        } finally {
            call.end();
        }
    }

    @Override
    public void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        reduce(send, receive, op, root, blocking());
    }

    @Override
    public <R extends Request> R reduce(
            MpiBuffer send, MpiBuffer receive, Op op, int root, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.reduce(send, receive, op, root));
        } else {
            reduce(send, receive, op, root, call);
        }
        return how.result(call.request());
    }

    private void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root, CollectiveCall call) {
        try {
            binder.reduce(call.arguments(), send, receive, op, root);
            call.combined(REDUCE, reductions.reduce(call, root), op, agreement);
        } finally {
            call.end();
        }
    }

    @Override
    public void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        CollectiveCall call = blocking();
        if (ReductionFunctions.isSimple(send, receive, op)) {
            Errors.check(ALLREDUCE.blocking(), reductions.allreduceSimply(send, receive, op));
        } else {
            allreduce(send, receive, op, call);
        }
    }

    @Override
    public <R extends Request> R allreduce(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.allreduce(send, receive, op));
        } else {
            allreduce(send, receive, op, call);
        }
        return how.result(call.request());
    }

    private void allreduce(MpiBuffer send, MpiBuffer receive, Op op, CollectiveCall call) {
        try {
            binder.combine(call.arguments(), send, receive, op);
            call.combined(ALLREDUCE, reductions.allreduce(call), op, agreement);
        } finally {
            call.end();
        }
    }

    @Override
    public void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        reduceScatterBlock(send, receive, op, blocking());
    }

    @Override
    public <R extends Request> R reduceScatterBlock(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.reduceScatterBlock(send, receive, op));
        } else {
            reduceScatterBlock(send, receive, op, call);
        }
        return how.result(call.request());
    }

    private void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            binder.combine(a, send, receive, op);
            int count = binder.scattered(a, send);
            int code = reductions.reduceScatterBlock(call, count);
            call.combined(REDUCE_SCATTER_BLOCK, code, op, agreement);
        } finally {
            call.end();
        }
    }

    @Override
    public void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        reduceScatter(send, receive, counts, op, blocking());
    }

    @Override
    public <R extends Request> R reduceScatter(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.reduceScatter(send, receive, counts, op));
        } else {
            reduceScatter(send, receive, counts, op, call);
        }
        return how.result(call.request());
    }

    private void reduceScatter(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, CollectiveCall call) {
        try {
            binder.reduceScatter(call.arguments(), send, receive, counts, op);
            call.combined(REDUCE_SCATTER, reductions.reduceScatter(call), op, agreement);
        } finally {
            call.end();
        }
    }

    @Override
    public void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        scan(send, receive, op, blocking());
    }

    @Override
    public <R extends Request> R scan(MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.scan(send, receive, op));
        } else {
            scan(send, receive, op, call);
        }
        return how.result(call.request());
    }

    private void scan(MpiBuffer send, MpiBuffer receive, Op op, CollectiveCall call) {
        try {
            binder.combine(call.arguments(), send, receive, op);
            call.combined(SCAN, reductions.scan(call), op, agreement);
        } finally {
            call.end();
        }
    }

    @Override
    public void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        exscan(send, receive, op, blocking());
    }

    @Override
    public <R extends Request> R exscan(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        if (isTraced(op)) {
            trace(call, traced.exscan(send, receive, op));
        } else {
            exscan(send, receive, op, call);
        }
        return how.result(call.request());
    }

    private void exscan(MpiBuffer send, MpiBuffer receive, Op op, CollectiveCall call) {
        try {
            binder.exscan(call.arguments(), send, receive, op);
            call.combined(EXSCAN, reductions.exscan(call), op, agreement);
        } finally {
            call.end();
        }
    }
}
