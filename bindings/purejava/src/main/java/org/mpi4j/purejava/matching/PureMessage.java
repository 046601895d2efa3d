package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Message;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Checks;

/** A message that a matched probe has taken out of its queue. */
final class PureMessage implements Message {
    private final Engine engine;
    private final MatchQueue queue;
    private final Status status;

    /** Null once it is received. */
    private @Nullable Arrival arrival;

    PureMessage(Engine engine, MatchQueue queue, Arrival arrival) {
        this.engine = engine;
        this.queue = queue;
        this.arrival = arrival;
        this.status = arrival.status(engine, queue);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public Status recv(MpiBuffer buffer) {
        return irecv(buffer).await();
    }

    @Override
    public Request irecv(MpiBuffer buffer) {
        Checks.receivable("buffer", buffer);
        ReceiveRequest request = new ReceiveRequest(engine, queue);
        request.prepare(queue, RawMemory.reachable(buffer), status.source(), status.tag());
        engine.lock().acquire();
        try {
            engine.requireOpen();
            Arrival mine = arrival;
            if (mine == null) {
                throw new MpiException(ErrorClass.REQUEST, "the message was received already");
            }
            arrival = null;
            mine.deliver(request);
        } finally {
            engine.lock().release();
        }
        return request;
    }

    /** The message that a matched probe of nobody finds. */
    static final class FromNobody implements Message {
        private final Engine engine;

        FromNobody(Engine engine) {
            this.engine = engine;
        }

        @Override
        public Status status() {
            return Engine.FROM_NOBODY;
        }

        @Override
        public Status recv(MpiBuffer buffer) {
            Checks.receivable("buffer", buffer);
            return Engine.FROM_NOBODY;
        }

        @Override
        public Request irecv(MpiBuffer buffer) {
            Checks.receivable("buffer", buffer);
            return new DoneRequest(engine, Engine.FROM_NOBODY);
        }
    }
}
