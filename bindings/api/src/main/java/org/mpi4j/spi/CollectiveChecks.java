package org.mpi4j.spi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/** What the arguments of each collective operation must be, for one rank of a group. */
class CollectiveChecks {
    private final Participants ranks;
    private final int rank;
    private final int size;
    private final Parts parts;

    CollectiveChecks(Participants ranks) {
        this.ranks = ranks;
        this.rank = ranks.rank();
        this.size = ranks.size();
        this.parts = new Parts(ranks.parts(), "ranks");
    }

    static CollectiveChecks of(Participants ranks) {
        return ranks.areTwoGroups()
                ? new InterCollectiveChecks(ranks)
                : new CollectiveChecks(ranks);
    }

    void bcast(MpiBuffer buffer, int root) {
        ranks.requireRoot(root);
        if (ranks.isRoot(root)) {
            Checks.sendable("buffer", buffer);
        } else {
            Checks.receivable("buffer", buffer);
        }
    }

    void gather(MpiBuffer send, MpiBuffer receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.sendable("send", send);
            return;
        }
        Checks.receivable("receive", receive);
        long part = parts.of("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            sameLength("send", send, "one part of receive", part * receive.datatype().size());
            Parts.separate(send, receive);
        }
    }

    void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.sendable("send", send);
            return;
        }
        parts.receivable("receive", receive);
        ownChunk("send", send, receive);
    }

    void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.receivable("receive", receive);
            return;
        }
        Checks.sendable("send", send);
        long part = parts.of("send", send);
        if (!inPlace("receive", receive)) {
            Checks.receivable("receive", receive);
            sameLength("receive", receive, "one part of send", part * send.datatype().size());
            Parts.separate(send, receive);
        }
    }

    void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.receivable("receive", receive);
            return;
        }
        parts.sendable("send", send);
        if (!inPlace("receive", receive)) {
            Checks.receivable("receive", receive);
            long own = send.count(rank) * send.whole().datatype().size();
            sameLength("receive", receive, "this rank's chunk of send", own);
            Parts.separate(send.whole(), receive);
        }
    }

    void allgather(MpiBuffer send, MpiBuffer receive) {
        Checks.receivable("receive", receive);
        long part = parts.of("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            sameLength("send", send, "one part of receive", part * receive.datatype().size());
            Parts.separate(send, receive);
        }
    }

    void allgatherv(MpiBuffer send, MpiChunks receive) {
        parts.receivable("receive", receive);
        ownChunk("send", send, receive);
    }

    void alltoall(MpiBuffer send, MpiBuffer receive) {
        Checks.receivable("receive", receive);
        parts.of("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            parts.of("send", send);
            sameLength("send", send, "receive", receive.dataBytes());
            Parts.separate(send, receive);
        }
    }

    void alltoallv(MpiChunks send, MpiChunks receive) {
        parts.receivable("receive", receive);
        if (send != MpiChunks.IN_PLACE) {
            parts.sendable("send", send);
            long out = send.count(rank) * send.whole().datatype().size();
            long in = receive.count(rank) * receive.whole().datatype().size();
            if (out != in) {
                throw new MpiException(
                        ErrorClass.COUNT,
                        "this rank's chunk for itself has "
                                + out
                                + " bytes in send, but "
                                + in
                                + " bytes in receive");
            }
            Parts.separate(send.whole(), receive.whole());
        }
    }

    void alltoallw(MpiBuffers send, MpiBuffers receive) {
        parts.receivable("receive", receive);
        if (send != MpiBuffers.IN_PLACE) {
            parts.sendable("send", send);
            MpiBuffer own = send.get(rank);
            sameLength("send for this rank", own, "receive", receive.get(rank).dataBytes());
            Parts.separate(send, receive);
        }
    }

    void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        ranks.requireRoot(root);
        if (ranks.isRoot(root)) {
            combinable(send, receive, op);
            return;
        }
        Checks.sendable("send", send);
        Checks.op(op, send.datatype());
    }

    void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        combinable(send, receive, op);
    }

    void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        combinable(send, receive, op);
    }

    void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        combinable(send, receive, op);
    }

    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        Checks.receivable("receive", receive);
        Checks.op(op, receive.datatype());
        if (inPlace("send", send)) {
            parts.of("receive", receive);
            return;
        }
        Checks.sendable("send", send);
        sameType(send, receive);
        long part = parts.of("send", send);
        if (receive.count() != part) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "receive has "
                            + receive.count()
                            + " elements, but one part of send has "
                            + part);
        }
        Parts.separate(send, receive);
    }

    void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        Checks.receivable("receive", receive);
        Checks.op(op, receive.datatype());
        long total = total(counts);
        if (inPlace("send", send)) {
            counted("receive", receive, "the sum of counts", total);
            return;
        }
        Checks.sendable("send", send);
        sameType(send, receive);
        counted("send", send, "the sum of counts", total);
        counted("receive", receive, "counts[" + rank + "]", counts[rank]);
        Parts.separate(send, receive);
    }

    private void combinable(MpiBuffer send, MpiBuffer receive, Op op) {
        Checks.receivable("receive", receive);
        Checks.op(op, receive.datatype());
        if (inPlace("send", send)) {
            return;
        }
        Checks.sendable("send", send);
        sameType(send, receive);
        counted("send", send, "receive", receive.count());
        Parts.separate(send, receive);
    }

    private static boolean inPlace(String name, @Nullable MpiBuffer buffer) {
        if (buffer == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        return buffer == MpiBuffer.IN_PLACE;
    }

    private void ownChunk(String name, MpiBuffer send, MpiChunks receive) {
        if (!inPlace(name, send)) {
            Checks.sendable(name, send);
            long own = receive.count(rank) * receive.whole().datatype().size();
            sameLength(name, send, "this rank's chunk of receive", own);
            Parts.separate(send, receive.whole());
        }
    }

    final long total(int @Nullable [] counts) {
        if (counts == null) {
            throw new MpiException(ErrorClass.COUNT, "counts is null");
        }
        if (counts.length != size) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "counts has length " + counts.length + ", the communicator " + size + " ranks");
        }
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new MpiException(
                        ErrorClass.COUNT,
                        "counts[" + i + "] must not be negative, is " + counts[i]);
            }
            total += counts[i];
        }
        return total;
    }

    static void counted(String name, MpiBuffer buffer, String other, long count) {
        if (buffer.count() != count) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name + " has " + buffer.count() + " elements, but " + other + " is " + count);
        }
    }

    private static void sameLength(String name, MpiBuffer buffer, String other, long bytes) {
        if (buffer.dataBytes() != bytes) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name + " has " + buffer.dataBytes() + " bytes, but " + other + " has " + bytes);
        }
    }

    static void sameType(MpiBuffer send, MpiBuffer receive) {
        Datatype one = send.datatype();
        Datatype other = receive.datatype();
        if (one != other) {
            throw new MpiException(
                    ErrorClass.TYPE, "send has elements of " + one + ", receive of " + other);
        }
    }
}
