package org.mpi4j.conformance.collectives;

import java.util.List;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.conformance.support.Oracle;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.junit.MpiTest;

/** Every operation of the standard on every type that it accepts, in every kind of storage. */
class ReductionTest {
    private static final int COUNT = 6;
    private static final List<Op> OPS =
            List.of(
                    Op.SUM, Op.PROD, Op.MAX, Op.MIN, Op.LAND, Op.LOR, Op.LXOR, Op.BAND, Op.BOR,
                    Op.BXOR);

    /** One operation on one type in one pair of storages. */
    private record Case(Communicator comm, Form form, Op op, Pairing pairing) {
        Sample operands(int count) {
            Sample made = pairing.source(count);
            for (int i = 0; i < count; i++) {
                made.set(i, Oracle.operand(pairing.primitive(), comm.rank(), i));
            }
            return made;
        }

        long fold(int first, int last, int index) {
            return Oracle.fold(op, pairing.primitive(), first, last, index);
        }

        int last() {
            return comm.size() - 1;
        }
    }

    private interface Check {
        void on(Case c);
    }

    private static Pairing arrays(Primitive primitive) {
        return new Pairing(primitive, StorageKind.ARRAY, StorageKind.ARRAY);
    }

    /** Every operation on arrays of every type, and sums in every storage. */
    private static void each(Communicator comm, Check check) {
        for (Form form : Form.values()) {
            for (Op op : OPS) {
                for (Primitive primitive : Primitive.values()) {
                    if (op.accepts(Datatype.of(primitive))) {
                        tried(check, new Case(comm, form, op, arrays(primitive)));
                    }
                }
            }
            for (Pairing pairing : Pairing.all()) {
                Op op = pairing.primitive() == Primitive.BOOLEAN ? Op.LXOR : Op.SUM;
                tried(check, new Case(comm, form, op, pairing));
            }
        }
    }

    private static void tried(Check check, Case c) {
        try {
            check.on(c);
        } catch (AssertionError e) {
            throw new AssertionError(c.form + " " + c.op + ": " + e.getMessage(), e);
        }
    }

    @MpiTest
    void reduceGivesTheRootTheResult(Communicator comm) {
        int root = comm.size() / 2;
        each(
                comm,
                c -> {
                    Sample send = c.operands(COUNT);
                    Sample receive = c.pairing.target(COUNT);
                    if (comm.rank() == root) {
                        c.form.reduce(comm, send.buffer(), receive.buffer(), c.op, root);
                        receive.expect(i -> c.fold(0, c.last(), i));
                    } else {
                        c.form.reduce(comm, send.buffer(), MpiBuffer.NONE, c.op, root);
                    }
                    send.expect(i -> Oracle.operand(c.pairing.primitive(), comm.rank(), i));
                });
    }

    @MpiTest
    void allreduceGivesEveryRankTheResult(Communicator comm) {
        each(
                comm,
                c -> {
                    Sample receive = c.pairing.target(COUNT);
                    c.form.allreduce(comm, c.operands(COUNT).buffer(), receive.buffer(), c.op);
                    receive.expect(i -> c.fold(0, c.last(), i));
                });
    }

    @MpiTest
    void reduceScatterBlockDealsTheResultOut(Communicator comm) {
        each(
                comm,
                c -> {
                    Sample send = c.operands(COUNT * comm.size());
                    Sample receive = c.pairing.target(COUNT);
                    c.form.reduceScatterBlock(comm, send.buffer(), receive.buffer(), c.op);
                    receive.expect(i -> c.fold(0, c.last(), comm.rank() * COUNT + i));
                });
    }

    @MpiTest
    void reduceScatterDealsTheResultOutUnevenly(Communicator comm) {
        int[] counts = IntStream.range(0, comm.size()).map(i -> (i * 2 + 1) % 4).toArray();
        int total = IntStream.of(counts).sum();
        int before = IntStream.of(counts).limit(comm.rank()).sum();
        each(
                comm,
                c -> {
                    Sample send = c.operands(total);
                    Sample receive = c.pairing.target(counts[comm.rank()]);
                    c.form.reduceScatter(comm, send.buffer(), receive.buffer(), counts, c.op);
                    receive.expect(i -> c.fold(0, c.last(), before + i));
                });
    }

    @MpiTest
    void scanCombinesUpToTheRank(Communicator comm) {
        each(
                comm,
                c -> {
                    Sample receive = c.pairing.target(COUNT);
                    c.form.scan(comm, c.operands(COUNT).buffer(), receive.buffer(), c.op);
                    receive.expect(i -> c.fold(0, comm.rank(), i));
                });
    }

    @MpiTest
    void exscanCombinesBelowTheRankAndLeavesRankZero(Communicator comm) {
        each(
                comm,
                c -> {
                    Sample receive = c.pairing.target(COUNT);
                    c.form.exscan(comm, c.operands(COUNT).buffer(), receive.buffer(), c.op);
                    if (comm.rank() == 0) {
                        receive.expectUntouched();
                    } else {
                        receive.expect(i -> c.fold(0, comm.rank() - 1, i));
                    }
                });
    }

    @MpiTest
    void reductionsOfNothingDoNothing(Communicator comm) {
        for (Form form : Form.values()) {
            Case c = new Case(comm, form, Op.SUM, arrays(Primitive.INT));
            Sample receive = c.pairing.target(0);
            form.allreduce(comm, c.operands(0).buffer(), receive.buffer(), Op.SUM);
            form.scan(comm, c.operands(0).buffer(), receive.buffer(), Op.SUM);
            form.exscan(comm, c.operands(0).buffer(), receive.buffer(), Op.SUM);
            form.reduceScatterBlock(comm, c.operands(0).buffer(), receive.buffer(), Op.SUM);
            receive.expectUntouched();
        }
    }

    @MpiTest
    void longVectorsAreReduced(Communicator comm) {
        for (Form form : Form.values()) {
            for (Primitive primitive : List.of(Primitive.INT, Primitive.DOUBLE)) {
                Case c = new Case(comm, form, Op.SUM, arrays(primitive));
                Sample receive = c.pairing.target(40_007);
                form.allreduce(comm, c.operands(40_007).buffer(), receive.buffer(), Op.SUM);
                receive.expect(i -> c.fold(0, c.last(), i));
            }
        }
    }
}
