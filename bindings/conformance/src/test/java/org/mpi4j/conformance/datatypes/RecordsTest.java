package org.mpi4j.conformance.datatypes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.Combiner;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Op;
import org.mpi4j.RecordBuffer;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** Java records of primitives are structs. */
class RecordsTest {
    private static final int TAG = 4;

    record Particle(double x, double y, byte charge, int id) {}

    record Point(float x, float y) {}

    record Everything(
            byte b, long l, boolean flag, char c, Point at, short s, double d, float f, int i) {}

    record Text(int id, String name) {}

    record Numbers(int id, Integer boxed) {}

    record Node(int id, Node next) {}

    record Empty() {}

    private static Particle particle(int number) {
        return new Particle(number + 0.5, -number, (byte) (number % 3), number * 1000);
    }

    private static Everything everything(int n) {
        return new Everything(
                (byte) n,
                n * 1_000_000_007L,
                n % 2 == 0,
                (char) ('a' + n),
                new Point(n, n / 2f),
                (short) -n,
                n / 3.0,
                n / 7f,
                ~n);
    }

    @MpiTest
    void recordsAreStructsOfC() {
        Datatype type = Datatype.ofRecord(Particle.class);
        assertEquals(24, type.extent());
        assertEquals(21, type.size());
        assertEquals(List.of(0L, 8L, 16L, 20L), type.contents().addresses());
        assertEquals(Combiner.STRUCT, type.contents().combiner());
        assertSame(type, Datatype.ofRecord(Particle.class));
        // 1, 7 gap, 8, 1, 1 gap, 2, 8, 2, 2 gap, 8, 4, 4
        assertEquals(48, Datatype.ofRecord(Everything.class).extent());
        Expect.error(ErrorClass.TYPE, type::close, "predefined");
    }

    @MpiTest
    void recordsAreSentAndReceived(Communicator comm) {
        Ring ring = Ring.of(comm);
        List<Everything> mine = new ArrayList<>();
        List<Everything> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(everything(comm.rank() * 10 + i));
            expected.add(everything(ring.left() * 10 + i));
        }
        RecordBuffer<Everything> sent = RecordBuffer.of(Everything.class, mine);
        RecordBuffer<Everything> got = RecordBuffer.allocate(Everything.class, 10);
        Status status =
                comm.sendrecv(sent.buffer(), ring.right(), TAG, got.buffer(), ring.left(), TAG);
        assertEquals(7, status.count(got.datatype()));
        assertEquals(70, status.elements(got.datatype()));
        assertEquals(expected, got.asList().subList(0, 7));
        assertEquals(
                new Everything((byte) 0, 0, false, '\0', new Point(0, 0), (short) 0, 0, 0, 0),
                got.get(7));
    }

    @MpiTest
    void partsAreGathered(Communicator comm) {
        int n = comm.size();
        RecordBuffer<Particle> all = RecordBuffer.allocate(Particle.class, 2 * n);
        RecordBuffer<Particle> mine =
                RecordBuffer.of(
                        Particle.class, particle(9), particle(comm.rank()), particle(-comm.rank()));
        comm.allgather(mine.buffer(1, 2), all.buffer());
        for (int i = 0; i < n; i++) {
            assertEquals(particle(i), all.get(2 * i));
            assertEquals(particle(-i), all.get(2 * i + 1));
        }
    }

    @MpiTest
    void recordsInArraysOfBytesAreMoved(Communicator comm) {
        Datatype type = Datatype.ofRecord(Particle.class);
        int root = comm.size() - 1;
        byte[] heap = new byte[5 * 24];
        if (comm.rank() == root) {
            for (int i = 0; i < heap.length; i++) {
                heap[i] = (byte) (i + 1);
            }
        }
        comm.bcast(buffer(heap).as(5, type), root);
        for (int i = 0; i < heap.length; i++) {
            boolean gap = i % 24 >= 17 && i % 24 < 20 && comm.rank() != root;
            assertEquals(gap ? 0 : (byte) (i + 1), heap[i], "byte " + i);
        }
        byte[] all = new byte[comm.size() * 24];
        comm.allgather(buffer(heap, 0, 24).as(1, type), buffer(all).as(comm.size(), type));
        assertEquals(heap[21], all[all.length - 3]);
    }

    @MpiTest
    void recordsAreReducedInRankOrder(Communicator comm) {
        // Composition of x -> a x + b is associative but not commutative.
        record Line(long a, long b) {}
        RecordBuffer<Line> line = RecordBuffer.of(Line.class, new Line(comm.rank() + 2, 1));
        try (Op then =
                Op.ofRecord(Line.class, (f, g) -> new Line(f.a() * g.a(), f.b() * g.a() + g.b()))) {
            comm.allreduce(IN_PLACE, line.buffer(), then);
            Expect.error(ErrorClass.OP, () -> comm.allreduce(IN_PLACE, buffer(new long[2]), then));
        }
        long a = 1;
        long b = 0;
        for (int i = 0; i < comm.size(); i++) {
            a *= i + 2;
            b = b * (i + 2) + 1;
        }
        assertEquals(new Line(a, b), line.get(0));
    }

    @MpiTest
    void whatIsNotPrimitiveIsRefusedByName() {
        Expect.error(ErrorClass.TYPE, () -> Datatype.ofRecord(Text.class), "'name'", "String");
        Expect.error(ErrorClass.TYPE, () -> Datatype.ofRecord(Numbers.class), "'boxed'", "Integer");
        Expect.error(ErrorClass.TYPE, () -> Datatype.ofRecord(Node.class), "'next'", "itself");
        Expect.error(ErrorClass.TYPE, () -> Datatype.ofRecord(Empty.class), "Empty");
        Expect.error(ErrorClass.TYPE, () -> Datatype.ofRecord(Record.class), "not a record");
    }

    @MpiTest
    void wrongArgumentsAreRefused() {
        RecordBuffer<Point> points = RecordBuffer.allocate(Point.class, 3);
        Expect.error(ErrorClass.BUFFER, () -> points.get(3), "3");
        Expect.error(ErrorClass.BUFFER, () -> points.set(-1, new Point(0, 0)), "-1");
        Expect.error(ErrorClass.BUFFER, () -> points.buffer(2, 2), "2");
        Expect.error(ErrorClass.COUNT, () -> RecordBuffer.allocate(Point.class, -1), "-1");
        Expect.error(ErrorClass.COUNT, () -> RecordBuffer.allocate(Point.class, Integer.MAX_VALUE));
    }
}
