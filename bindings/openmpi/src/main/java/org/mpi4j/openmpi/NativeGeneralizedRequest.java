package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;

/**
 * A generalized request that the library completes among its own. The program's callbacks are not
 * called by the library, from inside a call where they could neither throw nor communicate, but
 * when that call has returned.
 */
final class NativeGeneralizedRequest extends GeneralizedRequest implements Completable {
    private final Environment environment;
    private final long handle;
    private final AtomicBoolean inCall = new AtomicBoolean();

    private NativeGeneralizedRequest(Environment environment, Callbacks callbacks, long handle) {
        super(callbacks);
        this.environment = environment;
        this.handle = handle;
    }

    static NativeGeneralizedRequest start(Environment environment, Callbacks callbacks) {
        environment.requireActive();
        Scratch scratch = Scratch.current();
        Errors.check(
                "MPI_Grequest_start",
                OpenMpi.MPI_Grequest_start(
                        OpenMpi.mpi4j_grequest_query(),
                        OpenMpi.mpi4j_grequest_free(),
                        OpenMpi.mpi4j_grequest_cancel(),
                        0,
                        scratch.handleAddress()));
        return new NativeGeneralizedRequest(environment, callbacks, scratch.handle());
    }

    @Override
    protected void signal() {
        environment.requireActive();
        Errors.check("MPI_Grequest_complete", OpenMpi.MPI_Grequest_complete(handle));
    }

    @Override
    protected RequestEngine engine() {
        return environment.engine();
    }

    @Override
    public long handle() {
        return handle;
    }

    @Override
    public boolean tryEnter() {
        return inCall.compareAndSet(false, true);
    }

    @Override
    public void leave() {
        inCall.set(false);
    }

    @Override
    public Status told(Status status) {
        return queried();
    }

    @Override
    public boolean isCancelAsked() {
        return false;
    }

    @Override
    public void completed(int code, Scratch scratch, int index) {
        try {
            conclude();
        } finally {
            leave();
        }
    }
}
