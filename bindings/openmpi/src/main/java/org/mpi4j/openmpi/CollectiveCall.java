package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Request;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Initiation;

/**
 * One collective operation to be called: its arguments, and in which of the three forms that MPI
 * has of each.
 */
final class CollectiveCall {
    enum Mode {
        BLOCKING,
        /** Blocking, with at least one array that is held. */
        HOLDING,
        NON_BLOCKING,
        PERSISTENT
    }

    private final Mode mode;
    private final Arguments arguments;
    private final @Nullable CollectiveRequest request;

    private CollectiveCall(Mode mode, Arguments arguments, @Nullable CollectiveRequest request) {
        this.mode = mode;
        this.arguments = arguments;
        this.request = request;
    }

    /** For all blocking calls of a thread. */
    static CollectiveCall ofThread(Arguments arguments) {
        return new CollectiveCall(Mode.BLOCKING, arguments, null);
    }

    /** For one request. */
    static CollectiveCall prepare(Environment environment, Initiation<?> how) {
        CollectiveRequest request = new CollectiveRequest(environment);
        return new CollectiveCall(Mode.NON_BLOCKING, request.arguments(), request);
    }

    /** The form of the function to call; asked when the arguments are bound. */
    Mode mode() {
        return mode == Mode.BLOCKING && arguments.holdsArrays() ? Mode.HOLDING : mode;
    }

    Arguments arguments() {
        return arguments;
    }

    /** Where the function puts the request. */
    long slot() {
        return Scratch.current().handleAddress();
    }

    /** The hints of a persistent operation. */
    long info() {
        return OpenMpi.MPI_INFO_NULL;
    }

    /** What comes of a call that does not block. */
    Request request() {
        if (request == null) {
            throw new IllegalStateException("a blocking call has no request");
        }
        return request;
    }

    /** The function has returned. */
    void made(FunctionName name, int code) {
        if (request == null) {
            Errors.check(name.blocking(), code);
            arguments.finish();
        } else {
            request.started(name.of(mode), code);
        }
    }

    /** Lets go of the arguments, unless MPI still uses them. */
    void end() {
        if (request == null) {
            arguments.release();
        } else {
            request.releaseUnlessStarted();
        }
    }
}
