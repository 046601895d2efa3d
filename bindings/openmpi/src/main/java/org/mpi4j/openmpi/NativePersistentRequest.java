package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;

/**
 * A persistent operation with everything that MPI was given for it, which stays bound until it is
 * closed: what is on the heap is copied into its slab at each start and out of it at each end. The
 * environment's open handles keep it reachable while MPI has it under way.
 */
class NativePersistentRequest extends PersistentRequest implements Completable {
    /** What is special about kinds of operations. */
    enum Kind {
        /** Gives nothing. */
        SEND("persistent send") {
            @Override
            Status told(Status status) {
                return Status.EMPTY;
            }

            @Override
            void deliver(Arguments arguments, Status outcome) {}
        },
        /** Gives one message, of any length. */
        RECEIVE("persistent receive") {
            @Override
            Status told(Status status) {
                return status;
            }

            @Override
            void deliver(Arguments arguments, Status outcome) {
                arguments.receive().copyOut(outcome.bytes());
            }
        },
        /** Gives all that was bound as output. */
        COLLECTIVE("persistent collective operation") {
            @Override
            Status told(Status status) {
                return Status.EMPTY;
            }

            @Override
            void deliver(Arguments arguments, Status outcome) {
                arguments.finish();
            }
        };

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** What the program is told of what MPI said. */
        abstract Status told(Status status);

        /** Brings the results to where the program wants them. */
        abstract void deliver(Arguments arguments, Status outcome);
    }

    /** The MPI function that makes a request of bound arguments. */
    interface Init {
        /**
         * Calls it.
         *
         * @param arguments what was bound
         * @param slot address for the handle
         * @return its code
         */
        int call(Arguments arguments, long slot);
    }

    private final Environment environment;
    private final Kind kind;
    private final String operation;
    private final Arguments arguments;
    private final Init init;

    /** Null after an operation that failed. */
    private volatile long handle;

    private final AtomicBoolean inCall = new AtomicBoolean();
    private volatile boolean cancelAsked;

    /**
     * Takes over what was bound.
     *
     * @param operation name of the MPI function that errors are reported for
     * @param handle what {@code init} has made of it
     */
    NativePersistentRequest(
            Environment environment,
            Kind kind,
            String operation,
            Arguments arguments,
            Init init,
            long handle) {
        super(environment.handles(), kind.text);
        this.environment = environment;
        this.kind = kind;
        this.operation = operation;
        this.arguments = arguments;
        this.init = init;
        this.handle = handle;
    }

    /**
     * Makes an inactive request.
     *
     * @param name of the MPI function
     * @param binder binds the arguments
     * @param init calls the function
     */
    static NativePersistentRequest make(
            Environment environment,
            Kind kind,
            String name,
            Consumer<Arguments> binder,
            Init init) {
        environment.requireActive();
        Arguments arguments = Arguments.ofRequest();
        boolean made = false;
        try {
            binder.accept(arguments);
            long handle = call(name, arguments, init);
            made = true;
            return new NativePersistentRequest(environment, kind, name, arguments, init, handle);
        } finally {
            if (!made) {
                arguments.release();
            }
        }
    }

    /** Makes an inactive request of a collective operation that was bound and prepared. */
    static NativePersistentRequest collective(
            Environment environment, String name, Arguments arguments, long handle) {
        Init never =
                (bound, slot) -> {
                    throw new IllegalStateException("only all ranks together can do it again");
                };
        return new NativePersistentRequest(
                environment, Kind.COLLECTIVE, name, arguments, never, handle);
    }

    static long call(String name, Arguments arguments, Init init) {
        Scratch scratch = Scratch.current();
        Errors.check(name, init.call(arguments, scratch.handleAddress()));
        return scratch.handle();
    }

    @Override
    protected void begin() {
        environment.requireActive();
        if (handle == OpenMpi.MPI_REQUEST_NULL) {
            renew();
        }
        arguments.refill();
        cancelAsked = false;
        Scratch scratch = Scratch.current();
        scratch.handle(handle);
        Errors.check("MPI_Start", OpenMpi.MPI_Start(scratch.handleAddress()));
    }

    /** Makes what MPI has freed again; for a collective operation all ranks would have to. */
    private void renew() {
        if (kind == Kind.COLLECTIVE) {
            throw new MpiException(
                    ErrorClass.REQUEST,
                    operation + " has failed and cannot be started again; close it");
        }
        handle = call(operation, arguments, init);
    }

    @Override
    public final void freed() {
        handle = OpenMpi.MPI_REQUEST_NULL;
    }

    @Override
    protected final void dispose() {
        if (handle == OpenMpi.MPI_REQUEST_NULL) {
            arguments.release();
            return;
        }
        try {
            Scratch scratch = Scratch.current();
            scratch.handle(handle);
            Errors.check("MPI_Request_free", OpenMpi.MPI_Request_free(scratch.handleAddress()));
        } finally {
            arguments.release();
        }
    }

    @Override
    protected final RequestEngine engine() {
        return environment.engine();
    }

    @Override
    public final void cancel() {
        environment.requireActive();
        if (kind == Kind.COLLECTIVE) {
            throw new MpiException(
                    ErrorClass.REQUEST, "a collective operation under way cannot be cancelled");
        }
        cancelAsked = true;
        askToCancel();
    }

    @Override
    public final Status told(Status status) {
        return kind.told(status);
    }

    @Override
    public final boolean isCancelAsked() {
        return cancelAsked;
    }

    @Override
    public final long handle() {
        return handle;
    }

    @Override
    public final boolean tryEnter() {
        return inCall.compareAndSet(false, true);
    }

    @Override
    public final void leave() {
        inCall.set(false);
    }

    @Override
    public final void completed(int code, Scratch scratch, int index) {
        try {
            Errors.check(operation, code);
            Status outcome = outcome(scratch, index);
            if (!outcome.cancelled()) {
                kind.deliver(arguments, outcome);
            }
            complete(outcome);
        } catch (RuntimeException e) {
            fail(e);
        } catch (Throwable e) {
            // MPI has ended the operation: whatever happens here, it is over.
            fail(new MpiException(ErrorClass.INTERN, "the results could not be delivered", e));
        } finally {
            leave();
        }
    }
}
