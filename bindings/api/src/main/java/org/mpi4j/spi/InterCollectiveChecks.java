package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.spi.Participants.Role;

/**
 * What the arguments must be for a rank of an inter-communicator: what it sends goes to the other
 * group and what it receives comes from there, so the two need not agree, and nothing is in place.
 */
final class InterCollectiveChecks extends CollectiveChecks {
    private final Participants ranks;
    private final Parts remote;
    private final Parts local;

    InterCollectiveChecks(Participants ranks) {
        super(ranks);
        this.ranks = ranks;
        this.remote = new Parts(ranks.remoteSize(), "remote ranks");
        this.local = new Parts(ranks.size(), "ranks of this group");
    }

    private Role role(int root) {
        ranks.requireRoot(root);
        return ranks.role(root);
    }

    @Override
    void bcast(MpiBuffer buffer, int root) {
        switch (role(root)) {
            case ROOT -> Checks.sendable("buffer", buffer);
            case LEAF -> Checks.receivable("buffer", buffer);
            case BYSTANDER -> {}
        }
    }

    @Override
    void gather(MpiBuffer send, MpiBuffer receive, int root) {
        switch (role(root)) {
            case ROOT -> {
                Checks.receivable("receive", receive);
                remote.of("receive", receive);
            }
            case LEAF -> Checks.sendable("send", send);
            case BYSTANDER -> {}
        }
    }

    @Override
    void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        switch (role(root)) {
            case ROOT -> remote.receivable("receive", receive);
            case LEAF -> Checks.sendable("send", send);
            case BYSTANDER -> {}
        }
    }

    @Override
    void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        switch (role(root)) {
            case ROOT -> {
                Checks.sendable("send", send);
                remote.of("send", send);
            }
            case LEAF -> Checks.receivable("receive", receive);
            case BYSTANDER -> {}
        }
    }

    @Override
    void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        switch (role(root)) {
            case ROOT -> remote.sendable("send", send);
            case LEAF -> Checks.receivable("receive", receive);
            case BYSTANDER -> {}
        }
    }

    @Override
    void allgather(MpiBuffer send, MpiBuffer receive) {
        both(send, receive);
        remote.of("receive", receive);
    }

    @Override
    void allgatherv(MpiBuffer send, MpiChunks receive) {
        Checks.sendable("send", send);
        remote.receivable("receive", receive);
        Parts.separate(send, receive.whole());
    }

    @Override
    void alltoall(MpiBuffer send, MpiBuffer receive) {
        both(send, receive);
        remote.of("send", send);
        remote.of("receive", receive);
    }

    @Override
    void alltoallv(MpiChunks send, MpiChunks receive) {
        remote.sendable("send", send);
        remote.receivable("receive", receive);
        Parts.separate(send.whole(), receive.whole());
    }

    @Override
    void alltoallw(MpiBuffers send, MpiBuffers receive) {
        remote.sendable("send", send);
        remote.receivable("receive", receive);
        Parts.separate(send, receive);
    }

    @Override
    void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        switch (role(root)) {
            case ROOT -> {
                Checks.receivable("receive", receive);
                Checks.op(op, receive.datatype());
            }
            case LEAF -> {
                Checks.sendable("send", send);
                Checks.op(op, send.datatype());
            }
            case BYSTANDER -> {}
        }
    }

    @Override
    void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        combined(send, receive, op);
        counted("send", send, "receive", receive.count());
    }

    @Override
    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        combined(send, receive, op);
        counted("receive", receive, "one part of send", local.of("send", send));
    }

    @Override
    void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        combined(send, receive, op);
        counted("send", send, "the sum of counts", total(counts));
        counted("receive", receive, "counts[" + ranks.rank() + "]", counts[ranks.rank()]);
    }

    @Override
    void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        throw onlyOneGroup("scan");
    }

    @Override
    void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        throw onlyOneGroup("exscan");
    }

    private static MpiException onlyOneGroup(String operation) {
        return new MpiException(
                ErrorClass.COMM, operation + " is not defined for an inter-communicator");
    }

    private static void both(MpiBuffer send, MpiBuffer receive) {
        Checks.sendable("send", send);
        Checks.receivable("receive", receive);
        Parts.separate(send, receive);
    }

    private static void combined(MpiBuffer send, MpiBuffer receive, Op op) {
        both(send, receive);
        Checks.op(op, receive.datatype());
        sameType(send, receive);
    }
}
