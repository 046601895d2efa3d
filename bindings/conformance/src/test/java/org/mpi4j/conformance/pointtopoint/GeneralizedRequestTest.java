package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class GeneralizedRequestTest {
    private static final Status DONE = new Status(7, 8, 12, false);

    /** Notes what it is asked. */
    private static final class Noting implements GeneralizedRequest.Callbacks {
        final List<String> calls = new ArrayList<>();
        private boolean cancelled;

        @Override
        public Status query() {
            calls.add("query");
            return cancelled ? new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, 0, true) : DONE;
        }

        @Override
        public void free() {
            calls.add("free");
        }

        @Override
        public void cancel(boolean complete) {
            calls.add("cancel " + complete);
            cancelled = !complete;
        }
    }

    @MpiTest
    void completeLetsTheRequestComplete(Mpi mpi) {
        Noting noting = new Noting();
        GeneralizedRequest request = mpi.grequestStart(noting);
        assertTrue(request.test().isEmpty());
        assertEquals(List.of(), noting.calls);
        request.complete();
        assertFalse(request.isComplete());
        assertEquals(DONE, request.await());
        assertEquals(List.of("query", "free"), noting.calls);
        assertEquals(DONE, request.await());
        assertEquals(List.of("query", "free"), noting.calls);
    }

    @MpiTest
    void everyCallThatCompletesTakesIt(Mpi mpi) {
        List<java.util.function.Consumer<Request>> calls =
                List.of(
                        request -> assertEquals(List.of(DONE), Request.waitAll(request)),
                        request -> assertEquals(OptionalInt.of(0), Request.waitAny(request)),
                        request -> assertEquals(List.of(0), Request.waitSome(request)),
                        request ->
                                assertEquals(Optional.of(List.of(DONE)), Request.testAll(request)),
                        request -> assertEquals(OptionalInt.of(0), Request.testAny(request)),
                        request -> assertEquals(List.of(0), Request.testSome(request)),
                        request -> assertEquals(Optional.of(DONE), request.test()));
        for (java.util.function.Consumer<Request> call : calls) {
            Noting noting = new Noting();
            GeneralizedRequest request = mpi.grequestStart(noting);
            request.complete();
            call.accept(request);
            assertEquals(DONE, request.status());
            assertEquals(List.of("query", "free"), noting.calls);
        }
    }

    @MpiTest
    void mixesWithMessagesInOneWait(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        GeneralizedRequest request = mpi.grequestStart(() -> DONE);
        int[] received = new int[1];
        Request receive = comm.irecv(buffer(received), ring.left(), 0);
        comm.barrier();
        comm.send(buffer(new int[] {6}), ring.right(), 0);
        assertEquals(OptionalInt.of(1), Request.waitAny(request, receive));
        Request next = comm.irecv(buffer(received), ring.left(), 0);
        request.complete();
        assertEquals(OptionalInt.of(0), Request.waitAny(request, next));
        comm.barrier();
        comm.send(buffer(new int[] {9}), ring.right(), 0);
        List<Status> all = Request.waitAll(request, next);
        assertEquals(DONE, all.get(0));
        assertEquals(4, all.get(1).bytes());
        assertEquals(9, received[0]);
    }

    @MpiTest
    void anotherThreadCompletesWhatThisOneWaitsFor(Communicator comm, Mpi mpi) throws Exception {
        GeneralizedRequest request = mpi.grequestStart(() -> DONE);
        Request receive = comm.irecv(buffer(new int[1]), Ring.of(comm).left(), 0);
        Thread worker = new Thread(request::complete);
        worker.start();
        assertEquals(OptionalInt.of(1), Request.waitAny(receive, request));
        worker.join();
        comm.barrier();
        comm.send(buffer(new int[1]), Ring.of(comm).right(), 0);
        receive.await();
    }

    @MpiTest
    void exceptionsOfQueryAndFreeReachTheCaller(Mpi mpi) {
        IllegalStateException thrown = new IllegalStateException("mine");
        List<String> freed = new ArrayList<>();
        GeneralizedRequest bad =
                mpi.grequestStart(
                        new GeneralizedRequest.Callbacks() {
                            @Override
                            public Status query() {
                                throw thrown;
                            }

                            @Override
                            public void free() {
                                freed.add("free");
                            }
                        });
        bad.complete();
        assertSame(thrown, assertThrows(MpiException.class, bad::await).getCause());
        assertEquals(List.of("free"), freed);
        Expect.error(ErrorClass.OTHER, bad::await, "query", "mine");
        GeneralizedRequest unfree =
                mpi.grequestStart(
                        new GeneralizedRequest.Callbacks() {
                            @Override
                            public Status query() {
                                return DONE;
                            }

                            @Override
                            public void free() {
                                throw thrown;
                            }
                        });
        unfree.complete();
        Expect.error(ErrorClass.OTHER, () -> Request.waitAll(unfree), "free", "mine");
        GeneralizedRequest silent = mpi.grequestStart(() -> null);
        silent.complete();
        Expect.error(ErrorClass.OTHER, silent::test, "query", "null");
    }

    @MpiTest
    void cancelAsksTheProgram(Mpi mpi) {
        Noting noting = new Noting();
        GeneralizedRequest request = mpi.grequestStart(noting);
        request.cancel();
        request.complete();
        assertTrue(request.await().cancelled());
        assertEquals(List.of("cancel false", "query", "free"), noting.calls);
        Expect.error(ErrorClass.REQUEST, request::cancel);
        Noting late = new Noting();
        GeneralizedRequest done = mpi.grequestStart(late);
        done.complete();
        done.cancel();
        assertFalse(done.await().cancelled());
        assertEquals(List.of("cancel true", "query", "free"), late.calls);
        GeneralizedRequest bad =
                mpi.grequestStart(
                        new GeneralizedRequest.Callbacks() {
                            @Override
                            public Status query() {
                                return DONE;
                            }

                            @Override
                            public void cancel(boolean complete) {
                                throw new IllegalStateException("no");
                            }
                        });
        Expect.error(ErrorClass.OTHER, bad::cancel, "cancel", "no");
        bad.complete();
        bad.await();
    }

    @MpiTest
    void getStatusQueriesWithoutFreeing(Mpi mpi) {
        Noting noting = new Noting();
        GeneralizedRequest request = mpi.grequestStart(noting);
        assertTrue(request.getStatus().isEmpty());
        request.complete();
        assertEquals(Optional.of(DONE), request.getStatus());
        assertEquals(List.of("query"), noting.calls);
        request.await();
        assertEquals(List.of("query", "query", "free"), noting.calls);
    }

    @MpiTest
    void freedRequestIsFreedWhenItIsDone(Mpi mpi) {
        Noting before = new Noting();
        GeneralizedRequest open = mpi.grequestStart(before);
        open.free();
        assertEquals(List.of(), before.calls);
        Expect.error(ErrorClass.REQUEST, open::await);
        open.complete();
        assertEquals(List.of("query", "free"), before.calls);
        Noting after = new Noting();
        GeneralizedRequest done = mpi.grequestStart(after);
        done.complete();
        done.free();
        assertEquals(List.of("query", "free"), after.calls);
        Expect.error(ErrorClass.REQUEST, done::free);
    }

    @MpiTest
    void completeTwiceAndNullAreRefused(Mpi mpi) {
        GeneralizedRequest request = mpi.grequestStart(() -> DONE);
        request.complete();
        Expect.error(ErrorClass.REQUEST, request::complete);
        request.await();
        Expect.error(ErrorClass.REQUEST, request::complete);
        Expect.error(ErrorClass.ARG, () -> mpi.grequestStart(null), "callbacks");
    }

    @MpiTest
    void callbacksMayCommunicate(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        GeneralizedRequest request =
                mpi.grequestStart(
                        () -> {
                            comm.send(buffer(new int[] {comm.rank()}), ring.right(), 5);
                            return comm.recv(buffer(received), ring.left(), 5);
                        });
        request.complete();
        assertEquals(new Status(ring.left(), 5, 4, false), request.await());
        assertEquals(ring.left(), received[0]);
    }
}
