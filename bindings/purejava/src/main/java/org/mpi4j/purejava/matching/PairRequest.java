package org.mpi4j.purejava.matching;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.spi.RequestEngine;

/** A send and a receive that are one request of the program. */
final class PairRequest extends Request implements Ending {
    private final Engine engine;
    private final PureRequest send;
    private final PureRequest receive;

    PairRequest(Engine engine, PureRequest send, PureRequest receive) {
        this.engine = engine;
        this.send = send;
        this.receive = receive;
    }

    @Override
    protected RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public void cancel() {
        throw new MpiException(
                ErrorClass.REQUEST, "a send and receive under way cannot be cancelled");
    }

    @Override
    public boolean isDone() {
        return send.isDone() && receive.isDone();
    }

    @Override
    public Status result() {
        return receive.result();
    }

    @Override
    public void settle() {
        RuntimeException error = receive.error() == null ? send.error() : receive.error();
        if (error != null) {
            fail(error);
        } else {
            complete(receive.result());
        }
    }
}
