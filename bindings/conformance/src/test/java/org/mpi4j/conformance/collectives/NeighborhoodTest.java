package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Neighbors;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.RankOrder;
import org.mpi4j.TopologyCommunicator;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

class NeighborhoodTest {
    private static final int UNTOUCHED = -7;

    /** The ways in which a part can be given to each neighbour. */
    private enum Shape {
        EQUAL,
        VARYING,
        SEPARATE
    }

    private static void alltoall(
            Form form, Shape shape, TopologyCommunicator comm, int[] out, int[] in, int count) {
        switch (shape) {
            case EQUAL ->
                    run(
                            form,
                            () -> comm.neighborAlltoall(buffer(out), buffer(in)),
                            () -> comm.ineighborAlltoall(buffer(out), buffer(in)).await(),
                            () -> comm.neighborAlltoallInit(buffer(out), buffer(in), new Info()));
            case VARYING -> {
                MpiChunks send = chunks(out, count);
                MpiChunks receive = chunks(in, count);
                run(
                        form,
                        () -> comm.neighborAlltoallv(send, receive),
                        () -> comm.ineighborAlltoallv(send, receive).await(),
                        () -> comm.neighborAlltoallvInit(send, receive, new Info()));
            }
            case SEPARATE -> {
                MpiBuffers send = buffers(out, count);
                MpiBuffers receive = buffers(in, count);
                run(
                        form,
                        () -> comm.neighborAlltoallw(send, receive),
                        () -> comm.ineighborAlltoallw(send, receive).await(),
                        () -> comm.neighborAlltoallwInit(send, receive, new Info()));
            }
        }
    }

    private interface Prepared {
        PersistentRequest make();
    }

    private static void run(Form form, Runnable blocking, Runnable later, Prepared persistent) {
        switch (form) {
            case BLOCKING -> blocking.run();
            case NON_BLOCKING -> later.run();
            case PERSISTENT -> {
                try (PersistentRequest request = persistent.make()) {
                    for (int i = 0; i < 3; i++) {
                        request.start();
                        request.await();
                    }
                }
            }
        }
    }

    private static MpiChunks chunks(int[] array, int count) {
        int[] counts = new int[count == 0 ? 0 : array.length / count];
        Arrays.fill(counts, count);
        return MpiChunks.chunks(buffer(array), counts);
    }

    private static MpiBuffers buffers(int[] array, int count) {
        return MpiBuffers.of(
                IntStream.range(0, array.length / count)
                        .mapToObj(i -> buffer(array, i * count, count))
                        .toArray(MpiBuffer[]::new));
    }

    private static int value(int sender, int direction, int index) {
        return 1_000_000 * sender + 100_000 * direction + index;
    }

    /** In a grid what is sent down arrives from above, in a ring of one or two ranks as well. */
    private static void checkGrid(TopologyCommunicator grid, int count) {
        checkGrid(grid, count, Form.values());
    }

    private static void checkGrid(TopologyCommunicator grid, int count, Form... forms) {
        int[] sources = grid.sources();
        int degree = sources.length;
        int[] out = new int[degree * count];
        for (int i = 0; i < out.length; i++) {
            out[i] = value(grid.rank(), i / count, i % count);
        }
        for (Form form : forms) {
            for (Shape shape : Shape.values()) {
                int[] in = new int[degree * count];
                Arrays.fill(in, UNTOUCHED);
                alltoall(form, shape, grid, out, in, count);
                for (int i = 0; i < in.length; i++) {
                    int source = sources[i / count];
                    int expected =
                            source == Mpi.PROC_NULL
                                    ? UNTOUCHED
                                    : value(source, (i / count) ^ 1, i % count);
                    int element = i;
                    assertEquals(expected, in[i], () -> form + " " + shape + " element " + element);
                }
            }
        }
    }

    @MpiTest
    void linesExchangeWithBothSidesAndLeaveTheEdges(Communicator comm) {
        int[] dims = {comm.size()};
        try (TopologyCommunicator line =
                comm.topologies().cart(dims, new boolean[] {false}, RankOrder.KEPT).orElseThrow()) {
            checkGrid(line, 1);
            checkGrid(line, 20_001);
        }
    }

    private static TopologyCommunicator ring(Communicator comm) {
        int[] dims = {comm.size()};
        return comm.topologies().cart(dims, new boolean[] {true}, RankOrder.KEPT).orElseThrow();
    }

    @MpiTest(
            ranks = {3, 4, 5},
            reason = "rings of one or two ranks have tests of their own")
    void ringsExchangeWithBothSides(Communicator comm) {
        try (TopologyCommunicator ring = ring(comm)) {
            checkGrid(ring, 1);
            checkGrid(ring, 20_001);
        }
    }

    @MpiTest(
            ranks = {1, 2},
            reason = "only there both sides are the same rank")
    void smallRingsTellBothSidesApart(Communicator comm) {
        try (TopologyCommunicator ring = ring(comm)) {
            checkGrid(ring, 1, Form.BLOCKING);
            checkGrid(ring, 20_001, Form.BLOCKING);
        }
    }

    @MpiTest(
            ranks = {1, 2},
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI 4.1 mixes up both sides of small rings in the other forms")
    void smallRingsTellBothSidesApartInEveryForm(Communicator comm) {
        try (TopologyCommunicator ring = ring(comm)) {
            for (Form form : Form.values()) {
                checkGrid(ring, 1, form);
                checkGrid(ring, 20_001, form);
            }
        }
    }

    @MpiTest(
            ranks = {1, 2},
            modes = MpiMode.OPENMPI,
            reason = "Open MPI 4.1 mixes up both sides of small rings in these forms")
    void smallRingsRefuseWhatWouldBeMixedUp(Communicator comm) {
        try (TopologyCommunicator ring = ring(comm)) {
            int[] out = new int[2];
            int[] in = new int[2];
            for (Form form : new Form[] {Form.NON_BLOCKING, Form.PERSISTENT}) {
                for (Shape shape : Shape.values()) {
                    assertThrows(
                            UnsupportedOperationException.class,
                            () -> alltoall(form, shape, ring, out, in, 1));
                }
            }
            checkGrid(ring, 1, Form.BLOCKING);
        }
    }

    @MpiTest
    void graphsExchangeAlongTheirEdges(Communicator comm) {
        try (TopologyCommunicator graph = everybodyAbove(comm)) {
            int me = graph.rank();
            int[] destinations = graph.destinations();
            int[] sources = graph.sources();
            int[] out = Arrays.stream(destinations).map(to -> value(me, to, 0)).toArray();
            for (Form form : Form.values()) {
                for (Shape shape : Shape.values()) {
                    int[] in = new int[sources.length];
                    alltoall(form, shape, graph, out, in, 1);
                    for (int i = 0; i < in.length; i++) {
                        assertEquals(value(sources[i], me, 0), in[i], form + " " + shape);
                    }
                }
            }
        }
    }

    /** Edges from every rank to those above it: degrees differ, and may be none. */
    private static TopologyCommunicator everybodyAbove(Communicator comm) {
        Neighbors below = Neighbors.of(IntStream.range(0, comm.rank()).toArray());
        Neighbors above = Neighbors.of(IntStream.range(comm.rank() + 1, comm.size()).toArray());
        return comm.topologies().distGraphAdjacent(below, above, new Info(), RankOrder.KEPT);
    }

    @MpiTest
    void allgatherSendsTheSameToAll(Communicator comm) {
        try (TopologyCommunicator graph = everybodyAbove(comm)) {
            int[] sources = graph.sources();
            int me = graph.rank();
            int[] lengths = Arrays.stream(sources).map(s -> s + 1).toArray();
            for (Form form : Form.values()) {
                int[] in = new int[2 * sources.length];
                MpiBuffer two = buffer(new int[] {value(me, 0, 0), value(me, 0, 1)});
                run(
                        form,
                        () -> graph.neighborAllgather(two, buffer(in)),
                        () -> graph.ineighborAllgather(two, buffer(in)).await(),
                        () -> graph.neighborAllgatherInit(two, buffer(in), new Info()));
                for (int i = 0; i < in.length; i++) {
                    assertEquals(value(sources[i / 2], 0, i % 2), in[i]);
                }
                int[] some = new int[Arrays.stream(lengths).sum()];
                MpiChunks chunks = MpiChunks.chunks(buffer(some), lengths);
                int[] mine = new int[me + 1];
                Arrays.fill(mine, me);
                run(
                        form,
                        () -> graph.neighborAllgatherv(buffer(mine), chunks),
                        () -> graph.ineighborAllgatherv(buffer(mine), chunks).await(),
                        () -> graph.neighborAllgathervInit(buffer(mine), chunks, new Info()));
                int at = 0;
                for (int source : sources) {
                    for (int i = 0; i <= source; i++) {
                        assertEquals(source, some[at++]);
                    }
                }
            }
        }
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int[] dims = {comm.size()};
        try (TopologyCommunicator ring =
                comm.topologies().cart(dims, new boolean[] {true}, RankOrder.KEPT).orElseThrow()) {
            MpiBuffer two = buffer(new int[2]);
            MpiBuffer into = buffer(new int[2]);
            MpiBuffer three = buffer(new int[3]);
            MpiBuffer readOnly = buffer(IntBuffer.allocate(2).asReadOnlyBuffer());
            MpiChunks good = chunks(new int[2], 1);
            MpiChunks chunks = chunks(new int[2], 1);
            MpiChunks oneMore = chunks(new int[3], 1);
            List<Runnable> counts = new ArrayList<>();
            counts.add(() -> ring.neighborAllgather(two, three));
            counts.add(() -> ring.neighborAlltoall(three, into));
            counts.add(() -> ring.ineighborAlltoall(two, three));
            counts.add(() -> ring.neighborAllgatherv(two, oneMore));
            counts.add(() -> ring.neighborAlltoallv(oneMore, chunks));
            counts.add(() -> ring.ineighborAlltoallv(good, oneMore));
            counts.add(() -> ring.neighborAlltoallw(buffers(new int[3], 1), MpiBuffers.of(into)));
            for (Runnable call : counts) {
                Expect.error(ErrorClass.COUNT, call::run);
            }
            List<Runnable> buffers = new ArrayList<>();
            buffers.add(() -> ring.neighborAllgather(null, into));
            buffers.add(() -> ring.neighborAllgather(IN_PLACE, into));
            buffers.add(() -> ring.neighborAllgather(two, readOnly));
            buffers.add(() -> ring.neighborAllgather(two, two));
            buffers.add(() -> ring.neighborAllgatherv(two, null));
            buffers.add(() -> ring.neighborAlltoall(two, null));
            buffers.add(() -> ring.neighborAlltoallv(MpiChunks.IN_PLACE, chunks));
            buffers.add(
                    () -> ring.neighborAlltoallw(MpiBuffers.IN_PLACE, MpiBuffers.of(two, into)));
            buffers.add(() -> ring.neighborAlltoallw(null, null));
            for (Runnable call : buffers) {
                Expect.error(ErrorClass.BUFFER, call::run);
            }
            Expect.error(
                    ErrorClass.INFO, () -> ring.neighborAllgatherInit(two, into, null), "info");
            assertEquals(ring.size(), ring.allreduce(1, Op.SUM));
        }
    }
}
