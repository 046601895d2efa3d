package org.mpi4j.purejava.matching;

import java.util.function.Supplier;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.RequestEngine;

/** An operation that each start begins anew. */
final class PurePersistentRequest extends PersistentRequest implements Ending {
    private final Engine engine;
    private final Supplier<Request> operation;
    private PureRequest current;

    /**
     * Makes an inactive request.
     *
     * @param operation starts the operation once and gives a {@link PureRequest}
     */
    PurePersistentRequest(
            Engine engine, OpenHandles owner, String kind, Supplier<Request> operation) {
        super(owner, kind);
        this.engine = engine;
        this.operation = operation;
        this.current = new DoneRequest(engine, Status.EMPTY);
    }

    @Override
    protected void begin() {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            current = (PureRequest) operation.get();
        } finally {
            engine.lock().release();
        }
    }

    @Override
    protected void dispose() {
        current = new DoneRequest(engine, Status.EMPTY);
    }

    @Override
    protected RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public void cancel() {
        engine.lock().acquire();
        try {
            if (isComplete()) {
                throw new MpiException(ErrorClass.REQUEST, "the request is complete already");
            }
            current.cancel();
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public boolean isDone() {
        return current.isDone();
    }

    @Override
    public Status result() {
        return current.result();
    }

    @Override
    public void settle() {
        RuntimeException error = current.error();
        if (error != null) {
            fail(error);
        } else {
            complete(current.outcome());
        }
    }
}
