package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.UserFunction;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.junit.MpiTest;

class UserOpTest {
    private static final long PRIME = 1_000_000_007L;

    /** (a, b) stands for x -> a*x + b modulo a prime; composing such is associative, no more. */
    private static final UserFunction COMPOSE =
            (in, inOut, count, type) -> {
                for (int at = 0; at < count * 16; at += 16) {
                    long a = in.getLong(at);
                    long b = in.getLong(at + 8);
                    long c = inOut.getLong(at);
                    long d = inOut.getLong(at + 8);
                    inOut.putLong(at, a * c % PRIME);
                    inOut.putLong(at + 8, (a * d + b) % PRIME);
                }
            };

    private static long[] map(int rank) {
        return new long[] {2 + rank, 3 + 5L * rank};
    }

    /** The maps of some ranks composed in rank order. */
    private static long[] composed(int first, int last) {
        long[] result = map(first);
        for (int rank = first + 1; rank <= last; rank++) {
            long[] next = map(rank);
            result =
                    new long[] {
                        result[0] * next[0] % PRIME, (result[0] * next[1] + result[1]) % PRIME
                    };
        }
        return result;
    }

    private interface Check {
        void with(Form form, Op op, Datatype pair);
    }

    private static void each(Check check) {
        try (Op op = Op.of(COMPOSE);
                Datatype pair = Datatype.contiguous(2, Datatype.LONG)) {
            for (Form form : Form.values()) {
                check.with(form, op, pair);
            }
        }
    }

    private static MpiBuffer pairs(long[] values, Datatype pair) {
        return buffer(values).as(values.length / 2, pair);
    }

    @MpiTest
    void allreduceKeepsRankOrder(Communicator comm) {
        each(
                (form, op, pair) -> {
                    long[] result = new long[2];
                    form.allreduce(comm, pairs(map(comm.rank()), pair), pairs(result, pair), op);
                    assertArrayEquals(composed(0, comm.size() - 1), result);
                });
    }

    @MpiTest
    void reduceKeepsRankOrderAtEveryRoot(Communicator comm) {
        each(
                (form, op, pair) -> {
                    for (int root = 0; root < comm.size(); root++) {
                        long[] result = new long[2];
                        boolean mine = comm.rank() == root;
                        MpiBuffer into = mine ? pairs(result, pair) : NONE;
                        form.reduce(comm, pairs(map(comm.rank()), pair), into, op, root);
                        long[] expected = mine ? composed(0, comm.size() - 1) : new long[2];
                        assertArrayEquals(expected, result);
                    }
                });
    }

    @MpiTest
    void scanAndExscanKeepRankOrder(Communicator comm) {
        each(
                (form, op, pair) -> {
                    long[] result = new long[2];
                    form.scan(comm, pairs(map(comm.rank()), pair), pairs(result, pair), op);
                    assertArrayEquals(composed(0, comm.rank()), result);
                    long[] below = {-1, -1};
                    form.exscan(comm, pairs(map(comm.rank()), pair), pairs(below, pair), op);
                    long[] expected =
                            comm.rank() == 0 ? new long[] {-1, -1} : composed(0, comm.rank() - 1);
                    assertArrayEquals(expected, below);
                });
    }

    @MpiTest
    void reduceScattersKeepRankOrder(Communicator comm) {
        int n = comm.size();
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        each(
                (form, op, pair) -> {
                    long[] all = new long[2 * n];
                    for (int i = 0; i < n; i++) {
                        System.arraycopy(map(comm.rank()), 0, all, 2 * i, 2);
                    }
                    long[] block = new long[2];
                    form.reduceScatterBlock(comm, pairs(all, pair), pairs(block, pair), op);
                    assertArrayEquals(composed(0, n - 1), block);
                    long[] varying = new long[2];
                    form.reduceScatter(comm, pairs(all, pair), pairs(varying, pair), ones, op);
                    assertArrayEquals(composed(0, n - 1), varying);
                });
    }

    @MpiTest
    void longVectorsKeepRankOrder(Communicator comm) {
        each(
                (form, op, pair) -> {
                    int count = 10_000;
                    long[] mine = new long[2 * count];
                    for (int i = 0; i < count; i++) {
                        System.arraycopy(map(comm.rank()), 0, mine, 2 * i, 2);
                    }
                    long[] result = new long[2 * count];
                    form.allreduce(comm, pairs(mine, pair), pairs(result, pair), op);
                    long[] expected = composed(0, comm.size() - 1);
                    for (int i = 0; i < count; i++) {
                        assertEquals(expected[0], result[2 * i]);
                        assertEquals(expected[1], result[2 * i + 1]);
                    }
                });
    }

    @MpiTest
    void commutativeLambdaGivesTheSameResult(Communicator comm) {
        int n = comm.size();
        try (Op max = Op.ofInt(Math::max);
                Op commutative = max.commutative()) {
            assertEquals(n - 1, comm.allreduce(comm.rank(), commutative));
            assertEquals(n - 1, comm.allreduce(comm.rank(), max));
        }
    }

    @MpiTest
    void lambdasOfEveryKindAreApplied(Communicator comm) {
        int n = comm.size();
        try (Op ints = Op.ofInt(Integer::sum);
                Op longs = Op.ofLong(Long::sum);
                Op doubles = Op.ofDouble(Double::sum)) {
            assertEquals(n, comm.allreduce(1, ints));
            assertEquals(n * 5_000_000_000L, comm.allreduce(5_000_000_000L, longs));
            assertEquals(n * 0.5, comm.allreduce(0.5, doubles));
        }
    }

    @MpiTest
    void oneLambdaIsUsedManyTimes(Communicator comm) {
        try (Op op = Op.ofInt(Integer::sum)) {
            for (int i = 0; i < 300; i++) {
                assertEquals(i * comm.size(), comm.allreduce(i, op));
            }
        }
    }

    @MpiTest
    void manyLambdasLiveAtOnce(Communicator comm) {
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int own = i;
            // Associative: (a + b + own) sums the ranks' values and own once less.
            ops.add(Op.ofInt((a, b) -> a + b + own));
        }
        for (int i = 0; i < 30; i++) {
            int expected = comm.size() + i * (comm.size() - 1);
            assertEquals(expected, comm.allreduce(1, ops.get(i)));
        }
        ops.forEach(Op::close);
    }

    @MpiTest
    void lambdasAreMadeAndClosedAgainAndAgain(Communicator comm) {
        for (int i = 0; i < 200; i++) {
            int own = i;
            try (Op op = Op.ofInt((a, b) -> a + b + own)) {
                assertEquals(comm.size() + i * (comm.size() - 1), comm.allreduce(1, op));
            }
        }
    }

    @MpiTest
    void lambdaGetsOperandsOfTheDatatypeGiven(Communicator comm) {
        UserFunction checking =
                (in, inOut, count, type) -> {
                    boolean right =
                            type == Datatype.DOUBLE
                                    && in.position() == 0
                                    && in.limit() == count * 8
                                    && inOut.limit() == count * 8;
                    for (int i = 0; i < count; i++) {
                        double sum = in.getDouble(i * 8) + inOut.getDouble(i * 8);
                        inOut.putDouble(i * 8, right ? sum : Double.NaN);
                    }
                };
        try (Op op = Op.of(checking)) {
            double[] mine = {1, comm.rank(), 0.5};
            double[] result = new double[3];
            comm.allreduce(buffer(mine), buffer(result), op);
            int n = comm.size();
            assertArrayEquals(new double[] {n, n * (n - 1) * 0.5, n * 0.5}, result);
        }
    }

    @MpiTest
    void lambdaRefusesTypesThatItDoesNotTake(Communicator comm) {
        try (Op op = Op.ofInt(Integer::sum)) {
            Expect.error(ErrorClass.OP, () -> comm.allreduce(1.0, op), "DOUBLE");
        }
    }
}
