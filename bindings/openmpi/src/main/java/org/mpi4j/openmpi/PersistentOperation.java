package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;

/**
 * What MPI was given for a persistent request. It stays bound until the request is closed: what is
 * on the heap is copied into its slab at each start and out of it at each end. The environment's
 * open handles keep it reachable while MPI has it under way.
 */
final class PersistentOperation {
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
        /** Gives nothing. */
        PARTITIONED_SEND("partitioned send") {
            @Override
            Status told(Status status) {
                return Status.EMPTY;
            }

            @Override
            void deliver(Arguments arguments, Status outcome) {}
        },
        /** Gives one message, which fills its buffer. */
        PARTITIONED_RECEIVE("partitioned receive") {
            @Override
            Status told(Status status) {
                return status;
            }

            @Override
            void deliver(Arguments arguments, Status outcome) {
                arguments.finish();
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

        /** For messages to people. */
        String text() {
            return text;
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
    private final String name;
    private final Arguments arguments;
    private final Init init;
    private final AtomicBoolean inCall = new AtomicBoolean();
    private volatile boolean cancelAsked;

    /** Null after an operation that failed. */
    private volatile long handle;

    private PersistentOperation(
            Environment environment, Kind kind, String name, Arguments arguments, Init init) {
        this.environment = environment;
        this.kind = kind;
        this.name = name;
        this.arguments = arguments;
        this.init = init;
        this.handle = make();
    }

    /**
     * Makes an operation that is not under way.
     *
     * @param name of the MPI function
     * @param binder binds the arguments
     * @param init calls the function
     */
    static PersistentOperation make(
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
            PersistentOperation operation =
                    new PersistentOperation(environment, kind, name, arguments, init);
            made = true;
            return operation;
        } finally {
            if (!made) {
                arguments.release();
            }
        }
    }

    /** A collective operation that was bound and prepared; only all ranks could do it again. */
    static PersistentOperation ofCollective(
            Environment environment, String name, Arguments arguments, long handle) {
        Init prepared =
                (bound, slot) -> {
                    Scratch.current().handle(handle);
                    return OpenMpi.MPI_SUCCESS;
                };
        return new PersistentOperation(environment, Kind.COLLECTIVE, name, arguments, prepared);
    }

    private long make() {
        Scratch scratch = Scratch.current();
        Errors.check(name, init.call(arguments, scratch.handleAddress()));
        return scratch.handle();
    }

    Environment environment() {
        return environment;
    }

    Kind kind() {
        return kind;
    }

    Arguments arguments() {
        return arguments;
    }

    long handle() {
        return handle;
    }

    AtomicBoolean inCall() {
        return inCall;
    }

    boolean isCancelAsked() {
        return cancelAsked;
    }

    /** MPI_Start, with what the buffers hold now. */
    void start() {
        environment.requireActive();
        arguments.refill();
        begin();
    }

    /** MPI_Start. */
    void begin() {
        environment.requireActive();
        if (handle == OpenMpi.MPI_REQUEST_NULL) {
            renew();
        }
        cancelAsked = false;
        Scratch scratch = Scratch.current();
        scratch.handle(handle);
        Errors.check("MPI_Start", OpenMpi.MPI_Start(scratch.handleAddress()));
    }

    /** Makes what MPI has freed again; for a collective operation all ranks would have to. */
    private void renew() {
        if (kind == Kind.COLLECTIVE) {
            throw new MpiException(
                    ErrorClass.REQUEST, name + " has failed and cannot be started again; close it");
        }
        handle = make();
    }

    /** MPI has freed the request because the operation failed. */
    void freed() {
        handle = OpenMpi.MPI_REQUEST_NULL;
    }

    /** MPI_Request_free. */
    void free() {
        try {
            if (handle != OpenMpi.MPI_REQUEST_NULL) {
                Scratch scratch = Scratch.current();
                scratch.handle(handle);
                Errors.check("MPI_Request_free", OpenMpi.MPI_Request_free(scratch.handleAddress()));
            }
        } finally {
            arguments.release();
        }
    }

    /** Before MPI_Cancel. */
    void cancelAsked() {
        environment.requireActive();
        if (kind != Kind.SEND && kind != Kind.RECEIVE) {
            throw new MpiException(
                    ErrorClass.REQUEST, "a " + kind.text() + " under way cannot be cancelled");
        }
        cancelAsked = true;
    }

    /**
     * MPI has ended the operation: whatever happens here, it is over.
     *
     * @param code how it ended
     * @param outcome what the program is told if it ended well
     * @param complete takes the outcome
     * @param fail takes the error
     */
    void end(
            int code,
            Supplier<Status> outcome,
            Consumer<Status> complete,
            Consumer<RuntimeException> fail) {
        try {
            Errors.check(name, code);
            Status told = outcome.get();
            if (!told.cancelled()) {
                kind.deliver(arguments, told);
            }
            complete.accept(told);
        } catch (RuntimeException e) {
            fail.accept(e);
        } catch (Throwable e) {
            fail.accept(
                    new MpiException(ErrorClass.INTERN, "the results could not be delivered", e));
        } finally {
            inCall.set(false);
        }
    }
}
