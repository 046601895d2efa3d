package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;
import org.mpi4j.conformance.support.OneSidedTest;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.conformance.support.TestWindow;

/** Every operation on every type that it takes gives in a window what a reduction gives. */
class WindowAccumulateTest {
    private static final List<Op> OPS =
            List.of(
                    Op.SUM,
                    Op.PROD,
                    Op.MAX,
                    Op.MIN,
                    Op.LAND,
                    Op.LOR,
                    Op.LXOR,
                    Op.BAND,
                    Op.BOR,
                    Op.BXOR,
                    Op.REPLACE,
                    Op.NO_OP);

    /** Elements, among them some that overflow. */
    private static final int COUNT = 37;

    private record Case(Op op, Primitive primitive, int count) {
        Sample sample(int seed) {
            StorageKind kind = seed % 2 == 0 ? StorageKind.ARRAY : StorageKind.ADDRESS;
            return new Sample(primitive, kind, count).fill(seed);
        }

        boolean isRefused() {
            return op == Op.SUM && primitive.bytes() < Integer.BYTES && count > 1;
        }

        /** What the two give, as Java computes it. */
        long expected(int i, Sample left, Sample right) {
            return combine(left.get(i), right.get(i));
        }

        private long combine(long a, long b) {
            return switch (primitive) {
                case FLOAT -> {
                    float x = Float.intBitsToFloat((int) a);
                    float y = Float.intBitsToFloat((int) b);
                    yield Float.floatToRawIntBits((float) real(x, y));
                }
                case DOUBLE -> {
                    double x = Double.longBitsToDouble(a);
                    double y = Double.longBitsToDouble(b);
                    yield Double.doubleToRawLongBits(real(x, y));
                }
                case BYTE -> (byte) integer(a, b);
                case SHORT -> (short) integer(a, b);
                case CHAR -> (char) integer(a, b);
                case INT -> (int) integer(a, b);
                case BOOLEAN, LONG -> integer(a, b);
            };
        }

        private double real(double a, double b) {
            return switch (op.builtin().orElseThrow()) {
                case SUM -> a + b;
                case PROD -> a * b;
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
                case REPLACE -> b;
                default -> a;
            };
        }

        private long integer(long a, long b) {
            return switch (op.builtin().orElseThrow()) {
                case SUM -> a + b;
                case PROD -> a * b;
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
                case LAND -> a != 0 && b != 0 ? 1 : 0;
                case LOR -> a != 0 || b != 0 ? 1 : 0;
                case LXOR -> (a != 0) != (b != 0) ? 1 : 0;
                case BAND -> a & b;
                case BOR -> a | b;
                case BXOR -> a ^ b;
                case REPLACE -> b;
                default -> a;
            };
        }

        @Override
        public String toString() {
            return op + " of " + count + " " + primitive;
        }
    }

    private enum Kind {
        COMBINES,
        FETCHES
    }

    private interface Call {
        void make(Window window, Sample right, Sample before, int rank, long at, Op op);
    }

    private static void everyCase(Communicator comm, int count, Call call, Kind how) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 1024, 8)) {
                for (Op op : OPS) {
                    if (how == Kind.COMBINES && op == Op.NO_OP) {
                        continue;
                    }
                    for (Primitive primitive : Primitive.values()) {
                        if (op.accepts(Datatype.of(primitive))) {
                            check(comm, test, new Case(op, primitive, count), call, how);
                        }
                    }
                }
            }
        }
    }

    private static void check(Communicator comm, TestWindow test, Case now, Call call, Kind how) {
        int rank = Ring.of(comm).right();
        long at = test.at(rank, 64);
        Sample left = now.sample(10);
        Sample right = now.sample(3);
        Sample before = new Sample(now.primitive, StorageKind.ARRAY, now.count);
        Sample after = new Sample(now.primitive, StorageKind.ARRAY, now.count);
        Window window = test.window();
        window.lockAll();
        window.put(left.buffer(), rank, at);
        window.flush(rank);
        try {
            call.make(window, right, before, rank, at, now.op);
            window.flush(rank);
            window.get(after.buffer(), rank, at);
            window.flush(rank);
            after.expect(i -> now.expected(i, left, right));
            if (how == Kind.FETCHES) {
                before.expect(left::get);
            }
        } catch (MpiException e) {
            boolean known = e.errorClass() == ErrorClass.UNSUPPORTED_OPERATION;
            assertTrue(known && now.isRefused(), now + ": " + e);
        } catch (AssertionError e) {
            throw new AssertionError(now + " in " + window + ": " + e.getMessage(), e);
        }
        window.unlockAll();
        comm.barrier();
    }

    @OneSidedTest
    void accumulateCombinesAsAReductionDoes(Communicator comm) {
        Call call =
                (window, right, before, rank, at, op) ->
                        window.accumulate(right.buffer(), rank, at, op);
        everyCase(comm, COUNT, call, Kind.COMBINES);
        everyCase(comm, 1, call, Kind.COMBINES);
    }

    @OneSidedTest
    void getAccumulateAlsoGivesWhatWasThere(Communicator comm) {
        Call call =
                (window, right, before, rank, at, op) ->
                        window.getAccumulate(right.buffer(), before.buffer(), rank, at, op);
        everyCase(comm, COUNT, call, Kind.FETCHES);
        everyCase(comm, 1, call, Kind.FETCHES);
    }

    @OneSidedTest
    void fetchAndOpAlsoGivesWhatWasThere(Communicator comm) {
        Call call =
                (window, right, before, rank, at, op) ->
                        window.fetchAndOp(right.buffer(), before.buffer(), rank, at, op);
        everyCase(comm, 1, call, Kind.FETCHES);
    }

    @OneSidedTest
    void requestsCombineAsAReductionDoes(Communicator comm) {
        Call accumulate =
                (window, right, before, rank, at, op) ->
                        window.raccumulate(right.buffer(), rank, at, op).await();
        everyCase(comm, COUNT, accumulate, Kind.COMBINES);
        Call both =
                (window, right, before, rank, at, op) ->
                        window.rgetAccumulate(right.buffer(), before.buffer(), rank, at, op)
                                .await();
        everyCase(comm, COUNT, both, Kind.FETCHES);
    }
}
