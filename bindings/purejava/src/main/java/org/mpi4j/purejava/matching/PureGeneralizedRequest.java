package org.mpi4j.purejava.matching;

import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Status;
import org.mpi4j.spi.RequestEngine;

/** An operation of the program that the engine only looks at. */
final class PureGeneralizedRequest extends GeneralizedRequest implements Ending {
    private final Engine engine;
    private volatile boolean done;

    PureGeneralizedRequest(Engine engine, Callbacks callbacks) {
        super(callbacks);
        this.engine = engine;
    }

    @Override
    protected void signal() {
        done = true;
    }

    @Override
    protected RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public Status result() {
        return queried();
    }

    @Override
    public void settle() {
        conclude();
    }
}
