package org.mpi4j.purejava.collective;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * What the literature says that an algorithm costs {@code p} ranks.
 *
 * @param operation as properties name it
 * @param algorithm as properties name it
 * @param elements of one block, of 8 bytes each, in the measurement
 * @param largest number of ranks that it is counted with
 * @param call makes the schedule of one rank
 * @param rounds in which each rank sends and receives one message at most
 * @param messages the most that one rank sends
 * @param bytes the most that one rank sends, for blocks or vectors of {@code m}
 */
record Cost(
        String operation,
        String algorithm,
        int elements,
        int largest,
        Call call,
        Formula rounds,
        Formula messages,
        Volume bytes) {
    /** Where every rank sends to few others. */
    private static final int MANY = 1024;

    /** Where every rank has a block of every other. */
    private static final int SOME = 256;

    /** Where every rank sends to every other. */
    private static final int FEW = 64;

    /** One rank's part of an operation; root is 0. */
    interface Call {
        Schedule of(GroupPlans plans, int rank, int size, int elements);
    }

    record Formula(String text, IntUnaryOperator of) {}

    /** In bytes, given ranks and the bytes of a block. */
    record Volume(String text, ToDoubleBiFunction<Integer, Integer> of) {}

    /** log2 of the power of two that is not below. */
    static int ceilLog(int p) {
        return p == 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(p - 1);
    }

    /** log2 of the power of two that is not above. */
    static int floorLog(int p) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(p);
    }

    /** 1 if there are ranks beyond the power of two, which are folded. */
    static int folds(int p) {
        return Integer.bitCount(p) == 1 ? 0 : 1;
    }

    private static double power(int p) {
        return Integer.highestOneBit(p);
    }

    private static int bits(int below) {
        int bits = 0;
        for (int i = 1; i < below; i++) {
            bits += Integer.bitCount(i);
        }
        return bits;
    }

    /** The largest subtree below the root of a binomial tree. */
    private static int largestSubtree(int p) {
        int largest = 0;
        for (int at = 1; at < p; at <<= 1) {
            largest = Math.max(largest, Math.min(at, p - at));
        }
        return largest;
    }

    private static MpiBuffer array(int elements) {
        return MpiBuffer.buffer(new long[elements]);
    }

    private static MpiBuffer atRoot(int rank, int elements) {
        return rank == 0 ? array(elements) : MpiBuffer.NONE;
    }

    private static Schedule barrier(GroupPlans plans, int rank, int size, int n) {
        return plans.barrier();
    }

    private static Schedule bcast(GroupPlans plans, int rank, int size, int n) {
        return plans.bcast(array(n), 0);
    }

    private static Schedule gather(GroupPlans plans, int rank, int size, int n) {
        return plans.gather(array(n), atRoot(rank, n * size), 0);
    }

    private static Schedule scatter(GroupPlans plans, int rank, int size, int n) {
        return plans.scatter(atRoot(rank, n * size), array(n), 0);
    }

    private static Schedule allgather(GroupPlans plans, int rank, int size, int n) {
        return plans.allgather(array(n), array(n * size));
    }

    private static Schedule alltoall(GroupPlans plans, int rank, int size, int n) {
        return plans.alltoall(array(n * size), array(n * size));
    }

    private static Schedule reduce(GroupPlans plans, int rank, int size, int n) {
        return plans.reduce(array(n), atRoot(rank, n), Op.SUM, 0);
    }

    private static Schedule allreduce(GroupPlans plans, int rank, int size, int n) {
        return plans.allreduce(array(n), array(n), Op.SUM);
    }

    private static Schedule reduceScatter(GroupPlans plans, int rank, int size, int n) {
        int each = Math.max(1, n / size);
        return plans.reduceScatterBlock(array(each * size), array(each), Op.SUM);
    }

    private static Schedule scan(GroupPlans plans, int rank, int size, int n) {
        return plans.scan(array(n), array(n), Op.SUM);
    }

    private static final Formula LOG = new Formula("L", Cost::ceilLog);
    private static final Formula ONE = new Formula("1", p -> p > 1 ? 1 : 0);
    private static final Formula OTHERS = new Formula("p - 1", p -> p - 1);
    private static final Volume NOTHING = new Volume("0", (p, m) -> 0);
    private static final Volume BLOCK = new Volume("m", (p, m) -> p > 1 ? m : 0);
    private static final Volume BLOCKS = new Volume("(p - 1) m", (p, m) -> (p - 1.0) * m);
    private static final Volume LOG_BLOCKS = new Volume("L m", (p, m) -> (double) ceilLog(p) * m);

    /** Of every algorithm that can be forced. */
    static List<Cost> all() {
        return List.of(
                new Cost("barrier", "dissemination", 0, MANY, Cost::barrier, LOG, LOG, NOTHING),
                new Cost(
                        "barrier",
                        "linear",
                        0,
                        FEW,
                        Cost::barrier,
                        new Formula("2 (p - 1)", p -> 2 * (p - 1)),
                        OTHERS,
                        NOTHING),
                new Cost("bcast", "binomial", 1, MANY, Cost::bcast, LOG, LOG, LOG_BLOCKS),
                new Cost(
                        "bcast",
                        "scatter-allgather",
                        1 << 10,
                        FEW,
                        Cost::bcast,
                        new Formula("L + p - 1", p -> ceilLog(p) + p - 1),
                        new Formula("L + p - 1", p -> ceilLog(p) + p - 1),
                        new Volume("2 (p - 1)/p m", (p, m) -> 2 * (p - 1.0) / p * m)),
                new Cost("gather", "linear", 1, FEW, Cost::gather, OTHERS, ONE, BLOCK),
                new Cost(
                        "gather",
                        "binomial",
                        1,
                        MANY,
                        Cost::gather,
                        LOG,
                        ONE,
                        new Volume("p/2 m", (p, m) -> (double) largestSubtree(p) * m)),
                new Cost("scatter", "linear", 1, FEW, Cost::scatter, OTHERS, OTHERS, BLOCKS),
                new Cost("scatter", "binomial", 1, MANY, Cost::scatter, LOG, LOG, BLOCKS),
                new Cost("allgather", "linear", 1, FEW, Cost::allgather, OTHERS, OTHERS, BLOCKS),
                new Cost("allgather", "ring", 1, FEW, Cost::allgather, OTHERS, OTHERS, BLOCKS),
                new Cost("allgather", "bruck", 1, SOME, Cost::allgather, LOG, LOG, BLOCKS),
                new Cost(
                        "allgather",
                        "recursive-doubling",
                        1,
                        SOME,
                        Cost::allgather,
                        LOG,
                        LOG,
                        BLOCKS),
                new Cost("alltoall", "linear", 1, FEW, Cost::alltoall, OTHERS, OTHERS, BLOCKS),
                new Cost("alltoall", "pairwise", 1, FEW, Cost::alltoall, OTHERS, OTHERS, BLOCKS),
                new Cost(
                        "alltoall",
                        "bruck",
                        1,
                        FEW,
                        Cost::alltoall,
                        LOG,
                        LOG,
                        new Volume("L p/2 m", (p, m) -> (double) bits(p) * m)),
                new Cost("reduce", "linear", 1, FEW, Cost::reduce, OTHERS, ONE, BLOCK),
                new Cost("reduce", "binomial", 1, MANY, Cost::reduce, LOG, ONE, BLOCK),
                new Cost(
                        "reduce",
                        "rabenseifner",
                        1 << 10,
                        MANY,
                        Cost::reduce,
                        new Formula("2 F + 2 e", p -> 2 * floorLog(p) + 2 * folds(p)),
                        new Formula("F + 1", p -> p > 1 ? floorLog(p) + 1 : 0),
                        new Volume(
                                "(3/2 + e/2 - 2^-F) m",
                                (p, m) -> p > 1 ? (1.5 + folds(p) / 2.0 - 1 / power(p)) * m : 0)),
                new Cost(
                        "allreduce",
                        "recursive-doubling",
                        1,
                        MANY,
                        Cost::allreduce,
                        new Formula("F + 2 e", p -> floorLog(p) + 2 * folds(p)),
                        new Formula("F + e", p -> floorLog(p) + folds(p)),
                        new Volume("(F + e) m", (p, m) -> (double) (floorLog(p) + folds(p)) * m)),
                new Cost(
                        "allreduce",
                        "ring",
                        1 << 10,
                        FEW,
                        Cost::allreduce,
                        new Formula("2 (p - 1)", p -> 2 * (p - 1)),
                        new Formula("2 (p - 1)", p -> 2 * (p - 1)),
                        new Volume("2 (p - 1)/p m", (p, m) -> 2 * (p - 1.0) / p * m)),
                new Cost(
                        "allreduce",
                        "rabenseifner",
                        1 << 10,
                        MANY,
                        Cost::allreduce,
                        new Formula("2 F + 2 e", p -> 2 * floorLog(p) + 2 * folds(p)),
                        new Formula("2 F + e", p -> 2 * floorLog(p) + folds(p)),
                        new Volume(
                                "2 (1 - 2^-F) m + e m",
                                (p, m) -> (2 - 2 / power(p) + folds(p)) * m)),
                new Cost(
                        "reduce-scatter",
                        "reduce-then-scatter",
                        1 << 10,
                        FEW,
                        Cost::reduceScatter,
                        new Formula("L + p - 1", p -> ceilLog(p) + p - 1),
                        OTHERS,
                        BLOCK),
                new Cost(
                        "reduce-scatter",
                        "pairwise",
                        1 << 10,
                        FEW,
                        Cost::reduceScatter,
                        OTHERS,
                        OTHERS,
                        new Volume("(p - 1)/p m", (p, m) -> (p - 1.0) / p * m)),
                new Cost(
                        "reduce-scatter",
                        "recursive-halving",
                        1 << 10,
                        MANY,
                        Cost::reduceScatter,
                        new Formula("F + 2 e", p -> floorLog(p) + 2 * folds(p)),
                        new Formula("F + e", p -> floorLog(p) + folds(p)),
                        new Volume(
                                "(p - 1)/p m, m where folded",
                                (p, m) -> folds(p) == 1 ? m : (p - 1.0) / p * m)),
                new Cost("scan", "linear", 1, FEW, Cost::scan, OTHERS, ONE, BLOCK),
                new Cost("scan", "recursive-doubling", 1, MANY, Cost::scan, LOG, LOG, LOG_BLOCKS));
    }
}
