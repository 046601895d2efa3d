package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.junit.MpiTest;

class AlltoallwTest {
    private static MpiBuffers each(Communicator comm, IntFunction<MpiBuffer> of) {
        List<MpiBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < comm.size(); i++) {
            buffers.add(of.apply(i));
        }
        return MpiBuffers.of(buffers);
    }

    private static int value(int from, int to, int index) {
        return from * 10_000 + to * 100 + index;
    }

    /** Whom it is for or from says which type travels: the sum of both ranks. */
    @MpiTest
    void everyPairHasATypeOfItsOwn(Communicator comm) {
        int me = comm.rank();
        for (Form form : Form.values()) {
            int[] ints = new int[comm.size()];
            double[] doubles = new double[comm.size()];
            MpiBuffers send =
                    each(
                            comm,
                            to ->
                                    (me + to) % 2 == 0
                                            ? buffer(new int[] {value(me, to, 0)})
                                            : buffer(new double[] {value(me, to, 1)}));
            MpiBuffers receive =
                    each(
                            comm,
                            from ->
                                    (me + from) % 2 == 0
                                            ? buffer(ints, from, 1)
                                            : buffer(doubles, from, 1));
            form.alltoallw(comm, send, receive);
            for (int from = 0; from < comm.size(); from++) {
                boolean even = (me + from) % 2 == 0;
                assertEquals(even ? value(from, me, 0) : 0, ints[from]);
                assertEquals(even ? 0.0 : value(from, me, 1), doubles[from]);
            }
        }
    }

    @MpiTest
    void countsAreUnevenOrZero(Communicator comm) {
        int me = comm.rank();
        for (Form form : Form.values()) {
            int[][] in = new int[comm.size()][];
            MpiBuffers send =
                    each(
                            comm,
                            to ->
                                    buffer(
                                            IntStream.range(0, me * to)
                                                    .map(i -> value(me, to, i))
                                                    .toArray()));
            MpiBuffers receive =
                    each(
                            comm,
                            from -> {
                                in[from] = new int[from * me];
                                return buffer(in[from]);
                            });
            form.alltoallw(comm, send, receive);
            for (int from = 0; from < comm.size(); from++) {
                int sender = from;
                int[] expected =
                        IntStream.range(0, from * me).map(i -> value(sender, me, i)).toArray();
                assertArrayEquals(expected, in[from]);
            }
        }
    }

    /** A matrix is transposed: rows leave, columns arrive between each other. */
    @MpiTest
    void rowsArriveAsColumnsOfOneMatrix(Communicator comm) {
        int n = comm.size();
        int me = comm.rank();
        try (Datatype column = Datatype.vector(n, 1, n, Datatype.INT)) {
            for (Form form : Form.values()) {
                IntBuffer direct =
                        ByteBuffer.allocateDirect(4 * n * n)
                                .order(ByteOrder.nativeOrder())
                                .asIntBuffer();
                int[] heap = new int[n * n];
                MpiBuffers send =
                        each(
                                comm,
                                to ->
                                        buffer(
                                                IntStream.range(0, n)
                                                        .map(i -> value(me, to, i))
                                                        .toArray()));
                form.alltoallw(
                        comm,
                        send,
                        each(comm, from -> buffer(heap, from, n * n - from).as(1, column)));
                form.alltoallw(
                        comm, send, each(comm, from -> columnOf(direct, from).as(1, column)));
                for (int i = 0; i < n * n; i++) {
                    int expected = value(i % n, me, i / n);
                    assertEquals(expected, heap[i]);
                    assertEquals(expected, direct.get(i));
                }
            }
        }
    }

    private static MpiBuffer columnOf(IntBuffer matrix, int column) {
        IntBuffer rest = matrix.duplicate();
        rest.position(column);
        return buffer(rest);
    }

    @MpiTest
    void heapAndDirectMemoryMix(Communicator comm) {
        int me = comm.rank();
        int count = 20_000;
        for (Form form : Form.values()) {
            List<IntBuffer> in = new ArrayList<>();
            MpiBuffers send =
                    each(
                            comm,
                            to ->
                                    buffer(
                                            IntStream.range(0, count)
                                                    .map(i -> value(me, to, i))
                                                    .toArray()));
            MpiBuffers receive =
                    each(
                            comm,
                            from -> {
                                in.add(from % 2 == 0 ? IntBuffer.allocate(count) : direct(count));
                                return buffer(in.get(from));
                            });
            form.alltoallw(comm, send, receive);
            for (int from = 0; from < comm.size(); from++) {
                for (int i = 0; i < count; i++) {
                    if (in.get(from).get(i) != value(from, me, i)) {
                        Assertions.fail(form + ": element " + i + " from " + from);
                    }
                }
            }
        }
    }

    private static IntBuffer direct(int count) {
        return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    @MpiTest
    void exchangesInPlace(Communicator comm) {
        int me = comm.rank();
        for (Form form : Form.values()) {
            int[] cells = IntStream.range(0, comm.size()).map(to -> value(me, to, 0)).toArray();
            form.alltoallw(comm, MpiBuffers.IN_PLACE, each(comm, i -> buffer(cells, i, 1)));
            int[] expected =
                    IntStream.range(0, comm.size()).map(from -> value(from, me, 0)).toArray();
            assertArrayEquals(expected, cells);
        }
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int n = comm.size();
        int[] shared = new int[n];
        MpiBuffers good = each(comm, i -> buffer(new int[1]));
        MpiBuffers tooMany = MpiBuffers.of(oneMore(good));
        MpiBuffers readOnly = each(comm, i -> buffer(IntBuffer.allocate(1).asReadOnlyBuffer()));
        MpiBuffers longer = each(comm, i -> buffer(new int[2]));
        for (Form form : Form.values()) {
            Expect.error(ErrorClass.BUFFER, () -> form.alltoallw(comm, null, good), "send");
            Expect.error(ErrorClass.BUFFER, () -> form.alltoallw(comm, good, null), "receive");
            Expect.error(ErrorClass.COUNT, () -> form.alltoallw(comm, tooMany, good), "send");
            Expect.error(ErrorClass.COUNT, () -> form.alltoallw(comm, good, tooMany), "receive");
            Expect.error(
                    ErrorClass.BUFFER, () -> form.alltoallw(comm, good, readOnly), "receive[0]");
            Expect.error(
                    ErrorClass.BUFFER,
                    () -> form.alltoallw(comm, good, MpiBuffers.IN_PLACE),
                    "receive");
            Expect.error(ErrorClass.COUNT, () -> form.alltoallw(comm, longer, good), "8", "4");
            MpiBuffers same = each(comm, i -> buffer(shared, i, 1));
            Expect.error(ErrorClass.BUFFER, () -> form.alltoallw(comm, same, same), "overlap");
        }
        if (n > 1) {
            MpiBuffers twice = each(comm, i -> buffer(shared, 0, 1));
            Expect.error(ErrorClass.BUFFER, () -> comm.alltoallw(good, twice), "overlap");
        }
        Expect.error(ErrorClass.BUFFER, () -> MpiBuffers.of((MpiBuffer) null), "buffers[0]");
        Expect.error(ErrorClass.BUFFER, () -> MpiBuffers.of(MpiBuffer.NONE), "buffers[0]");
        Expect.error(ErrorClass.BUFFER, () -> MpiBuffers.of((MpiBuffer[]) null), "null");
        assertEquals(n, comm.allreduce(1, Op.SUM));
    }

    private static MpiBuffer[] oneMore(MpiBuffers buffers) {
        MpiBuffer[] more = new MpiBuffer[buffers.size() + 1];
        Arrays.setAll(more, i -> buffers.get(Math.min(i, buffers.size() - 1)));
        return more;
    }
}
