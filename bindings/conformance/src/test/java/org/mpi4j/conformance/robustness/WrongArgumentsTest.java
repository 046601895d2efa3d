package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

/** Calls that are wrong in one argument: each throws, and the communicator works on. */
class WrongArgumentsTest {
    private static final MpiBuffer GOOD = buffer(new int[60]);
    private static final MpiBuffer READ_ONLY = buffer(IntBuffer.allocate(60).asReadOnlyBuffer());

    /** A wrong call, its error and what the message must hold. */
    private record Wrong(ErrorClass error, Executable call, List<String> parts) {
        Wrong(ErrorClass error, Executable call, String... parts) {
            this(error, call, List.of(parts));
        }
    }

    private static void refused(Communicator comm, List<Wrong> calls) {
        for (int i = 0; i < calls.size(); i++) {
            Wrong wrong = calls.get(i);
            try {
                Expect.error(wrong.error, wrong.call, wrong.parts.toArray(String[]::new));
            } catch (AssertionError e) {
                throw new AssertionError("call " + i + " of the list: " + e.getMessage(), e);
            }
        }
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
    }

    private interface Send {
        void with(MpiBuffer buffer, int dest, int tag);
    }

    @MpiTest
    void sendsRefuseWrongArguments(Communicator comm, Mpi mpi) {
        int n = comm.size();
        List<Send> sends =
                List.of(
                        comm::send,
                        comm::ssend,
                        comm::bsend,
                        comm::rsend,
                        comm::isend,
                        comm::issend,
                        comm::ibsend,
                        comm::irsend);
        List<Wrong> wrong = new ArrayList<>();
        for (Send s : sends) {
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> s.with(null, 0, 0), "buffer", "null"));
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> s.with(IN_PLACE, 0, 0), "buffer"));
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> s.with(NONE, 0, 0), "buffer"));
            wrong.add(new Wrong(ErrorClass.RANK, () -> s.with(GOOD, n, 0), "dest", "" + n));
            wrong.add(new Wrong(ErrorClass.RANK, () -> s.with(GOOD, -1, 0), "dest", "-1"));
            wrong.add(new Wrong(ErrorClass.TAG, () -> s.with(GOOD, 0, -1), "tag", "-1"));
            int above = mpi.tagUpperBound() + 1;
            // The bound can be the largest int; then the next one is negative and wrong as well.
            wrong.add(new Wrong(ErrorClass.TAG, () -> s.with(GOOD, 0, above), "tag", "" + above));
        }
        refused(comm, wrong);
    }

    @MpiTest
    void receivesAndProbesRefuseWrongArguments(Communicator comm) {
        int n = comm.size();
        List<Wrong> wrong = new ArrayList<>();
        List<Send> receives = List.of(comm::recv, comm::irecv);
        for (Send r : receives) {
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> r.with(null, 0, 0), "buffer", "null"));
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> r.with(READ_ONLY, 0, 0), "buffer"));
            wrong.add(new Wrong(ErrorClass.BUFFER, () -> r.with(NONE, 0, 0), "buffer"));
            wrong.add(new Wrong(ErrorClass.RANK, () -> r.with(GOOD, n, 0), "source", "" + n));
            wrong.add(new Wrong(ErrorClass.RANK, () -> r.with(GOOD, -7, 0), "source", "-7"));
            wrong.add(new Wrong(ErrorClass.TAG, () -> r.with(GOOD, 0, -9), "tag", "-9"));
        }
        wrong.add(new Wrong(ErrorClass.RANK, () -> comm.probe(n, 0), "source", "" + n));
        wrong.add(new Wrong(ErrorClass.TAG, () -> comm.iprobe(0, -5), "tag", "-5"));
        wrong.add(new Wrong(ErrorClass.RANK, () -> comm.mprobe(-5, 0), "source", "-5"));
        wrong.add(new Wrong(ErrorClass.TAG, () -> comm.improbe(0, -5), "tag", "-5"));
        refused(comm, wrong);
    }

    @MpiTest
    void sendrecvRefusesWrongArguments(Communicator comm) {
        int n = comm.size();
        int[] shared = new int[4];
        MpiBuffer one = buffer(shared, 0, 3);
        MpiBuffer other = buffer(shared, 2, 2);
        MpiBuffer into = buffer(new int[60]);
        refused(
                comm,
                List.of(
                        new Wrong(
                                ErrorClass.RANK,
                                () -> comm.sendrecv(GOOD, n, 0, into, 0, 0),
                                "dest",
                                "" + n),
                        new Wrong(
                                ErrorClass.TAG,
                                () -> comm.sendrecv(GOOD, 0, -3, into, 0, 0),
                                "sendTag",
                                "-3"),
                        new Wrong(
                                ErrorClass.TAG,
                                () -> comm.sendrecv(GOOD, 0, 0, into, 0, -3),
                                "receiveTag",
                                "-3"),
                        new Wrong(
                                ErrorClass.RANK,
                                () -> comm.sendrecv(GOOD, 0, 0, into, n, 0),
                                "source",
                                "" + n),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> comm.sendrecv(GOOD, 0, 0, READ_ONLY, 0, 0),
                                "receive"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> comm.sendrecv(one, 0, 0, other, 0, 0),
                                "overlap")));
    }

    @MpiTest
    void rootedCollectivesRefuseWrongRoots(Communicator comm) {
        int n = comm.size();
        MpiChunks chunks = MpiChunks.chunks(GOOD, new int[n]);
        List<Wrong> wrong = new ArrayList<>();
        for (int root : new int[] {n, -1}) {
            String value = "" + root;
            List<Executable> calls =
                    List.of(
                            () -> comm.bcast(GOOD, root),
                            () -> comm.ibcast(GOOD, root),
                            () -> comm.gather(GOOD, GOOD, root),
                            () -> comm.igather(GOOD, GOOD, root),
                            () -> comm.gatherv(GOOD, chunks, root),
                            () -> comm.igatherv(GOOD, chunks, root),
                            () -> comm.scatter(GOOD, GOOD, root),
                            () -> comm.iscatter(GOOD, GOOD, root),
                            () -> comm.scatterv(chunks, GOOD, root),
                            () -> comm.iscatterv(chunks, GOOD, root),
                            () -> comm.reduce(GOOD, GOOD, Op.SUM, root),
                            () -> comm.ireduce(GOOD, GOOD, Op.SUM, root));
            calls.forEach(call -> wrong.add(new Wrong(ErrorClass.ROOT, call, "root", value)));
        }
        refused(comm, wrong);
    }

    @MpiTest
    void collectivesRefuseWrongBuffers(Communicator comm) {
        int me = comm.rank();
        List<Wrong> wrong = new ArrayList<>();
        List<Executable> nulls =
                List.of(
                        () -> comm.allgather(null, GOOD),
                        () -> comm.gather(null, GOOD, me),
                        () -> comm.alltoall(null, GOOD),
                        () -> comm.allreduce(null, GOOD, Op.SUM),
                        () -> comm.iscan(null, GOOD, Op.SUM),
                        () -> comm.exscan(null, GOOD, Op.SUM),
                        () -> comm.reduceScatterBlock(null, GOOD, Op.SUM),
                        () -> comm.ireduce(null, GOOD, Op.SUM, me));
        nulls.forEach(call -> wrong.add(new Wrong(ErrorClass.BUFFER, call, "send", "null")));
        List<Executable> readOnly =
                List.of(
                        () -> comm.allgather(GOOD, READ_ONLY),
                        () -> comm.ialltoall(GOOD, READ_ONLY),
                        () -> comm.allreduce(GOOD, READ_ONLY, Op.SUM),
                        () -> comm.scan(GOOD, READ_ONLY, Op.SUM),
                        () -> comm.reduce(GOOD, READ_ONLY, Op.SUM, me));
        readOnly.forEach(
                call -> wrong.add(new Wrong(ErrorClass.BUFFER, call, "receive", "read-only")));
        wrong.add(new Wrong(ErrorClass.BUFFER, () -> comm.bcast(IN_PLACE, me), "buffer"));
        wrong.add(new Wrong(ErrorClass.BUFFER, () -> comm.allreduce(GOOD, GOOD, Op.SUM)));
        wrong.add(new Wrong(ErrorClass.BUFFER, () -> comm.alltoallv(null, null), "null"));
        refused(comm, wrong);
    }

    @MpiTest
    void collectivesRefuseWrongCountsAndTypes(Communicator comm) {
        int n = comm.size();
        MpiBuffer ints = buffer(new int[n]);
        MpiBuffer longer = buffer(new int[n + 1]);
        MpiBuffer longs = buffer(new long[n]);
        int[] negative = new int[n];
        negative[n - 1] = -4;
        MpiBuffer into = buffer(new int[n]);
        List<Wrong> wrong = new ArrayList<>();
        wrong.add(
                new Wrong(
                        ErrorClass.COUNT,
                        () -> comm.allreduce(longer, into, Op.SUM),
                        "send",
                        "" + (n + 1)));
        wrong.add(new Wrong(ErrorClass.TYPE, () -> comm.allreduce(longs, into, Op.SUM), "LONG"));
        wrong.add(
                new Wrong(
                        ErrorClass.COUNT,
                        () -> comm.reduceScatter(ints, into, negative, Op.SUM),
                        "counts[" + (n - 1) + "]",
                        "-4"));
        wrong.add(
                new Wrong(
                        ErrorClass.COUNT,
                        () -> comm.reduceScatter(ints, into, new int[n + 1], Op.SUM),
                        "counts",
                        "" + (n + 1)));
        wrong.add(
                new Wrong(
                        ErrorClass.COUNT,
                        () -> comm.reduceScatter(ints, into, null, Op.SUM),
                        "counts",
                        "null"));
        MpiChunks tooMany = MpiChunks.chunks(into, new int[n + 1]);
        wrong.add(new Wrong(ErrorClass.COUNT, () -> comm.allgatherv(ints, tooMany), "" + (n + 1)));
        if (n > 1) {
            wrong.add(
                    new Wrong(
                            ErrorClass.COUNT,
                            () -> comm.allgather(buffer(new int[1]), longer),
                            "receive",
                            "" + (n + 1)));
            int[] ones = new int[n];
            Arrays.fill(ones, 1);
            MpiChunks overlapping = MpiChunks.chunks(into, ones, new int[n]);
            MpiBuffer own = buffer(new int[1]);
            wrong.add(
                    new Wrong(
                            ErrorClass.BUFFER, () -> comm.allgatherv(own, overlapping), "overlap"));
        }
        refused(comm, wrong);
    }

    @MpiTest
    void reductionsRefuseWrongOperations(Communicator comm) {
        MpiBuffer into = buffer(new int[60]);
        MpiBuffer flags = buffer(new boolean[2]);
        MpiBuffer reals = buffer(new double[2]);
        Op closed = Op.ofInt(Integer::sum);
        closed.close();
        refused(
                comm,
                List.of(
                        new Wrong(ErrorClass.OP, () -> comm.allreduce(GOOD, into, null), "op"),
                        new Wrong(ErrorClass.OP, () -> comm.allreduce(GOOD, into, closed), "op"),
                        new Wrong(ErrorClass.OP, closed::close),
                        new Wrong(ErrorClass.OP, Op.SUM::close, "Op.SUM"),
                        new Wrong(
                                ErrorClass.OP,
                                () -> comm.allreduce(IN_PLACE, flags, Op.SUM),
                                "Op.SUM",
                                "BOOLEAN"),
                        new Wrong(
                                ErrorClass.OP,
                                () -> comm.iscan(IN_PLACE, reals, Op.BAND),
                                "Op.BAND",
                                "DOUBLE"),
                        new Wrong(
                                ErrorClass.OP,
                                () -> comm.exscan(IN_PLACE, reals, Op.LOR),
                                "Op.LOR")));
    }

    @MpiTest
    void buffersRefuseWrongArguments(Communicator comm) {
        ByteOrder foreign =
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.allocateDirect(16).order(foreign);
        int[] four = new int[4];
        refused(
                comm,
                List.of(
                        new Wrong(ErrorClass.BUFFER, () -> buffer((int[]) null), "array", "null"),
                        new Wrong(ErrorClass.BUFFER, () -> buffer((IntBuffer) null), "buffer"),
                        new Wrong(ErrorClass.BUFFER, () -> buffer(four, 5, 0), "5", "4"),
                        new Wrong(ErrorClass.BUFFER, () -> buffer(four, -1, 2), "-1"),
                        new Wrong(ErrorClass.BUFFER, () -> buffer(four, 2, 3), "3"),
                        new Wrong(ErrorClass.COUNT, () -> buffer(four, 0, -2), "count", "-2"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> buffer(four, Integer.MAX_VALUE, Integer.MAX_VALUE)),
                        new Wrong(ErrorClass.BUFFER, () -> buffer(bytes.asIntBuffer()), "order"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> buffer(bytes).as(1, Datatype.INT),
                                "order"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> MpiBuffer.address(0, 1, Datatype.INT),
                                "address",
                                "0"),
                        new Wrong(
                                ErrorClass.COUNT,
                                () -> MpiBuffer.address(64, -1, Datatype.INT),
                                "count",
                                "-1"),
                        new Wrong(ErrorClass.BUFFER, () -> buffer(four).part(3, 2), "3", "2"),
                        new Wrong(ErrorClass.BUFFER, () -> IN_PLACE.as(1, Datatype.INT))));
    }

    @MpiTest
    void chunksRefuseWrongArguments(Communicator comm) {
        MpiBuffer four = buffer(new int[4]);
        refused(
                comm,
                List.of(
                        new Wrong(
                                ErrorClass.COUNT,
                                () -> MpiChunks.chunks(four, new int[] {1, -2}),
                                "counts[1]",
                                "-2"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> MpiChunks.chunks(four, new int[] {2, 3}),
                                "chunk 1",
                                "3"),
                        new Wrong(
                                ErrorClass.BUFFER,
                                () -> MpiChunks.chunks(four, new int[] {1}, new int[] {-1}),
                                "-1"),
                        new Wrong(
                                ErrorClass.ARG,
                                () -> MpiChunks.chunks(four, new int[2], new int[3]),
                                "2",
                                "3"),
                        new Wrong(
                                ErrorClass.ARG,
                                () -> MpiChunks.chunks(four, null, new int[1]),
                                "counts"),
                        new Wrong(
                                ErrorClass.BUFFER, () -> MpiChunks.chunks(IN_PLACE, new int[1]))));
    }

    @MpiTest
    void nothingIsSentByARefusedCall(Communicator comm) {
        Expect.error(ErrorClass.TAG, () -> comm.isend(GOOD, 0, -1));
        comm.barrier();
        assertEquals(false, comm.iprobe(Mpi.ANY_SOURCE, Mpi.ANY_TAG).isPresent());
        Request.waitAll(comm.ibarrier());
    }
}
