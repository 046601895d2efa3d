package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.RecordBuffer;
import org.mpi4j.TypeConstructor;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.conformance.support.Values;
import org.mpi4j.junit.MpiTest;

/** MINLOC and MAXLOC, and the pair types that they are for. */
class LocationReductionTest {
    private static final List<Datatype> PAIRS =
            List.of(
                    Datatype.FLOAT_INT,
                    Datatype.DOUBLE_INT,
                    Datatype.LONG_INT,
                    Datatype.INT_INT,
                    Datatype.SHORT_INT);

    /** As {@link Datatype#DOUBLE_INT}. */
    record Place(double value, int index) {}

    private static long bits(Primitive primitive, int number) {
        return switch (primitive) {
            case FLOAT -> Float.floatToRawIntBits(number);
            case DOUBLE -> Double.doubleToRawLongBits(number);
            default -> number;
        };
    }

    private static ByteBuffer pairs(Datatype type, int count, boolean direct) {
        int bytes = (int) (count * type.extent());
        ByteBuffer made = direct ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
        return made.order(ByteOrder.nativeOrder());
    }

    private static Primitive value(Datatype type) {
        return ((TypeConstructor.Pair) type.constructor()).value();
    }

    private static void put(ByteBuffer to, Datatype type, int at, int value, int index) {
        int start = (int) (at * type.extent());
        Primitive primitive = value(type);
        Values.write(to, primitive, start / primitive.bytes(), bits(primitive, value));
        to.putInt(start + Math.max(4, primitive.bytes()), index);
    }

    private static void expect(ByteBuffer from, Datatype type, int at, int value, int index) {
        int start = (int) (at * type.extent());
        Primitive primitive = value(type);
        assertEquals(
                bits(primitive, value),
                Values.read(from, primitive, start / primitive.bytes()),
                type.toString());
        assertEquals(index, from.getInt(start + Math.max(4, primitive.bytes())), type.toString());
    }

    @MpiTest
    void pairsAreLaidOutAsInC() {
        assertEquals(8, Datatype.FLOAT_INT.extent());
        assertEquals(16, Datatype.DOUBLE_INT.extent());
        assertEquals(12, Datatype.DOUBLE_INT.size());
        assertEquals(16, Datatype.LONG_INT.extent());
        assertEquals(8, Datatype.INT_INT.extent());
        assertEquals(8, Datatype.SHORT_INT.extent());
        assertEquals(6, Datatype.SHORT_INT.size());
    }

    @MpiTest
    void smallestAndLargestComeWithTheirPlace(Communicator comm) {
        int n = comm.size();
        for (Form form : Form.values()) {
            for (Datatype type : PAIRS) {
                for (boolean direct : new boolean[] {true, false}) {
                    ByteBuffer mine = pairs(type, 2, direct);
                    // Falling by rank, and equal everywhere.
                    put(mine, type, 0, 10 - comm.rank(), comm.rank());
                    put(mine, type, 1, -5, 100 + comm.rank());
                    ByteBuffer least = pairs(type, 2, direct);
                    form.allreduce(
                            comm, buffer(mine).as(2, type), buffer(least).as(2, type), Op.MINLOC);
                    expect(least, type, 0, 10 - (n - 1), n - 1);
                    expect(least, type, 1, -5, 100);
                    MpiBuffer both = buffer(mine).as(2, type);
                    form.allreduce(comm, IN_PLACE, both, Op.MAXLOC);
                    expect(mine, type, 0, 10, 0);
                    expect(mine, type, 1, -5, 100);
                }
            }
        }
    }

    @MpiTest
    void recordsOfThatLayoutAreReduced(Communicator comm) {
        RecordBuffer<Place> mine =
                RecordBuffer.of(Place.class, new Place(comm.rank() * 1.5, comm.rank()));
        RecordBuffer<Place> most = RecordBuffer.allocate(Place.class, 1);
        comm.allreduce(
                mine.buffer().as(1, Datatype.DOUBLE_INT),
                most.buffer().as(1, Datatype.DOUBLE_INT),
                Op.MAXLOC);
        int last = comm.size() - 1;
        assertEquals(new Place(last * 1.5, last), most.get(0));
    }

    @MpiTest
    void otherTypesAndOperationsAreRefused(Communicator comm) {
        MpiBuffer plain = buffer(new double[2]);
        Expect.error(ErrorClass.OP, () -> comm.allreduce(IN_PLACE, plain, Op.MINLOC), "MINLOC");
        MpiBuffer pair = buffer(new byte[16]).as(1, Datatype.DOUBLE_INT);
        Expect.error(ErrorClass.OP, () -> comm.allreduce(IN_PLACE, pair, Op.SUM), "SUM");
        for (Op op : List.of(Op.REPLACE, Op.NO_OP)) {
            Expect.error(ErrorClass.OP, () -> comm.allreduce(IN_PLACE, plain, op), "one-sided");
        }
    }
}
