package org.mpi4j.spi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/** What the arguments of each collective operation must be, for one rank of a communicator. */
final class CollectiveChecks {
    private final Participants ranks;
    private final int rank;
    private final int size;

    CollectiveChecks(Participants ranks) {
        this.ranks = ranks;
        this.rank = ranks.rank();
        this.size = ranks.size();
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
        long part = part("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            sameLength("send", send, "one part of receive", part * receive.datatype().size());
            separate(send, receive);
        }
    }

    void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.sendable("send", send);
            return;
        }
        receivable(receive);
        ownChunk("send", send, receive);
    }

    void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.receivable("receive", receive);
            return;
        }
        Checks.sendable("send", send);
        long part = part("send", send);
        if (!inPlace("receive", receive)) {
            Checks.receivable("receive", receive);
            sameLength("receive", receive, "one part of send", part * send.datatype().size());
            separate(send, receive);
        }
    }

    void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        ranks.requireRoot(root);
        if (!ranks.isRoot(root)) {
            Checks.receivable("receive", receive);
            return;
        }
        sendable(send);
        if (!inPlace("receive", receive)) {
            Checks.receivable("receive", receive);
            long own = send.count(rank) * send.whole().datatype().size();
            sameLength("receive", receive, "this rank's chunk of send", own);
            separate(send.whole(), receive);
        }
    }

    void allgather(MpiBuffer send, MpiBuffer receive) {
        Checks.receivable("receive", receive);
        long part = part("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            sameLength("send", send, "one part of receive", part * receive.datatype().size());
            separate(send, receive);
        }
    }

    void allgatherv(MpiBuffer send, MpiChunks receive) {
        receivable(receive);
        ownChunk("send", send, receive);
    }

    void alltoall(MpiBuffer send, MpiBuffer receive) {
        Checks.receivable("receive", receive);
        part("receive", receive);
        if (!inPlace("send", send)) {
            Checks.sendable("send", send);
            part("send", send);
            sameLength("send", send, "receive", receive.dataBytes());
            separate(send, receive);
        }
    }

    void alltoallv(MpiChunks send, MpiChunks receive) {
        receivable(receive);
        if (send != MpiChunks.IN_PLACE) {
            sendable(send);
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
            separate(send.whole(), receive.whole());
        }
    }

    void alltoallw(MpiBuffers send, MpiBuffers receive) {
        receivable(receive);
        if (send != MpiBuffers.IN_PLACE) {
            sendable(send);
            MpiBuffer own = send.get(rank);
            sameLength("send for this rank", own, "receive", receive.get(rank).dataBytes());
            separate(send, receive);
        }
    }

    void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        ranks.requireRoot(root);
        if (ranks.isRoot(root)) {
            combined(send, receive, op);
            return;
        }
        Checks.sendable("send", send);
        Checks.op(op, send.datatype());
    }

    void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        combined(send, receive, op);
    }

    void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        combined(send, receive, op);
    }

    void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        combined(send, receive, op);
    }

    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        Checks.receivable("receive", receive);
        Checks.op(op, receive.datatype());
        if (inPlace("send", send)) {
            part("receive", receive);
            return;
        }
        Checks.sendable("send", send);
        sameType(send, receive);
        long part = part("send", send);
        if (receive.count() != part) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "receive has "
                            + receive.count()
                            + " elements, but one part of send has "
                            + part);
        }
        separate(send, receive);
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
        separate(send, receive);
    }

    private void combined(MpiBuffer send, MpiBuffer receive, Op op) {
        Checks.receivable("receive", receive);
        Checks.op(op, receive.datatype());
        if (inPlace("send", send)) {
            return;
        }
        Checks.sendable("send", send);
        sameType(send, receive);
        counted("send", send, "receive", receive.count());
        separate(send, receive);
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
            separate(send, receive.whole());
        }
    }

    private void sendable(@Nullable MpiChunks send) {
        present("send", send);
        Checks.sendable("send", send.whole());
        oneEach("send", send);
    }

    private void receivable(@Nullable MpiChunks receive) {
        present("receive", receive);
        Checks.receivable("receive", receive.whole());
        oneEach("receive", receive);
        if (receive.overlaps()) {
            throw new MpiException(
                    ErrorClass.BUFFER, "receive has chunks that overlap: " + receive);
        }
    }

    private void sendable(@Nullable MpiBuffers send) {
        oneEach("send", send);
        for (int i = 0; i < send.size(); i++) {
            Checks.sendable("send[" + i + "]", send.get(i));
        }
    }

    private void receivable(@Nullable MpiBuffers receive) {
        oneEach("receive", receive);
        for (int i = 0; i < receive.size(); i++) {
            Checks.receivable("receive[" + i + "]", receive.get(i));
        }
        separate(receive);
    }

    private static void present(String name, @Nullable MpiChunks chunks) {
        if (chunks == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
    }

    private void oneEach(String name, MpiChunks chunks) {
        oneEach(name, chunks.size(), "chunks");
    }

    private void oneEach(String name, @Nullable MpiBuffers buffers) {
        if (buffers == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
        if (buffers == MpiBuffers.IN_PLACE) {
            throw new MpiException(ErrorClass.BUFFER, name + " must not be IN_PLACE here");
        }
        oneEach(name, buffers.size(), "buffers");
    }

    private void oneEach(String name, int given, String what) {
        if (given != size) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name + " has " + given + " " + what + ", the communicator " + size + " ranks");
        }
    }

    /** Elements of one of {@code size} equal parts. */
    private long part(String name, MpiBuffer buffer) {
        if (buffer.count() % size != 0) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    name
                            + " has "
                            + buffer.count()
                            + " elements, which cannot be divided among "
                            + size
                            + " ranks");
        }
        return buffer.count() / size;
    }

    private long total(int @Nullable [] counts) {
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

    private static void counted(String name, MpiBuffer buffer, String other, long count) {
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

    private static void sameType(MpiBuffer send, MpiBuffer receive) {
        Datatype one = send.datatype();
        Datatype other = receive.datatype();
        if (one != other) {
            throw new MpiException(
                    ErrorClass.TYPE, "send has elements of " + one + ", receive of " + other);
        }
    }

    private static void separate(MpiBuffers send, MpiBuffers receive) {
        for (int i = 0; i < send.size(); i++) {
            for (int j = 0; j < receive.size(); j++) {
                if (share(send.get(i), receive.get(j))) {
                    throw new MpiException(
                            ErrorClass.BUFFER, "send[" + i + "] and receive[" + j + "] overlap");
                }
            }
        }
    }

    private static void separate(MpiBuffers receive) {
        for (int i = 0; i < receive.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (share(receive.get(i), receive.get(j))) {
                    throw new MpiException(
                            ErrorClass.BUFFER, "receive[" + j + "] and receive[" + i + "] overlap");
                }
            }
        }
    }

    /** Elements without gaps that overlap; columns of one matrix reach across each other. */
    private static boolean share(MpiBuffer one, MpiBuffer other) {
        return one.datatype().map().isDense()
                && other.datatype().map().isDense()
                && overlap(one, other);
    }

    /** Refuses to read and write the same elements, as far as Java can see it. */
    static void separate(MpiBuffer send, MpiBuffer receive) {
        if (overlap(send, receive)) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "send and receive overlap; use IN_PLACE where it is allowed");
        }
    }

    /** Whether two buffers of some storage have elements in common, as far as Java can see it. */
    static boolean overlap(MpiBuffer one, MpiBuffer other) {
        if (one.storage() == Storage.ADDRESS || other.storage() == Storage.ADDRESS) {
            return false;
        }
        if (one.base() != other.base() || one.dataBytes() == 0 || other.dataBytes() == 0) {
            return false;
        }
        return end(one) > start(other) && end(other) > start(one);
    }

    private static long start(MpiBuffer buffer) {
        return buffer.byteOffset() + buffer.datatype().map().lowest(buffer.count());
    }

    private static long end(MpiBuffer buffer) {
        return buffer.byteOffset() + buffer.datatype().map().highest(buffer.count());
    }
}
