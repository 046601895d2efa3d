package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.junit.MpiTest;

class InPlaceTest {
    private interface Check {
        void with(Form form, Cell cell);
    }

    /** Ints in an array or in a direct buffer. */
    private interface Cell {
        MpiBuffer buffer(int... values);

        int[] values();
    }

    private static final class ArrayCell implements Cell {
        private int[] array = {};

        @Override
        public MpiBuffer buffer(int... values) {
            array = values.clone();
            return MpiBuffer.buffer(array);
        }

        @Override
        public int[] values() {
            return array.clone();
        }
    }

    private static final class DirectCell implements Cell {
        private IntBuffer direct = IntBuffer.allocate(0);

        @Override
        public MpiBuffer buffer(int... values) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(4 * values.length);
            direct = bytes.order(ByteOrder.nativeOrder()).asIntBuffer();
            direct.duplicate().put(values);
            return MpiBuffer.buffer(direct);
        }

        @Override
        public int[] values() {
            int[] copy = new int[direct.capacity()];
            direct.duplicate().get(copy);
            return copy;
        }
    }

    private static void each(Check check) {
        for (Form form : Form.values()) {
            check.with(form, new ArrayCell());
            check.with(form, new DirectCell());
        }
    }

    /** {@code -1} but for the rank's own element. */
    private static int[] onlyOwn(Communicator comm) {
        int[] values = new int[comm.size()];
        Arrays.fill(values, -1);
        values[comm.rank()] = comm.rank() * 10;
        return values;
    }

    private static int[] tens(int n) {
        return IntStream.range(0, n).map(i -> i * 10).toArray();
    }

    private static int sum(int n) {
        return n * (n - 1) / 2;
    }

    @MpiTest
    void gatherLeavesTheRootsPart(Communicator comm) {
        int root = comm.size() - 1;
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(onlyOwn(comm));
                    if (comm.rank() == root) {
                        form.gather(comm, IN_PLACE, all, root);
                        assertArrayEquals(tens(comm.size()), cell.values());
                    } else {
                        form.gather(comm, buffer(new int[] {comm.rank() * 10}), NONE, root);
                    }
                });
    }

    @MpiTest
    void gathervLeavesTheRootsChunk(Communicator comm) {
        int n = comm.size();
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(onlyOwn(comm));
                    if (comm.rank() == 0) {
                        form.gatherv(comm, IN_PLACE, MpiChunks.chunks(all, ones), 0);
                        assertArrayEquals(tens(n), cell.values());
                    } else {
                        int[] mine = {comm.rank() * 10};
                        form.gatherv(comm, buffer(mine), MpiChunks.NONE, 0);
                    }
                });
    }

    @MpiTest
    void scatterLeavesTheRootsPart(Communicator comm) {
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(tens(comm.size()));
                    int[] received = {-1};
                    if (comm.rank() == 0) {
                        form.scatter(comm, all, IN_PLACE, 0);
                        assertArrayEquals(tens(comm.size()), cell.values());
                    } else {
                        form.scatter(comm, NONE, buffer(received), 0);
                        assertArrayEquals(new int[] {comm.rank() * 10}, received);
                    }
                });
    }

    @MpiTest
    void scattervLeavesTheRootsChunk(Communicator comm) {
        int[] ones = new int[comm.size()];
        Arrays.fill(ones, 1);
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(tens(comm.size()));
                    int[] received = {-1};
                    if (comm.rank() == 0) {
                        form.scatterv(comm, MpiChunks.chunks(all, ones), IN_PLACE, 0);
                        assertArrayEquals(tens(comm.size()), cell.values());
                    } else {
                        form.scatterv(comm, MpiChunks.NONE, buffer(received), 0);
                        assertArrayEquals(new int[] {comm.rank() * 10}, received);
                    }
                });
    }

    @MpiTest
    void allgatherTakesEachRanksPartFromItsPlace(Communicator comm) {
        each(
                (form, cell) -> {
                    form.allgather(comm, IN_PLACE, cell.buffer(onlyOwn(comm)));
                    assertArrayEquals(tens(comm.size()), cell.values());
                });
    }

    @MpiTest
    void allgathervTakesEachRanksChunkFromItsPlace(Communicator comm) {
        int[] ones = new int[comm.size()];
        Arrays.fill(ones, 1);
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(onlyOwn(comm));
                    form.allgatherv(comm, IN_PLACE, MpiChunks.chunks(all, ones));
                    assertArrayEquals(tens(comm.size()), cell.values());
                });
    }

    @MpiTest
    void alltoallExchangesInPlace(Communicator comm) {
        int n = comm.size();
        int[] out = IntStream.range(0, n).map(i -> comm.rank() * 100 + i).toArray();
        int[] in = IntStream.range(0, n).map(i -> i * 100 + comm.rank()).toArray();
        each(
                (form, cell) -> {
                    form.alltoall(comm, IN_PLACE, cell.buffer(out));
                    assertArrayEquals(in, cell.values());
                });
    }

    @MpiTest
    void alltoallvExchangesInPlace(Communicator comm) {
        int n = comm.size();
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        int[] places = IntStream.range(0, n).map(i -> 2 * i).toArray();
        int[] out = new int[2 * n];
        int[] in = new int[2 * n];
        for (int i = 0; i < n; i++) {
            out[2 * i] = comm.rank() * 100 + i;
            in[2 * i] = i * 100 + comm.rank();
            out[2 * i + 1] = -1;
            in[2 * i + 1] = -1;
        }
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(out);
                    form.alltoallv(comm, MpiChunks.IN_PLACE, MpiChunks.chunks(all, ones, places));
                    assertArrayEquals(in, cell.values());
                });
    }

    @MpiTest
    void reduceTakesTheRootsOperandFromItsPlace(Communicator comm) {
        int root = comm.size() - 1;
        each(
                (form, cell) -> {
                    MpiBuffer mine = cell.buffer(comm.rank(), 1);
                    if (comm.rank() == root) {
                        form.reduce(comm, IN_PLACE, mine, Op.SUM, root);
                        int[] expected = {sum(comm.size()), comm.size()};
                        assertArrayEquals(expected, cell.values());
                    } else {
                        form.reduce(comm, mine, NONE, Op.SUM, root);
                        assertArrayEquals(new int[] {comm.rank(), 1}, cell.values());
                    }
                });
    }

    @MpiTest
    void allreduceTakesOperandsFromTheirPlace(Communicator comm) {
        each(
                (form, cell) -> {
                    form.allreduce(comm, IN_PLACE, cell.buffer(comm.rank(), 1), Op.SUM);
                    assertArrayEquals(new int[] {sum(comm.size()), comm.size()}, cell.values());
                });
    }

    @MpiTest
    void reduceScatterBlockLeavesTheResultInTheFirstPart(Communicator comm) {
        int n = comm.size();
        each(
                (form, cell) -> {
                    form.reduceScatterBlock(comm, IN_PLACE, cell.buffer(tens(n)), Op.SUM);
                    int first = cell.values()[0];
                    assertArrayEquals(new int[] {comm.rank() * 10 * n}, new int[] {first});
                });
    }

    @MpiTest
    void reduceScatterLeavesTheResultAtTheFront(Communicator comm) {
        int n = comm.size();
        int[] counts = IntStream.range(0, n).map(i -> i % 2 + 1).toArray();
        int total = IntStream.of(counts).sum();
        int before = IntStream.of(counts).limit(comm.rank()).sum();
        int[] expected =
                IntStream.range(0, counts[comm.rank()]).map(i -> (before + i) * n).toArray();
        each(
                (form, cell) -> {
                    MpiBuffer all = cell.buffer(IntStream.range(0, total).toArray());
                    form.reduceScatter(comm, IN_PLACE, all, counts, Op.SUM);
                    assertArrayEquals(expected, Arrays.copyOf(cell.values(), expected.length));
                });
    }

    @MpiTest
    void scanTakesOperandsFromTheirPlace(Communicator comm) {
        each(
                (form, cell) -> {
                    form.scan(comm, IN_PLACE, cell.buffer(comm.rank(), 1), Op.SUM);
                    int[] expected = {sum(comm.rank() + 1), comm.rank() + 1};
                    assertArrayEquals(expected, cell.values());
                });
    }

    @MpiTest
    void exscanTakesOperandsFromTheirPlaceAndLeavesRankZeros(Communicator comm) {
        each(
                (form, cell) -> {
                    form.exscan(comm, IN_PLACE, cell.buffer(comm.rank() + 5, 1), Op.SUM);
                    int below = comm.rank();
                    int[] expected =
                            below == 0
                                    ? new int[] {5, 1}
                                    : new int[] {sum(below) + 5 * below, below};
                    assertArrayEquals(expected, cell.values());
                });
    }
}
