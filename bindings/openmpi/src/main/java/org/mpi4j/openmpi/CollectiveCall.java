package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.raw.LibraryFunctions;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Initiation;
import org.mpi4j.spi.Unsupported;

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
    private final @Nullable Environment environment;
    private final @Nullable CollectiveRequest started;
    private final @Nullable NativeInfo info;
    private @Nullable Request result;

    private CollectiveCall(
            Mode mode,
            Arguments arguments,
            @Nullable Environment environment,
            @Nullable CollectiveRequest started,
            @Nullable NativeInfo info) {
        this.mode = mode;
        this.arguments = arguments;
        this.environment = environment;
        this.started = started;
        this.info = info;
    }

    /** For all blocking calls of a thread. */
    static CollectiveCall ofThread(Arguments arguments) {
        return new CollectiveCall(Mode.BLOCKING, arguments, null, null, null);
    }

    /** For one request. */
    static CollectiveCall prepare(Environment environment, Initiation<?> how) {
        Info hints = how.hints().orElse(null);
        if (hints != null) {
            return new CollectiveCall(
                    Mode.PERSISTENT,
                    Arguments.ofRequest(),
                    environment,
                    null,
                    NativeInfo.of(hints));
        }
        CollectiveRequest request = new CollectiveRequest(environment);
        return new CollectiveCall(
                Mode.NON_BLOCKING, request.arguments(), environment, request, null);
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
        return info == null ? OpenMpi.MPI_INFO_NULL : info.handle();
    }

    /** What comes of a call that does not block. */
    Request request() {
        if (result == null) {
            throw new IllegalStateException("the function was not called");
        }
        return result;
    }

    /** The function has returned. */
    void made(FunctionName name, int code) {
        if (started != null) {
            result = started.started(name.nonBlocking(), code);
        } else if (environment != null) {
            result = persistent(environment, name.persistent(), code);
        } else {
            Errors.check(name.blocking(), code);
            arguments.finish();
        }
    }

    /** The function has returned from a reduction. */
    void combined(FunctionName name, int code, Op op, Agreement agreement) {
        if (mode == Mode.BLOCKING && arguments.hasUserOp()) {
            MpiException error =
                    code == OpenMpi.MPI_SUCCESS ? null : Errors.exception(name.blocking(), code);
            agreement.reach(op, arguments.takeFailure(), error);
        }
        made(name, code);
    }

    private Request persistent(Environment environment, String name, int code) {
        if (code == OpenMpi.MPI_ERR_UNSUPPORTED_OPERATION && !LibraryFunctions.has(name)) {
            throw Unsupported.function(
                    name,
                    "Open MPI 5.0, or 4.1 with the extension pcollreq",
                    NativeMpi.askLibraryVersion());
        }
        Errors.check(name, code);
        long handle = Scratch.current().handle();
        return NativePersistentRequest.collective(environment, name, arguments, handle);
    }

    /** Lets go of the arguments, unless MPI still uses them. */
    void end() {
        if (info != null) {
            info.close();
        }
        if (started != null) {
            started.releaseUnlessStarted();
        } else if (result == null) {
            arguments.release();
        }
    }
}
