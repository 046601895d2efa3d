package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.Cells.Form;

/** Operations that combine elements, against a fold in rank order, with every algorithm. */
class ReductionTest {
    private static final Form[] DENSE = {
        Form.ARRAY,
        Form.DIRECT_BYTES,
        Form.DIRECT_LONGS,
        Form.HEAP_LONGS,
        Form.ODD_BYTES,
        Form.ADDRESS
    };
    private static final Form[] STRIDED = {Form.STRIDED_ARRAY, Form.STRIDED_DIRECT};

    /** What a contribution is made of, so that consecutive calls differ. */
    private static final int CALL = 11;

    private static Stream<Arguments> cases(String... algorithms) {
        return Arrays.stream(algorithms)
                .flatMap(
                        name ->
                                IntStream.of(1, 2, 3, 4, 5, 7, 8, 17)
                                        .mapToObj(size -> Arguments.of(name, size)));
    }

    static Stream<Arguments> allreduce() {
        return Stream.concat(
                cases("", "recursive-doubling", "ring", "rabenseifner"),
                Stream.of(33, 64).map(size -> Arguments.of("rabenseifner", size)));
    }

    static Stream<Arguments> reduce() {
        return cases("", "linear", "binomial", "rabenseifner");
    }

    static Stream<Arguments> reduceScatter() {
        return cases("", "reduce-then-scatter", "pairwise", "recursive-halving");
    }

    static Stream<Arguments> scan() {
        return cases("", "linear", "recursive-doubling");
    }

    private static int[] counts(int size) {
        return size <= 9 ? new int[] {0, 1, 9, 700} : new int[] {0, 1, 40};
    }

    /** Send and receive buffers of one call have the same datatype, as the standard wants it. */
    private static Cells cells(Operator operator, int rank, int which, int count) {
        boolean strided = operator != Operator.SUM && rank % 3 == 1;
        Form[] forms = strided ? STRIDED : DENSE;
        return new Cells(forms[Math.floorMod(rank + which, forms.length)], count);
    }

    private static void check(
            Operator operator, Cells result, int from, int cells, int skipped, int ranks) {
        for (int i = 0; i < cells; i++) {
            long[] expected = operator.fold(0, ranks, skipped + i, any -> CALL);
            long[] actual = {result.get(2 * (from + i)), result.get(2 * (from + i) + 1)};
            assertArrayEquals(expected, actual, operator + " of " + result + " at " + i);
        }
    }

    private interface Body {
        void run(PureCollectives comm, int rank, Operator operator, int count);
    }

    private static void each(int size, String operation, String algorithm, Body body) {
        TestRanks.run(
                size,
                operation,
                algorithm,
                (comm, rank) -> {
                    for (Operator operator : Operator.values()) {
                        for (int count : counts(size)) {
                            body.run(comm, rank, operator, count);
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("allreduce")
    void allreduceKeepsRankOrder(String algorithm, int size) {
        each(
                size,
                "allreduce",
                algorithm,
                (comm, rank, operator, count) -> {
                    Cells send = cells(operator, rank, count, count);
                    send.fill(0, count, rank, CALL);
                    Cells result = cells(operator, rank, count + 1, count);
                    comm.allreduce(operator.view(send), operator.view(result), operator.op());
                    check(operator, result, 0, count, 0, size);
                    send.check(0, count, rank, CALL);
                    result.checkGuards();
                    Cells inPlace = cells(operator, rank, count + 2, count);
                    inPlace.fill(0, count, rank, CALL);
                    comm.allreduce(MpiBuffer.IN_PLACE, operator.view(inPlace), operator.op());
                    check(operator, inPlace, 0, count, 0, size);
                    inPlace.checkGuards();
                });
    }

    @ParameterizedTest
    @MethodSource("reduce")
    void reduceKeepsRankOrder(String algorithm, int size) {
        each(
                size,
                "reduce",
                algorithm,
                (comm, rank, operator, count) -> {
                    for (int root = 0; root < size; root += size <= 9 ? 1 : 7) {
                        reduceOnce(comm, rank, size, operator, count, root);
                    }
                });
    }

    private static void reduceOnce(
            PureCollectives comm, int rank, int size, Operator operator, int count, int root) {
        Cells send = cells(operator, rank, root, count);
        send.fill(0, count, rank, CALL);
        if (rank != root) {
            comm.reduce(operator.view(send), MpiBuffer.NONE, operator.op(), root);
            comm.reduce(operator.view(send), MpiBuffer.NONE, operator.op(), root);
            send.check(0, count, rank, CALL);
            return;
        }
        Cells result = cells(operator, rank, root + 1, count);
        comm.reduce(operator.view(send), operator.view(result), operator.op(), root);
        check(operator, result, 0, count, 0, size);
        result.checkGuards();
        comm.reduce(MpiBuffer.IN_PLACE, operator.view(send), operator.op(), root);
        check(operator, send, 0, count, 0, size);
        send.checkGuards();
    }

    @ParameterizedTest
    @MethodSource("reduceScatter")
    void reduceScatterBlockKeepsRankOrder(String algorithm, int size) {
        each(
                size,
                "reduce-scatter",
                algorithm,
                (comm, rank, operator, count) -> {
                    Cells send = cells(operator, rank, count, count * size);
                    send.fill(0, count * size, rank, CALL);
                    Cells result = cells(operator, rank, count + 1, count);
                    comm.reduceScatterBlock(
                            operator.view(send), operator.view(result), operator.op());
                    check(operator, result, 0, count, rank * count, size);
                    send.check(0, count * size, rank, CALL);
                    result.checkGuards();
                    comm.reduceScatterBlock(MpiBuffer.IN_PLACE, operator.view(send), operator.op());
                    check(operator, send, 0, count, rank * count, size);
                    send.checkGuards();
                });
    }

    @ParameterizedTest
    @MethodSource("reduceScatter")
    void reduceScatterDealsUnevenParts(String algorithm, int size) {
        each(
                size,
                "reduce-scatter",
                algorithm,
                (comm, rank, operator, count) -> {
                    int[] parts =
                            IntStream.range(0, size)
                                    .map(other -> other % 3 == 1 ? 0 : count / (1 + other % 4))
                                    .toArray();
                    int[] elements = Arrays.stream(parts).map(n -> n * operator.unit()).toArray();
                    int before = Arrays.stream(parts).limit(rank).sum();
                    int total = Arrays.stream(parts).sum();
                    Cells send = cells(operator, rank, count, total);
                    send.fill(0, total, rank, CALL);
                    Cells result = cells(operator, rank, count + 1, parts[rank]);
                    comm.reduceScatter(
                            operator.view(send), operator.view(result), elements, operator.op());
                    check(operator, result, 0, parts[rank], before, size);
                    result.checkGuards();
                    comm.reduceScatter(
                            MpiBuffer.IN_PLACE, operator.view(send), elements, operator.op());
                    check(operator, send, 0, parts[rank], before, size);
                    send.checkGuards();
                });
    }

    @ParameterizedTest
    @MethodSource("scan")
    void scanCombinesUpToTheOwnRank(String algorithm, int size) {
        each(
                size,
                "scan",
                algorithm,
                (comm, rank, operator, count) -> {
                    Cells send = cells(operator, rank, count, count);
                    send.fill(0, count, rank, CALL);
                    Cells result = cells(operator, rank, count + 1, count);
                    comm.scan(operator.view(send), operator.view(result), operator.op());
                    check(operator, result, 0, count, 0, rank + 1);
                    result.checkGuards();
                    comm.scan(MpiBuffer.IN_PLACE, operator.view(send), operator.op());
                    check(operator, send, 0, count, 0, rank + 1);
                    send.checkGuards();
                });
    }

    @ParameterizedTest
    @MethodSource("scan")
    void exscanCombinesBelowTheOwnRankAndLeavesRankZeroAlone(String algorithm, int size) {
        each(
                size,
                "scan",
                algorithm,
                (comm, rank, operator, count) -> {
                    Cells send = cells(operator, rank, count, count);
                    send.fill(0, count, rank, CALL);
                    Cells result = cells(operator, rank, count + 1, count);
                    comm.exscan(operator.view(send), operator.view(result), operator.op());
                    comm.exscan(MpiBuffer.IN_PLACE, operator.view(send), operator.op());
                    if (rank == 0) {
                        result.checkUntouched(0, count);
                        send.check(0, count, 0, CALL);
                    } else {
                        check(operator, result, 0, count, 0, rank);
                        check(operator, send, 0, count, 0, rank);
                    }
                    result.checkGuards();
                    send.checkGuards();
                });
    }
}
