package org.mpi4j.purejava.matching;

import java.util.Optional;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.ThreadLevel;
import org.mpi4j.spi.RequestEngine;
import org.mpi4j.spi.RequestFutures;

/** Completes the requests of one rank for the program. */
final class Completer implements RequestEngine {
    private final Engine engine;
    private final RequestFutures futures = new RequestFutures(this, () -> ThreadLevel.MULTIPLE);

    Completer(Engine engine) {
        this.engine = engine;
    }

    private void locked(Runnable work) {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            work.run();
        } finally {
            engine.lock().release();
        }
    }

    private static Ending ending(Request request) {
        return (Ending) request;
    }

    @Override
    public void await(Request request) {
        locked(
                () -> {
                    engine.await(ending(request));
                    ending(request).settle();
                });
    }

    @Override
    public void test(Request request) {
        locked(
                () -> {
                    engine.progress();
                    settleOne(request);
                });
    }

    @Override
    public Optional<Status> getStatus(Request request) {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            engine.progress();
            Ending ending = ending(request);
            return ending.isDone() ? Optional.of(ending.result()) : Optional.empty();
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public void detach(Request request) {
        // The engine keeps what is under way, and ends it whether anybody asks or not.
    }

    @Override
    public RequestFutures futures() {
        return futures;
    }

    private static boolean settleOne(Request request) {
        Ending ending = ending(request);
        if (ending.isDone()) {
            ending.settle();
            return true;
        }
        return false;
    }

    @Override
    public void awaitAll(Request[] requests) {
        locked(
                () -> {
                    for (Request request : requests) {
                        engine.await(ending(request));
                    }
                    for (Request request : requests) {
                        ending(request).settle();
                    }
                });
    }

    private static boolean settleAny(Request[] requests) {
        for (Request request : requests) {
            if (settleOne(request)) {
                return true;
            }
        }
        return false;
    }

    private static boolean settleSome(Request[] requests) {
        boolean any = false;
        for (Request request : requests) {
            any |= settleOne(request);
        }
        return any;
    }

    @Override
    public void awaitAny(Request[] requests) {
        locked(() -> engine.await(() -> settleAny(requests)));
    }

    @Override
    public void awaitSome(Request[] requests) {
        locked(() -> engine.await(() -> settleSome(requests)));
    }

    @Override
    public void testAll(Request[] requests) {
        locked(
                () -> {
                    engine.progress();
                    for (Request request : requests) {
                        if (!ending(request).isDone()) {
                            return;
                        }
                    }
                    for (Request request : requests) {
                        ending(request).settle();
                    }
                });
    }

    @Override
    public void testAny(Request[] requests) {
        locked(
                () -> {
                    engine.progress();
                    settleAny(requests);
                });
    }

    @Override
    public void testSome(Request[] requests) {
        locked(
                () -> {
                    engine.progress();
                    settleSome(requests);
                });
    }
}
