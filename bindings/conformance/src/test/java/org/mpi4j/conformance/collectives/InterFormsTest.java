package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;
import static org.mpi4j.MpiChunks.chunks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Sides;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Every collective operation between two groups, blocking, non-blocking and persistent. */
class InterFormsTest {
    /** Above the length that some algorithms change at. */
    private static final int LONG = 10_000;

    /** Runs the three forms of one operation and checks each. */
    private static void forms(
            Runnable blocking,
            Supplier<Request> starting,
            Supplier<PersistentRequest> preparing,
            Runnable check) {
        blocking.run();
        check.run();
        starting.get().await();
        check.run();
        try (PersistentRequest request = preparing.get()) {
            for (int i = 0; i < 2; i++) {
                request.start();
                request.await();
                check.run();
            }
        }
    }

    private static int[] filled(int count, int value) {
        int[] array = new int[count];
        Arrays.fill(array, value);
        return array;
    }

    /** What a check finds, and -1 everywhere for the next form. */
    private static int[] taken(int[] array) {
        int[] copy = array.clone();
        Arrays.fill(array, -1);
        return copy;
    }

    private static boolean isRoot(Sides sides) {
        return sides.comm().rank() == 0;
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void barrier(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            forms(inter::barrier, inter::ibarrier, () -> inter.barrierInit(new Info()), () -> {});
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void bcast(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int[] data = filled(LONG, isRoot(sides) ? 42 : -1);
            MpiBuffer buffer = buffer(data);
            int root = sides.root();
            int expected = sides.odd() || isRoot(sides) ? 42 : -1;
            forms(
                    () -> inter.bcast(buffer, root),
                    () -> inter.ibcast(buffer, root),
                    () -> inter.bcastInit(buffer, root, new Info()),
                    () -> {
                        assertArrayEquals(filled(LONG, expected), data);
                        if (sides.odd()) {
                            Arrays.fill(data, -1);
                        }
                    });
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void gatherAndGatherv(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int root = sides.root();
            int others = inter.remoteSize();
            int[] received = filled(others, -1);
            MpiBuffer mine = buffer(new int[] {comm.rank()});
            Runnable check =
                    () ->
                            assertArrayEquals(
                                    isRoot(sides) ? sides.others() : filled(others, -1),
                                    taken(received));
            forms(
                    () -> inter.gather(mine, buffer(received), root),
                    () -> inter.igather(mine, buffer(received), root),
                    () -> inter.gatherInit(mine, buffer(received), root, new Info()),
                    check);
            int[] counts = filled(others, 1);
            forms(
                    () -> inter.gatherv(mine, chunks(buffer(received), counts), root),
                    () -> inter.igatherv(mine, chunks(buffer(received), counts), root),
                    () ->
                            inter.gathervInit(
                                    mine, chunks(buffer(received), counts), root, new Info()),
                    check);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void scatterAndScatterv(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int root = sides.root();
            MpiBuffer sent = buffer(sides.others());
            int[] received = {-1};
            Runnable check =
                    () ->
                            assertArrayEquals(
                                    new int[] {sides.odd() ? comm.rank() : -1}, taken(received));
            forms(
                    () -> inter.scatter(sent, buffer(received), root),
                    () -> inter.iscatter(sent, buffer(received), root),
                    () -> inter.scatterInit(sent, buffer(received), root, new Info()),
                    check);
            int[] counts = filled(inter.remoteSize(), 1);
            forms(
                    () -> inter.scatterv(chunks(sent, counts), buffer(received), root),
                    () -> inter.iscatterv(chunks(sent, counts), buffer(received), root),
                    () ->
                            inter.scattervInit(
                                    chunks(sent, counts), buffer(received), root, new Info()),
                    check);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void allgatherAndAllgatherv(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            MpiBuffer mine = buffer(new int[] {comm.rank()});
            int[] received = filled(inter.remoteSize(), -1);
            Runnable check = () -> assertArrayEquals(sides.others(), taken(received));
            forms(
                    () -> inter.allgather(mine, buffer(received)),
                    () -> inter.iallgather(mine, buffer(received)),
                    () -> inter.allgatherInit(mine, buffer(received), new Info()),
                    check);
            int[] counts = filled(inter.remoteSize(), 1);
            forms(
                    () -> inter.allgatherv(mine, chunks(buffer(received), counts)),
                    () -> inter.iallgatherv(mine, chunks(buffer(received), counts)),
                    () -> inter.allgathervInit(mine, chunks(buffer(received), counts), new Info()),
                    check);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void alltoallInAllItsVariants(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int[] others = sides.others();
            MpiBuffer sent =
                    buffer(IntStream.of(others).map(to -> 100 * comm.rank() + to).toArray());
            int[] received = filled(others.length, -1);
            int[] expected = IntStream.of(others).map(of -> 100 * of + comm.rank()).toArray();
            Runnable check = () -> assertArrayEquals(expected, taken(received));
            forms(
                    () -> inter.alltoall(sent, buffer(received)),
                    () -> inter.ialltoall(sent, buffer(received)),
                    () -> inter.alltoallInit(sent, buffer(received), new Info()),
                    check);
            int[] counts = filled(others.length, 1);
            forms(
                    () -> inter.alltoallv(chunks(sent, counts), chunks(buffer(received), counts)),
                    () -> inter.ialltoallv(chunks(sent, counts), chunks(buffer(received), counts)),
                    () ->
                            inter.alltoallvInit(
                                    chunks(sent, counts),
                                    chunks(buffer(received), counts),
                                    new Info()),
                    check);
            MpiBuffers out = parts(sent);
            MpiBuffers in = parts(buffer(received));
            forms(
                    () -> inter.alltoallw(out, in),
                    () -> inter.ialltoallw(out, in),
                    () -> inter.alltoallwInit(out, in, new Info()),
                    check);
        }
    }

    private static MpiBuffers parts(MpiBuffer whole) {
        List<MpiBuffer> parts =
                IntStream.range(0, (int) whole.count()).mapToObj(i -> whole.part(i, 1)).toList();
        return MpiBuffers.of(parts);
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void reduce(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int root = sides.root();
            MpiBuffer mine = buffer(filled(LONG, comm.rank()));
            int[] result = filled(LONG, -1);
            int sum = IntStream.of(sides.others()).sum();
            forms(
                    () -> inter.reduce(mine, buffer(result), Op.SUM, root),
                    () -> inter.ireduce(mine, buffer(result), Op.SUM, root),
                    () -> inter.reduceInit(mine, buffer(result), Op.SUM, root, new Info()),
                    () -> assertArrayEquals(filled(LONG, isRoot(sides) ? sum : -1), taken(result)));
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void allreduce(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            MpiBuffer mine = buffer(filled(LONG, comm.rank()));
            int[] result = filled(LONG, -1);
            int sum = IntStream.of(sides.others()).sum();
            forms(
                    () -> inter.allreduce(mine, buffer(result), Op.SUM),
                    () -> inter.iallreduce(mine, buffer(result), Op.SUM),
                    () -> inter.allreduceInit(mine, buffer(result), Op.SUM, new Info()),
                    () -> assertArrayEquals(filled(LONG, sum), taken(result)));
        }
    }

    /** Both groups give vectors of one length, which each divides among its own ranks. */
    @MpiTest(ranks = {2, 3, 4, 5})
    void reduceScatter(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int length = inter.size() * inter.remoteSize();
            int[] sent = IntStream.range(0, length).map(i -> i + 100 * comm.rank()).toArray();
            int each = length / inter.size();
            int[] result = filled(each, -1);
            int[] expected =
                    IntStream.range(inter.rank() * each, (inter.rank() + 1) * each)
                            .map(i -> IntStream.of(sides.others()).map(r -> i + 100 * r).sum())
                            .toArray();
            Runnable check = () -> assertArrayEquals(expected, taken(result));
            MpiBuffer mine = buffer(sent);
            forms(
                    () -> inter.reduceScatterBlock(mine, buffer(result), Op.SUM),
                    () -> inter.ireduceScatterBlock(mine, buffer(result), Op.SUM),
                    () -> inter.reduceScatterBlockInit(mine, buffer(result), Op.SUM, new Info()),
                    check);
            int[] counts = filled(inter.size(), each);
            forms(
                    () -> inter.reduceScatter(mine, buffer(result), counts, Op.SUM),
                    () -> inter.ireduceScatter(mine, buffer(result), counts, Op.SUM),
                    () -> inter.reduceScatterInit(mine, buffer(result), counts, Op.SUM, new Info()),
                    check);
        }
    }

    /** Digits are written one after the other, which is associative but not commutative. */
    private static int written(int a, int b) {
        return Integer.parseInt(a + "" + b);
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void rankOrderIsKept(Communicator comm) {
        try (Sides sides = Sides.of(comm);
                Op digits = Op.ofInt(InterFormsTest::written)) {
            int[] mine = {sides.inter().rank() + 1};
            int[] result = new int[1];
            int expected = 0;
            for (int i = 0; i < sides.inter().remoteSize(); i++) {
                expected = written(expected, i + 1);
            }
            sides.inter().allreduce(buffer(mine), buffer(result), digits);
            assertEquals(expected, result[0]);
            result[0] = -1;
            sides.inter().reduce(buffer(mine), buffer(result), digits, sides.root());
            assertEquals(isRoot(sides) ? expected : -1, result[0]);
        }
    }

    @MpiTest(
            ranks = {4, 5},
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "on Open MPI ranks beside the root take part in the agreement and throw, too")
    void lambdaThatThrowsFailsAtTheRootToo(Communicator comm) {
        try (Sides sides = Sides.of(comm);
                Op failing =
                        Op.ofInt(
                                (a, b) -> {
                                    throw new IllegalStateException("on purpose");
                                })) {
            InterCommunicator inter = sides.inter();
            Runnable call =
                    () ->
                            inter.reduce(
                                    buffer(new int[] {1}),
                                    buffer(new int[1]),
                                    failing,
                                    sides.root());
            if (sides.odd() || isRoot(sides)) {
                Expect.error(ErrorClass.OP, call::run, "on purpose");
            } else {
                call.run();
            }
        }
    }

    /** Ranks beside the root say nothing at all about data. */
    @MpiTest(ranks = {3, 4, 5})
    void bystandersNeedNoBuffers(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int root = sides.root();
            boolean part = sides.odd() || isRoot(sides);
            inter.bcast(part ? buffer(new int[3]) : NONE, root);
            int[] sum = new int[3];
            inter.reduce(
                    part ? buffer(new int[] {1, 2, 3}) : NONE,
                    part ? buffer(sum) : NONE,
                    Op.SUM,
                    root);
            int n = inter.remoteSize();
            assertArrayEquals(isRoot(sides) ? new int[] {n, 2 * n, 3 * n} : new int[3], sum);
        }
    }
}
