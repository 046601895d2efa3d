package org.mpi4j.conformance.datatypes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.List;
import org.mpi4j.ArrayOrder;
import org.mpi4j.Combiner;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.Distribution;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.junit.MpiTest;

class DatatypeTest {
    private static final int TAG = 2;

    private static int[] numbers(int length) {
        int[] made = new int[length];
        Arrays.setAll(made, i -> i);
        return made;
    }

    private static int[] filled(int length) {
        int[] made = new int[length];
        Arrays.fill(made, -1);
        return made;
    }

    private static Status exchange(Communicator comm, MpiBuffer send, MpiBuffer receive) {
        Ring ring = Ring.of(comm);
        return comm.sendrecv(send, ring.right(), TAG, receive, ring.left(), TAG);
    }

    @MpiTest
    void sizesAndExtentsAreThoseOfTheStandard() {
        try (Datatype three = Datatype.contiguous(3, Datatype.INT);
                Datatype vector = Datatype.vector(2, 2, 5, Datatype.INT);
                Datatype nested = Datatype.vector(3, 1, 2, vector)) {
            assertEquals(12, three.size());
            assertEquals(12, three.extent());
            assertEquals(16, vector.size());
            assertEquals(28, vector.extent());
            assertEquals(48, nested.size());
            assertEquals(4 * 28 + 28, nested.extent());
        }
    }

    @MpiTest
    void contiguousElementsAreSentAsOne(Communicator comm) {
        try (Datatype three = Datatype.contiguous(3, Datatype.INT)) {
            int[] received = filled(8);
            Status status =
                    exchange(comm, buffer(numbers(6)).as(2, three), buffer(received).as(2, three));
            assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, -1, -1}, received);
            assertEquals(2, status.count(three));
            assertEquals(6, status.count(Datatype.INT));
        }
    }

    @MpiTest
    void columnOfAMatrixIsSent(Communicator comm) {
        int rows = 4;
        int columns = 5;
        try (Datatype column = Datatype.vector(rows, 1, columns, Datatype.INT)) {
            int[] matrix = numbers(rows * columns);
            int[] received = new int[rows];
            exchange(comm, buffer(matrix, 2, 18).as(1, column), buffer(received));
            assertArrayEquals(new int[] {2, 7, 12, 17}, received);
        }
    }

    @MpiTest
    void columnOfAMatrixIsReceivedAndTheRestUntouched(Communicator comm) {
        try (Datatype column = Datatype.vector(3, 1, 4, Datatype.DOUBLE)) {
            double[] matrix = new double[12];
            Arrays.fill(matrix, -1);
            exchange(comm, buffer(new double[] {7, 8, 9}), buffer(matrix, 1, 11).as(1, column));
            assertArrayEquals(new double[] {-1, 7, -1, -1, -1, 8, -1, -1, -1, 9, -1, -1}, matrix);
        }
    }

    @MpiTest
    void vectorsFollowEachOtherByTheirExtent(Communicator comm) {
        // Extent of two blocks of two, three apart: 5 elements; so the third starts at 10.
        try (Datatype vector = Datatype.vector(2, 2, 3, Datatype.INT)) {
            int[] received = filled(12);
            exchange(comm, buffer(numbers(15)).as(3, vector), buffer(received));
            assertArrayEquals(new int[] {0, 1, 3, 4, 5, 6, 8, 9, 10, 11, 13, 14}, received);
        }
    }

    @MpiTest
    void nestedTypesAreSentInOrder(Communicator comm) {
        try (Datatype pair = Datatype.contiguous(2, Datatype.INT);
                Datatype everyOther = Datatype.vector(2, 1, 2, pair);
                Datatype twice = Datatype.contiguous(2, everyOther)) {
            int[] received = filled(8);
            exchange(comm, buffer(numbers(12)).as(1, twice), buffer(received));
            assertArrayEquals(new int[] {0, 1, 4, 5, 6, 7, 10, 11}, received);
        }
    }

    @MpiTest
    void typeStaysUsableWhenTheOneItWasMadeFromIsClosed(Communicator comm) {
        Datatype pair = Datatype.contiguous(2, Datatype.INT);
        try (Datatype vector = Datatype.vector(2, 1, 2, pair)) {
            pair.close();
            int[] received = filled(4);
            exchange(comm, buffer(numbers(6)).as(1, vector), buffer(received));
            assertArrayEquals(new int[] {0, 1, 4, 5}, received);
        }
    }

    @MpiTest
    void everyTypeAndStorageIsSentStrided(Communicator comm) {
        for (Pairing pairing : Pairing.all()) {
            Datatype primitive = Datatype.of(pairing.primitive());
            try (Datatype vector = Datatype.vector(3, 2, 4, primitive)) {
                Sample source = pairing.source(10).fill(100);
                Sample target = pairing.target(10);
                exchange(comm, source.buffer().as(1, vector), target.buffer().as(1, vector));
                Sample untouched = pairing.target(10);
                target.expect(i -> i % 4 < 2 ? target.value(100 + i) : untouched.get(i));
            }
        }
    }

    @MpiTest
    void largeStridedMessagesArrive(Communicator comm) {
        int blocks = 50_000;
        try (Datatype vector = Datatype.vector(blocks, 1, 2, Datatype.INT)) {
            int[] source = numbers(2 * blocks);
            int[] target = filled(2 * blocks);
            Ring ring = Ring.of(comm);
            Request receive = comm.irecv(buffer(target).as(1, vector), ring.left(), TAG);
            comm.send(buffer(source).as(1, vector), ring.right(), TAG);
            assertEquals(4L * blocks, receive.await().bytes());
            for (int i = 0; i < 2 * blocks; i++) {
                if (target[i] != (i % 2 == 0 ? i : -1)) {
                    throw new AssertionError("element " + i + " is " + target[i]);
                }
            }
        }
    }

    @MpiTest
    void shortMessageFillsAPartOfAnElement(Communicator comm) {
        try (Datatype vector = Datatype.vector(2, 1, 2, Datatype.INT)) {
            int[] received = filled(6);
            Status status =
                    exchange(comm, buffer(new int[] {1, 2, 3}), buffer(received).as(2, vector));
            assertArrayEquals(new int[] {1, -1, 2, 3, -1, -1}, received);
            assertEquals(Mpi.UNDEFINED, status.count(vector));
            assertEquals(3, status.count(Datatype.INT));
        }
    }

    @MpiTest
    void collectivesMoveColumns(Communicator comm) {
        int n = comm.size();
        int rows = 3;
        for (Form form : Form.values()) {
            try (Datatype column = Datatype.vector(rows, 1, n, Datatype.INT)) {
                int[] matrix = filled(rows * n);
                int[] mine = {comm.rank(), comm.rank() + 10, comm.rank() + 20};
                for (int root = 0; root < n; root++) {
                    int[] data = comm.rank() == root ? mine.clone() : new int[rows];
                    MpiBuffer own = buffer(matrix, root, rows * n - root).as(1, column);
                    if (comm.rank() == root) {
                        for (int r = 0; r < rows; r++) {
                            matrix[root + r * n] = data[r];
                        }
                    }
                    form.bcast(comm, own, root);
                }
                for (int i = 0; i < rows * n; i++) {
                    assertEquals(i / n * 10 + i % n, matrix[i]);
                }
            }
        }
    }

    @MpiTest
    void gatherOfStridedPartsArrivesDense(Communicator comm) {
        int n = comm.size();
        for (Form form : Form.values()) {
            try (Datatype every = Datatype.vector(2, 1, 2, Datatype.INT)) {
                int r = comm.rank() * 10;
                int[] mine = {r, -1, r + 1};
                int[] all = new int[2 * n];
                form.allgather(comm, buffer(mine).as(1, every), buffer(all));
                for (int i = 0; i < n; i++) {
                    assertEquals(i * 10, all[2 * i]);
                    assertEquals(i * 10 + 1, all[2 * i + 1]);
                }
            }
        }
    }

    @MpiTest
    void bytesOfAnArrayCanBeOtherElements(Communicator comm) {
        byte[] received = new byte[8];
        byte[] sent = {1, 2, 3, 4, 5, 6, 7, 8};
        exchange(comm, buffer(sent).as(2, Datatype.INT), buffer(received).as(2, Datatype.INT));
        assertArrayEquals(sent, received);
    }

    @MpiTest
    void elementsThatReachOverTheStorageAreRefused() {
        try (Datatype vector = Datatype.vector(3, 1, 4, Datatype.INT)) {
            MpiBuffer nine = buffer(new int[9]);
            assertEquals(1, nine.as(1, vector).count());
            Expect.error(ErrorClass.BUFFER, () -> nine.as(2, vector), "2");
            Expect.error(ErrorClass.BUFFER, () -> buffer(new int[8]).as(1, vector), "1");
        }
    }

    @MpiTest
    void typesThatDoNotFitTheStorageAreRefused() {
        Expect.error(ErrorClass.TYPE, () -> buffer(new int[4]).as(1, Datatype.FLOAT), "FLOAT");
        Expect.error(ErrorClass.TYPE, () -> buffer(new long[4]).as(1, Datatype.BYTE), "BYTE");
    }

    @MpiTest
    void wrongConstructorArgumentsAreRefused() {
        Expect.error(ErrorClass.COUNT, () -> Datatype.contiguous(-3, Datatype.INT), "count", "-3");
        Expect.error(
                ErrorClass.COUNT, () -> Datatype.vector(-2, 1, 1, Datatype.INT), "count", "-2");
        Expect.error(
                ErrorClass.COUNT,
                () -> Datatype.vector(1, -4, 1, Datatype.INT),
                "blockLength",
                "-4");
        Expect.error(ErrorClass.COUNT, () -> Datatype.contiguous(Long.MAX_VALUE / 2, Datatype.INT));
    }

    @MpiTest
    void closedTypesAreRefused(Communicator comm) {
        Datatype closed = Datatype.contiguous(2, Datatype.INT);
        MpiBuffer made = buffer(new int[4]).as(1, closed);
        closed.close();
        Expect.error(ErrorClass.TYPE, () -> buffer(new int[4]).as(1, closed));
        Expect.error(ErrorClass.TYPE, () -> Datatype.contiguous(1, closed));
        Expect.error(ErrorClass.TYPE, () -> comm.send(made, 0, TAG), "buffer");
        Expect.error(ErrorClass.TYPE, () -> comm.bcast(made, 0), "buffer");
        Expect.error(ErrorClass.TYPE, closed::close);
        Expect.error(ErrorClass.TYPE, Datatype.INT::close);
    }

    @MpiTest
    void elementsBelowTheirOriginAreReached(Communicator comm) {
        try (Datatype backwards = Datatype.vector(3, 1, -1, Datatype.INT)) {
            int[] received = filled(5);
            MpiBuffer sent = buffer(numbers(5)).as(1, backwards, 3 * 4);
            exchange(comm, sent, buffer(received, 1, 3));
            assertArrayEquals(new int[] {-1, 3, 2, 1, -1}, received);
            exchange(comm, buffer(numbers(3)), buffer(received).as(1, backwards, 4 * 4));
            assertArrayEquals(new int[] {-1, 3, 2, 1, 0}, received);
            MpiBuffer five = buffer(new int[5]);
            Expect.error(ErrorClass.BUFFER, () -> five.as(1, backwards), "origin 0");
            Expect.error(ErrorClass.BUFFER, () -> five.as(1, backwards, 4), "origin 4");
            Expect.error(ErrorClass.BUFFER, () -> five.as(1, backwards, 20), "origin 20");
            Expect.error(ErrorClass.BUFFER, () -> five.as(1, backwards, 10), "origin 10");
        }
    }

    @MpiTest
    void elementsOutOfAlignmentAreRefused() {
        try (Datatype odd = Datatype.hvector(2, 1, 6, Datatype.INT)) {
            Expect.error(ErrorClass.TYPE, () -> buffer(new int[5]).as(1, odd), "INT");
            assertEquals(1, buffer(new byte[10]).as(1, odd).count());
        }
    }

    @MpiTest
    void primitivesOfAnIncompleteElementAreCounted(Communicator comm) {
        try (Datatype mixed =
                Datatype.struct(
                        new long[] {1, 2},
                        new long[] {0, 4},
                        List.of(Datatype.SHORT, Datatype.INT))) {
            byte[] room = new byte[24];
            MpiBuffer sent = buffer(new byte[16]);
            Status status = exchange(comm, sent, buffer(room).as(2, mixed));
            assertEquals(5, status.elements(mixed));
            assertEquals(Mpi.UNDEFINED, status.count(mixed));
            status = exchange(comm, buffer(new byte[11]), buffer(room).as(2, mixed));
            assertEquals(Mpi.UNDEFINED, status.elements(mixed));
            assertEquals(3, new Status(0, 0, 12, false).elements(Datatype.INT));
        }
    }

    @MpiTest
    void contentsAreThoseOfTheStandard() {
        try (Datatype old = Datatype.contiguous(2, Datatype.INT);
                Datatype h = Datatype.hvector(2, 3, 40, old);
                Datatype i = Datatype.indexed(new long[] {1, 2}, new long[] {5, 0}, old);
                Datatype s =
                        Datatype.subarray(
                                new long[] {4, 5},
                                new long[] {2, 3},
                                new long[] {1, 2},
                                ArrayOrder.FORTRAN,
                                old)) {
            assertEquals(Combiner.NAMED, Datatype.INT.contents().combiner());
            assertEquals(Combiner.CONTIGUOUS, old.contents().combiner());
            assertEquals(List.of(2L), old.contents().integers());
            assertEquals(List.of(2L, 3L), h.contents().integers());
            assertEquals(List.of(40L), h.contents().addresses());
            assertEquals(List.of(old), h.contents().datatypes());
            assertEquals(List.of(2L, 1L, 2L, 5L, 0L), i.contents().integers());
            assertEquals(List.of(2L, 4L, 5L, 2L, 3L, 1L, 2L, 1L), s.contents().integers());
            try (Datatype again = Datatype.of(s.constructor())) {
                assertEquals(s.constructor(), again.constructor());
            }
        }
        Expect.error(ErrorClass.TYPE, () -> Datatype.of(Datatype.INT.constructor()), "Named");
    }

    @MpiTest
    void namesAreKept(Communicator comm) {
        try (Datatype type = Datatype.contiguous(2, Datatype.INT)) {
            assertEquals("", type.name());
            type.setName("pair of ints");
            assertEquals("pair of ints", type.name());
            assertEquals(8, comm.packSize(1, type));
            Expect.error(ErrorClass.ARG, () -> type.setName("x".repeat(64)), "64", "63");
            Expect.error(ErrorClass.TYPE, () -> Datatype.INT.setName("mine"), "INT");
        }
    }

    @MpiTest
    void wrongArgumentsOfOtherConstructorsAreRefused() {
        long[] two = {1, 2};
        long[] three = {1, 2, 3};
        Datatype old = Datatype.INT;
        Expect.error(ErrorClass.COUNT, () -> Datatype.hvector(-1, 1, 1, old), "count", "-1");
        Expect.error(ErrorClass.ARG, () -> Datatype.indexed(two, three, old), "displacements");
        Expect.error(
                ErrorClass.COUNT,
                () -> Datatype.hindexed(new long[] {0, -7}, two, old),
                "blockLengths[1]",
                "-7");
        Expect.error(ErrorClass.COUNT, () -> Datatype.indexedBlock(-1, two, old), "blockLength");
        Expect.error(ErrorClass.COUNT, () -> Datatype.hindexedBlock(-1, two, old), "blockLength");
        Expect.error(ErrorClass.ARG, () -> Datatype.struct(two, two, List.of(old)), "types");
        ArrayOrder c = ArrayOrder.C;
        Expect.error(ErrorClass.ARG, () -> Datatype.subarray(two, three, two, c, old), "subsizes");
        Expect.error(
                ErrorClass.ARG,
                () -> Datatype.subarray(three, three, three, c, old),
                "starts[0]",
                "0 to 0");
        List<Distribution> by = List.of(Distribution.NONE, Distribution.block(1));
        Expect.error(
                ErrorClass.ARG,
                () -> Datatype.darray(2, 0, new long[] {4, 4}, by, new long[] {1, 2}, c, old),
                "too short");
        Expect.error(
                ErrorClass.ARG,
                () -> Datatype.darray(2, 2, new long[] {4, 2}, by, new long[] {1, 2}, c, old),
                "rank is 2");
        Expect.error(
                ErrorClass.ARG,
                () -> Datatype.darray(2, 0, new long[] {4, 2}, by, new long[] {2, 1}, c, old),
                "processes[0]");
        Datatype closed = Datatype.dup(old);
        closed.close();
        Expect.error(ErrorClass.TYPE, () -> Datatype.dup(closed));
        Expect.error(ErrorClass.TYPE, () -> Datatype.resized(closed, 0, 4));
    }

    @MpiTest
    void typesOfManyBlocksTakeLittleRoom(Communicator comm) {
        try (Datatype every = Datatype.vector(1_000_000_000, 1, 2, Datatype.BYTE);
                Datatype nested = Datatype.contiguous(3, Datatype.INT);
                Datatype columns = Datatype.vector(1_000_000, 1, 2, nested)) {
            assertEquals(1_000_000_000, every.size());
            assertEquals(1_000_000, columns.map().blockCount());
            Expect.error(ErrorClass.COUNT, () -> Datatype.vector(2, 1, 2, every), "blocks");
        }
    }
}
