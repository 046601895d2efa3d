package org.mpi4j.purejava.collective;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.purejava.collective.algorithm.Sides;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.Initiation;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.Topology;

/**
 * The collective operations of one communicator of the pure-Java backend. A blocking call runs the
 * schedule that the non-blocking one starts.
 */
public final class PureCollectives implements CollectivesBackend {
    private static final MpiBuffer NONE = MpiBuffer.NONE;

    private final Wire wire;
    private final Plans plans;
    private final Recent<MpiBuffer, MpiBuffer> barrier;
    private final Recent<MpiBuffer, MpiBuffer> bcast;
    private final Recent<MpiBuffer, MpiBuffer> gather;
    private final Recent<MpiBuffer, MpiChunks> gatherv;
    private final Recent<MpiBuffer, MpiBuffer> scatter;
    private final Recent<MpiChunks, MpiBuffer> scatterv;
    private final Recent<MpiBuffer, MpiBuffer> allgather;
    private final Recent<MpiBuffer, MpiChunks> allgatherv;
    private final Recent<MpiBuffer, MpiBuffer> alltoall;
    private final Recent<MpiChunks, MpiChunks> alltoallv;
    private final Recent<MpiBuffers, MpiBuffers> alltoallw;
    private final Recent<MpiBuffer, MpiBuffer> reduce;
    private final Recent<MpiBuffer, MpiBuffer> allreduce;
    private final Recent<MpiBuffer, MpiBuffer> reduceScatterBlock;
    private final Recent<MpiBuffer, MpiBuffer> scan;
    private final Recent<MpiBuffer, MpiBuffer> exscan;

    /**
     * The operations of a communicator, with the algorithms that system properties ask for.
     *
     * @param wire its private context
     */
    public PureCollectives(Wire wire) {
        this(wire, System::getProperty);
    }

    /**
     * The operations of a communicator.
     *
     * @param wire its private context
     * @param properties values of {@code mpi4j.purejava.OPERATION} by name; null to leave the
     *     choice
     */
    PureCollectives(Wire wire, UnaryOperator<@Nullable String> properties) {
        this(wire, new GroupPlans(wire, new Selection(properties)));
    }

    /**
     * The operations of an inter-communicator.
     *
     * @param wire a private context of both groups
     * @param sides which ranks of the wire are which group
     */
    public PureCollectives(Wire wire, Sides sides) {
        this(wire, new InterPlans(wire, sides, new Selection(System::getProperty)));
    }

    private PureCollectives(Wire wire, Plans plans) {
        this.wire = wire;
        this.plans = plans;
        this.barrier = recent((none, nothing, op, root) -> plans.barrier());
        this.bcast = recent((buffer, none, op, root) -> plans.bcast(buffer, root));
        this.gather = recent((send, receive, op, root) -> plans.gather(send, receive, root));
        this.gatherv = recent((send, receive, op, root) -> plans.gatherv(send, receive, root));
        this.scatter = recent((send, receive, op, root) -> plans.scatter(send, receive, root));
        this.scatterv = recent((send, receive, op, root) -> plans.scatterv(send, receive, root));
        this.allgather = recent((send, receive, op, root) -> plans.allgather(send, receive));
        this.allgatherv = recent((send, receive, op, root) -> plans.allgatherv(send, receive));
        this.alltoall = recent((send, receive, op, root) -> plans.alltoall(send, receive));
        this.alltoallv = recent((send, receive, op, root) -> plans.alltoallv(send, receive));
        this.alltoallw = recent((send, receive, op, root) -> plans.alltoallw(send, receive));
        this.reduce = recent(plans::reduce);
        this.allreduce = recent((send, receive, op, root) -> plans.allreduce(send, receive, op));
        this.reduceScatterBlock =
                recent((send, receive, op, root) -> plans.reduceScatterBlock(send, receive, op));
        this.scan = recent((send, receive, op, root) -> plans.scan(send, receive, op));
        this.exscan = recent((send, receive, op, root) -> plans.exscan(send, receive, op));
    }

    private <S, R> Recent<S, R> recent(Recent.Plan<S, R> plan) {
        return new Recent<>(wire, plans, plan);
    }

    /**
     * The operations with neighbours.
     *
     * @param topology how the ranks are arranged
     * @return for the calling rank
     */
    public NeighborhoodBackend neighborhood(Topology topology) {
        return new PureNeighborhood(this, wire.rank(), topology);
    }

    /**
     * As {@link org.mpi4j.Mpi#reduceLocal}, with arguments that were checked.
     *
     * @param in what is read
     * @param inOut what is overwritten
     * @param op how to combine
     */
    public void reduceLocal(MpiBuffer in, MpiBuffer inOut, Op op) {
        wire.run(plans.reduceLocal(in, inOut, op));
    }

    Schedule schedule() {
        return plans.schedule();
    }

    void run(Schedule schedule) {
        wire.run(schedule);
    }

    <R extends Request> R start(Schedule schedule, Initiation<R> how) {
        if (how.hints().isEmpty()) {
            return how.result(wire.start(schedule));
        }
        schedule.keep();
        return how.result(
                wire.persistent(
                        "persistent collective operation",
                        () -> {
                            schedule.restart();
                            return wire.start(schedule);
                        }));
    }

    @Override
    public void barrier() {
        barrier.run(NONE, NONE, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R barrier(Initiation<R> how) {
        return start(plans.barrier(), how);
    }

    @Override
    public void bcast(MpiBuffer buffer, int root) {
        bcast.run(buffer, NONE, Op.NO_OP, root);
    }

    @Override
    public <R extends Request> R bcast(MpiBuffer buffer, int root, Initiation<R> how) {
        return start(plans.bcast(buffer, root), how);
    }

    @Override
    public void gather(MpiBuffer send, MpiBuffer receive, int root) {
        gather.run(send, receive, Op.NO_OP, root);
    }

    @Override
    public <R extends Request> R gather(
            MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how) {
        return start(plans.gather(send, receive, root), how);
    }

    @Override
    public void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        gatherv.run(send, receive, Op.NO_OP, root);
    }

    @Override
    public <R extends Request> R gatherv(
            MpiBuffer send, MpiChunks receive, int root, Initiation<R> how) {
        return start(plans.gatherv(send, receive, root), how);
    }

    @Override
    public void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        scatter.run(send, receive, Op.NO_OP, root);
    }

    @Override
    public <R extends Request> R scatter(
            MpiBuffer send, MpiBuffer receive, int root, Initiation<R> how) {
        return start(plans.scatter(send, receive, root), how);
    }

    @Override
    public void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        scatterv.run(send, receive, Op.NO_OP, root);
    }

    @Override
    public <R extends Request> R scatterv(
            MpiChunks send, MpiBuffer receive, int root, Initiation<R> how) {
        return start(plans.scatterv(send, receive, root), how);
    }

    @Override
    public void allgather(MpiBuffer send, MpiBuffer receive) {
        allgather.run(send, receive, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R allgather(MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        return start(plans.allgather(send, receive), how);
    }

    @Override
    public void allgatherv(MpiBuffer send, MpiChunks receive) {
        allgatherv.run(send, receive, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R allgatherv(MpiBuffer send, MpiChunks receive, Initiation<R> how) {
        return start(plans.allgatherv(send, receive), how);
    }

    @Override
    public void alltoall(MpiBuffer send, MpiBuffer receive) {
        alltoall.run(send, receive, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R alltoall(MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        return start(plans.alltoall(send, receive), how);
    }

    @Override
    public void alltoallv(MpiChunks send, MpiChunks receive) {
        alltoallv.run(send, receive, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R alltoallv(MpiChunks send, MpiChunks receive, Initiation<R> how) {
        return start(plans.alltoallv(send, receive), how);
    }

    @Override
    public void alltoallw(MpiBuffers send, MpiBuffers receive) {
        alltoallw.run(send, receive, Op.NO_OP, 0);
    }

    @Override
    public <R extends Request> R alltoallw(MpiBuffers send, MpiBuffers receive, Initiation<R> how) {
        return start(plans.alltoallw(send, receive), how);
    }

    @Override
    public void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        reduce.run(send, receive, op, root);
    }

    @Override
    public <R extends Request> R reduce(
            MpiBuffer send, MpiBuffer receive, Op op, int root, Initiation<R> how) {
        return start(plans.reduce(send, receive, op, root), how);
    }

    @Override
    public void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        allreduce.run(send, receive, op, 0);
    }

    @Override
    public <R extends Request> R allreduce(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        return start(plans.allreduce(send, receive, op), how);
    }

    @Override
    public void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        reduceScatterBlock.run(send, receive, op, 0);
    }

    @Override
    public <R extends Request> R reduceScatterBlock(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        return start(plans.reduceScatterBlock(send, receive, op), how);
    }

    @Override
    public void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        wire.run(plans.reduceScatter(send, receive, counts, op));
    }

    @Override
    public <R extends Request> R reduceScatter(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, Initiation<R> how) {
        return start(plans.reduceScatter(send, receive, counts, op), how);
    }

    @Override
    public void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        scan.run(send, receive, op, 0);
    }

    @Override
    public <R extends Request> R scan(MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        return start(plans.scan(send, receive, op), how);
    }

    @Override
    public void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        exscan.run(send, receive, op, 0);
    }

    @Override
    public <R extends Request> R exscan(
            MpiBuffer send, MpiBuffer receive, Op op, Initiation<R> how) {
        return start(plans.exscan(send, receive, op), how);
    }
}
