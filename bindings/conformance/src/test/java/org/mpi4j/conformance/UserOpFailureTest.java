package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.junit.MpiTest;

/** What a user's operation throws at one rank is thrown to the callers at all ranks. */
class UserOpFailureTest {
    private static final class Odd extends RuntimeException {
        private static final long serialVersionUID = 1;

        Odd(String message) {
            super(message);
        }
    }

    private interface Reduction {
        void with(Form form, Communicator comm, MpiBuffer send, MpiBuffer receive, Op op);
    }

    private static List<Reduction> all(Communicator comm) {
        int n = comm.size();
        int last = n - 1;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return List.of(
                (form, c, s, r, op) -> form.reduce(c, s, c.rank() == 0 ? r : NONE, op, 0),
                (form, c, s, r, op) -> form.reduce(c, s, c.rank() == last ? r : NONE, op, last),
                (form, c, s, r, op) -> form.allreduce(c, s, r, op),
                (form, c, s, r, op) -> form.reduceScatterBlock(c, s, r.part(0, 1), op),
                (form, c, s, r, op) -> form.reduceScatter(c, s, r.part(0, 1), ones, op),
                (form, c, s, r, op) -> form.scan(c, s, r, op),
                (form, c, s, r, op) -> form.exscan(c, s, r, op));
    }

    /** In every algorithm the first application fails, wherever it is: nobody has a result. */
    @MpiTest
    void everyReductionThrowsAtEveryRank(Communicator comm) {
        int n = comm.size();
        try (Op op =
                Op.ofInt(
                        (a, b) -> {
                            throw new Odd("odd operands");
                        })) {
            for (Form form : Form.values()) {
                int which = 0;
                for (Reduction reduction : all(comm)) {
                    MpiBuffer send = buffer(new int[n]);
                    MpiBuffer receive = buffer(new int[n]);
                    String name = form + ", reduction " + which++;
                    // Of one rank nothing is combined; of two, exscan combines nothing needed.
                    boolean exscan = which == 7;
                    if (n == 1) {
                        reduction.with(form, comm, send, receive, op);
                    } else if (!exscan || n > 2) {
                        MpiException error =
                                Expect.error(
                                        ErrorClass.OP,
                                        () -> reduction.with(form, comm, send, receive, op),
                                        "odd operands",
                                        "at rank");
                        assertTrue(error.getMessage().contains("Odd"), name);
                    }
                    assertEquals(n, comm.allreduce(1, Op.SUM), name);
                }
            }
        }
    }

    /** The operation is well everywhere but at one rank, if that is where it is applied. */
    @MpiTest
    void oneRanksFailureReachesAll(Communicator comm) {
        for (int r = 0; r < comm.size(); r++) {
            int bad = r;
            AtomicBoolean applied = new AtomicBoolean();
            try (Op op =
                    Op.ofInt(
                            (a, b) -> {
                                if (comm.rank() == bad) {
                                    applied.set(true);
                                    throw new Odd("only here");
                                }
                                return a + b;
                            })) {
                for (Form form : Form.values()) {
                    applied.set(false);
                    boolean thrown = false;
                    int[] sum = {comm.rank()};
                    try {
                        form.allreduce(comm, IN_PLACE, buffer(sum), op);
                    } catch (MpiException e) {
                        thrown = true;
                        assertEquals(ErrorClass.OP, e.errorClass());
                        assertTrue(e.getMessage().contains("only here"), e.getMessage());
                        assertTrue(e.getMessage().contains("rank " + bad), e.getMessage());
                        if (comm.rank() == bad) {
                            assertInstanceOf(Odd.class, e.getCause());
                        }
                    }
                    int seen = comm.allreduce(applied.get() ? 1 : 0, Op.LOR);
                    assertEquals(seen == 1, thrown, form + ", fails at rank " + bad);
                    if (!thrown) {
                        assertEquals(comm.size() * (comm.size() - 1) / 2, sum[0]);
                    }
                }
            }
        }
    }

    @MpiTest
    void errorsAndNotOnlyExceptionsAreThrownToAll(Communicator comm) {
        if (comm.size() == 1) {
            return;
        }
        try (Op op =
                Op.of(
                        (in, inOut, count, type) -> {
                            throw new StackOverflowError("too deep");
                        })) {
            for (Form form : Form.values()) {
                double[] data = {1, 2};
                Expect.error(
                        ErrorClass.OP,
                        () -> form.allreduce(comm, IN_PLACE, buffer(data), op),
                        "too deep");
            }
        }
    }

    /** Rank 0 waits for the reduction before the others, which first wait for its message. */
    @MpiTest
    void waitingForAReductionNeedsNobodyElsesWait(Communicator comm) {
        try (Op op = Op.ofInt(Integer::sum)) {
            int[] sum = {comm.rank()};
            Request request = comm.iallreduce(IN_PLACE, buffer(sum), op);
            int[] token = {0};
            if (comm.rank() == 0) {
                request.await();
                for (int i = 1; i < comm.size(); i++) {
                    comm.send(buffer(new int[] {42}), i, 5);
                }
            } else {
                comm.recv(buffer(token), 0, 5);
                assertEquals(42, token[0]);
                request.await();
            }
            assertEquals(comm.size() * (comm.size() - 1) / 2, sum[0]);
        }
    }

    @MpiTest
    void severalReductionsUnderWayKeepTheirFailuresApart(Communicator comm) {
        int n = comm.size();
        List<Op> ops = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        List<int[]> sums = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int own = i;
            ops.add(
                    Op.ofInt(
                            (a, b) -> {
                                if (own % 3 == 0) {
                                    throw new Odd("number " + own + " fails");
                                }
                                return a + b;
                            }));
            sums.add(new int[] {i});
            requests.add(comm.iallreduce(IN_PLACE, buffer(sums.get(i)), ops.get(i)));
        }
        for (int i = 23; i >= 0; i--) {
            Request request = requests.get(i);
            if (i % 3 == 0 && n > 1) {
                Expect.error(ErrorClass.OP, request::await, "number " + i + " fails");
            } else {
                request.await();
                assertEquals(n * i, sums.get(i)[0]);
            }
        }
        ops.forEach(Op::close);
    }

    @MpiTest
    void persistentReductionWorksAgainAfterAFailure(Communicator comm) {
        AtomicBoolean bad = new AtomicBoolean();
        int n = comm.size();
        try (Op op =
                        Op.ofInt(
                                (a, b) -> {
                                    if (bad.get()) {
                                        throw new Odd("now");
                                    }
                                    return a + b;
                                });
                Cell cell = new Cell(comm, op)) {
            for (int round = 0; round < 6; round++) {
                comm.barrier();
                bad.set(round % 2 == 1);
                cell.mine[0] = round;
                cell.request.start();
                if (bad.get() && n > 1) {
                    Expect.error(ErrorClass.OP, cell.request::await, "now");
                } else {
                    cell.request.await();
                    assertArrayEquals(new int[] {n * round}, cell.sum);
                }
            }
        }
    }

    /** A persistent sum with its storage. */
    private static final class Cell implements AutoCloseable {
        final int[] mine = new int[1];
        final int[] sum = new int[1];
        final PersistentRequest request;

        Cell(Communicator comm, Op op) {
            request = comm.allreduceInit(buffer(mine), buffer(sum), op, new Info());
        }

        @Override
        public void close() {
            request.close();
        }
    }
}
