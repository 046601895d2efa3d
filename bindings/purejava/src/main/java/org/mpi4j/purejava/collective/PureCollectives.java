package org.mpi4j.purejava.collective;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.purejava.collective.Recent.Call;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.CollectivesBackend;

/**
 * The collective operations of one communicator of the pure-Java backend. A blocking call runs the
 * schedule that the non-blocking one starts.
 */
public final class PureCollectives implements CollectivesBackend {
    private static final Call BARRIER = new Call(null, null, null, 0);

    private final Wire wire;
    private final Plans plans;
    private final Recent barrier;
    private final Recent bcast;
    private final Recent reduce;
    private final Recent allreduce;

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
        this.wire = wire;
        this.plans = new Plans(wire, new Selection(properties));
        this.barrier = new Recent(wire, plans);
        this.bcast = new Recent(wire, plans);
        this.reduce = new Recent(wire, plans);
        this.allreduce = new Recent(wire, plans);
    }

    @Override
    public void barrier() {
        barrier.run(0, BARRIER, plans::barrier);
    }

    @Override
    public Request ibarrier() {
        return wire.start(plans.barrier());
    }

    @Override
    public void bcast(MpiBuffer buffer, int root) {
        Call call = new Call(buffer, null, null, root);
        bcast.run(buffer.dataBytes(), call, () -> plans.bcast(buffer, root));
    }

    @Override
    public Request ibcast(MpiBuffer buffer, int root) {
        return wire.start(plans.bcast(buffer, root));
    }

    @Override
    public void gather(MpiBuffer send, MpiBuffer receive, int root) {
        wire.run(plans.gather(send, receive, root));
    }

    @Override
    public Request igather(MpiBuffer send, MpiBuffer receive, int root) {
        return wire.start(plans.gather(send, receive, root));
    }

    @Override
    public void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        wire.run(plans.gatherv(send, receive, root));
    }

    @Override
    public Request igatherv(MpiBuffer send, MpiChunks receive, int root) {
        return wire.start(plans.gatherv(send, receive, root));
    }

    @Override
    public void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        wire.run(plans.scatter(send, receive, root));
    }

    @Override
    public Request iscatter(MpiBuffer send, MpiBuffer receive, int root) {
        return wire.start(plans.scatter(send, receive, root));
    }

    @Override
    public void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        wire.run(plans.scatterv(send, receive, root));
    }

    @Override
    public Request iscatterv(MpiChunks send, MpiBuffer receive, int root) {
        return wire.start(plans.scatterv(send, receive, root));
    }

    @Override
    public void allgather(MpiBuffer send, MpiBuffer receive) {
        wire.run(plans.allgather(send, receive));
    }

    @Override
    public Request iallgather(MpiBuffer send, MpiBuffer receive) {
        return wire.start(plans.allgather(send, receive));
    }

    @Override
    public void allgatherv(MpiBuffer send, MpiChunks receive) {
        wire.run(plans.allgatherv(send, receive));
    }

    @Override
    public Request iallgatherv(MpiBuffer send, MpiChunks receive) {
        return wire.start(plans.allgatherv(send, receive));
    }

    @Override
    public void alltoall(MpiBuffer send, MpiBuffer receive) {
        wire.run(plans.alltoall(send, receive));
    }

    @Override
    public Request ialltoall(MpiBuffer send, MpiBuffer receive) {
        return wire.start(plans.alltoall(send, receive));
    }

    @Override
    public void alltoallv(MpiChunks send, MpiChunks receive) {
        wire.run(plans.alltoallv(send, receive));
    }

    @Override
    public Request ialltoallv(MpiChunks send, MpiChunks receive) {
        return wire.start(plans.alltoallv(send, receive));
    }

    @Override
    public void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        Call call = new Call(send, receive, op, root);
        long bytes = Math.max(send.dataBytes(), receive.dataBytes());
        reduce.run(bytes, call, () -> plans.reduce(send, receive, op, root));
    }

    @Override
    public Request ireduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        return wire.start(plans.reduce(send, receive, op, root));
    }

    @Override
    public void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        Call call = new Call(send, receive, op, 0);
        allreduce.run(receive.dataBytes(), call, () -> plans.allreduce(send, receive, op));
    }

    @Override
    public Request iallreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        return wire.start(plans.allreduce(send, receive, op));
    }

    @Override
    public void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        wire.run(plans.reduceScatterBlock(send, receive, op));
    }

    @Override
    public Request ireduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        return wire.start(plans.reduceScatterBlock(send, receive, op));
    }

    @Override
    public void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        wire.run(plans.reduceScatter(send, receive, counts, op));
    }

    @Override
    public Request ireduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        return wire.start(plans.reduceScatter(send, receive, counts, op));
    }

    @Override
    public void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        wire.run(plans.scan(send, receive, op));
    }

    @Override
    public Request iscan(MpiBuffer send, MpiBuffer receive, Op op) {
        return wire.start(plans.scan(send, receive, op));
    }

    @Override
    public void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        wire.run(plans.exscan(send, receive, op));
    }

    @Override
    public Request iexscan(MpiBuffer send, MpiBuffer receive, Op op) {
        return wire.start(plans.exscan(send, receive, op));
    }
}
