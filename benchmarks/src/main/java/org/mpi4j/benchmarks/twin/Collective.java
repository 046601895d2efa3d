package org.mpi4j.benchmarks.twin;

import org.mpi4j.Communicator;
import org.mpi4j.Info;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/** A collective operation: who sends and receives what, and its three calls. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
enum Collective {
    BCAST(
            new Side(Who.ROOT, What.BLOCK),
            new Side(Who.ALL_BUT_ROOT, What.BLOCK),
            Addends.NONE,
            (world, b) -> world.bcast(b.broadcast(), 0),
            (world, b) -> world.ibcast(b.broadcast(), 0),
            (world, b) -> world.bcastInit(b.broadcast(), 0, new Info())),
    GATHER(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ROOT, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.gather(b.sent(), b.receivedAtRoot(), 0),
            (world, b) -> world.igather(b.sent(), b.receivedAtRoot(), 0),
            (world, b) -> world.gatherInit(b.sent(), b.receivedAtRoot(), 0, new Info())),
    GATHERV(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ROOT, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.gatherv(b.sent(), b.receivedInChunksAtRoot(), 0),
            (world, b) -> world.igatherv(b.sent(), b.receivedInChunksAtRoot(), 0),
            (world, b) -> world.gathervInit(b.sent(), b.receivedInChunksAtRoot(), 0, new Info())),
    SCATTER(
            new Side(Who.ROOT, What.BLOCKS),
            new Side(Who.ALL, What.BLOCK),
            Addends.NONE,
            (world, b) -> world.scatter(b.sentByRoot(), b.received(), 0),
            (world, b) -> world.iscatter(b.sentByRoot(), b.received(), 0),
            (world, b) -> world.scatterInit(b.sentByRoot(), b.received(), 0, new Info())),
    SCATTERV(
            new Side(Who.ROOT, What.BLOCKS),
            new Side(Who.ALL, What.BLOCK),
            Addends.NONE,
            (world, b) -> world.scatterv(b.sentInChunksByRoot(), b.received(), 0),
            (world, b) -> world.iscatterv(b.sentInChunksByRoot(), b.received(), 0),
            (world, b) -> world.scattervInit(b.sentInChunksByRoot(), b.received(), 0, new Info())),
    ALLGATHER(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ALL, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.allgather(b.sent(), b.received()),
            (world, b) -> world.iallgather(b.sent(), b.received()),
            (world, b) -> world.allgatherInit(b.sent(), b.received(), new Info())),
    ALLGATHERV(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ALL, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.allgatherv(b.sent(), b.receivedInChunks()),
            (world, b) -> world.iallgatherv(b.sent(), b.receivedInChunks()),
            (world, b) -> world.allgathervInit(b.sent(), b.receivedInChunks(), new Info())),
    ALLTOALL(
            new Side(Who.ALL, What.BLOCKS),
            new Side(Who.ALL, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.alltoall(b.sent(), b.received()),
            (world, b) -> world.ialltoall(b.sent(), b.received()),
            (world, b) -> world.alltoallInit(b.sent(), b.received(), new Info())),
    ALLTOALLV(
            new Side(Who.ALL, What.BLOCKS),
            new Side(Who.ALL, What.BLOCKS),
            Addends.NONE,
            (world, b) -> world.alltoallv(b.sentInChunks(), b.receivedInChunks()),
            (world, b) -> world.ialltoallv(b.sentInChunks(), b.receivedInChunks()),
            (world, b) -> world.alltoallvInit(b.sentInChunks(), b.receivedInChunks(), new Info())),
    REDUCE(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ROOT, What.BLOCK),
            Addends.OF_ALL,
            (world, b) -> world.reduce(b.sent(), b.receivedAtRoot(), Op.SUM, 0),
            (world, b) -> world.ireduce(b.sent(), b.receivedAtRoot(), Op.SUM, 0),
            (world, b) -> world.reduceInit(b.sent(), b.receivedAtRoot(), Op.SUM, 0, new Info())),
    ALLREDUCE(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ALL, What.BLOCK),
            Addends.OF_ALL,
            (world, b) -> world.allreduce(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.iallreduce(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.allreduceInit(b.sent(), b.received(), Op.SUM, new Info())),
    REDUCE_SCATTER_BLOCK(
            new Side(Who.ALL, What.BLOCKS),
            new Side(Who.ALL, What.BLOCK),
            Addends.OF_ALL,
            (world, b) -> world.reduceScatterBlock(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.ireduceScatterBlock(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.reduceScatterBlockInit(b.sent(), b.received(), Op.SUM, new Info())),
    SCAN(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ALL, What.BLOCK),
            Addends.UP_TO_ME,
            (world, b) -> world.scan(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.iscan(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.scanInit(b.sent(), b.received(), Op.SUM, new Info())),
    EXSCAN(
            new Side(Who.ALL, What.BLOCK),
            new Side(Who.ALL, What.BLOCK),
            Addends.BEFORE_ME,
            (world, b) -> world.exscan(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.iexscan(b.sent(), b.received(), Op.SUM),
            (world, b) -> world.exscanInit(b.sent(), b.received(), Op.SUM, new Info())),
    BARRIER(
            new Side(Who.NOBODY, What.BLOCK),
            new Side(Who.NOBODY, What.BLOCK),
            Addends.NONE,
            (world, b) -> world.barrier(),
            (world, b) -> world.ibarrier(),
            (world, b) -> world.barrierInit(new Info()));

    /** Which ranks have something to send or to receive. */
    enum Who {
        NOBODY,
        ALL,
        ROOT,
        ALL_BUT_ROOT
    }

    /** A block, or a block for each rank. */
    enum What {
        BLOCK,
        BLOCKS
    }

    /** Whose values a reduction adds up for a rank. */
    enum Addends {
        NONE,
        OF_ALL,
        UP_TO_ME,
        BEFORE_ME
    }

    /** What is sent, or what is received. */
    record Side(Who who, What what) {
        boolean includes(int rank) {
            return switch (who) {
                case NOBODY -> false;
                case ALL -> true;
                case ROOT -> rank == 0;
                case ALL_BUT_ROOT -> rank != 0;
            };
        }

        /** Blocks that a rank of so many has. */
        int blocks(int rank, int ranks) {
            return !includes(rank) ? 0 : what == What.BLOCKS ? ranks : 1;
        }
    }

    /** The blocking call. */
    @FunctionalInterface
    interface Call {
        void on(Communicator world, Blocks blocks);
    }

    /** A call that gives a request. */
    @FunctionalInterface
    interface Begin<R extends Request> {
        R on(Communicator world, Blocks blocks);
    }

    private final Side sent;
    private final Side received;
    private final Addends addends;
    private final Call call;
    private final Begin<Request> start;
    private final Begin<PersistentRequest> init;

    Collective(
            Side sent,
            Side received,
            Addends addends,
            Call call,
            Begin<Request> start,
            Begin<PersistentRequest> init) {
        this.sent = sent;
        this.received = received;
        this.addends = addends;
        this.call = call;
        this.start = start;
        this.init = init;
    }

    Side sent() {
        return sent;
    }

    Side received() {
        return received;
    }

    Addends addends() {
        return addends;
    }

    boolean reduces() {
        return addends != Addends.NONE;
    }

    /** How many ranks' values a rank is given the sum of. */
    int addends(int rank, int ranks) {
        return switch (addends) {
            case NONE -> 0;
            case OF_ALL -> ranks;
            case UP_TO_ME -> rank + 1;
            case BEFORE_ME -> rank;
        };
    }

    Call call() {
        return call;
    }

    Begin<Request> start() {
        return start;
    }

    Begin<PersistentRequest> init() {
        return init;
    }
}
