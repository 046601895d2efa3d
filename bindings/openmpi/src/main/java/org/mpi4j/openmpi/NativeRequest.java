package org.mpi4j.openmpi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;

/** An operation that MPI has under way, with everything that MPI was given for it. */
abstract class NativeRequest extends Request implements Completable {
    private static final VarHandle IN_CALL;

    static {
        try {
            IN_CALL =
                    MethodHandles.lookup()
                            .findVarHandle(NativeRequest.class, "inCall", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Where {@link RequestRegistry} keeps it. */
    int place;

    /** Of the thread that makes and starts it. */
    private final Scratch starter;

    private final Environment environment;

    /** Made when it is asked for: a short message needs none. */
    private @Nullable Arguments arguments;

    private String operation = "";
    private long handle = OpenMpi.MPI_REQUEST_NULL;
    private boolean started;

    /** Whether the library had done with it when it was started. */
    private boolean over;

    /**
     * Whether a thread is in an MPI call with the handle: one may free it while another uses it.
     */
    @SuppressWarnings("UnusedVariable") // only accessed through the VarHandle
    private volatile boolean inCall;

    private volatile boolean cancelAsked;

    NativeRequest(Environment environment) {
        this.environment = environment;
        this.starter = Scratch.current();
    }

    /**
     * Brings the results to where the program wants them.
     *
     * @param scratch of the thread that completes it
     * @param outcome what the program will be told, of an operation that was not cancelled
     */
    void deliver(Scratch scratch, Status outcome) {}

    /** Lets go of everything that MPI was given. */
    void release() {
        Arguments made = arguments;
        if (made != null) {
            made.release();
        }
    }

    final Arguments arguments() {
        Arguments made = arguments;
        if (made == null) {
            made = Arguments.ofRequest();
            arguments = made;
        }
        return made;
    }

    /** What the thread that starts it uses for all its calls. */
    final Scratch starter() {
        return starter;
    }

    /** Whether what has to be copied when it is complete, if anything, is little. */
    final boolean isDeliveredFast() {
        Arguments made = arguments;
        return made == null || made.isStagedShort();
    }

    /** Where the MPI function that starts the operation puts the handle. */
    final long slot() {
        return starter.handleAddress();
    }

    /**
     * The MPI function has returned.
     *
     * @param name its name
     * @param code what it returned
     * @return this
     */
    final NativeRequest started(String name, int code) {
        Errors.check(name, code);
        operation = name;
        handle = starter.handle();
        started = true;
        starter.requests().add(this);
        return this;
    }

    /**
     * As {@link #started}, of an operation that the library may have done with: then it uses the
     * arguments no more, and nothing needs to be asked of it to complete the request.
     *
     * @param overHandle what the library gives for every such operation
     */
    final NativeRequest startedOrOver(String name, int code, long overHandle) {
        Errors.check(name, code);
        if (starter.handle() != overHandle) {
            return started(name, code);
        }
        operation = name;
        handle = overHandle;
        started = true;
        over = true;
        release();
        return this;
    }

    @Override
    public final boolean completeIfOver() {
        if (over) {
            complete(told(Status.EMPTY));
        }
        return over;
    }

    /** Lets go of the arguments if MPI was not given them. */
    final void releaseUnlessStarted() {
        if (!started) {
            release();
        }
    }

    @Override
    protected final RequestEngine engine() {
        return environment.engine();
    }

    @Override
    public void cancel() {
        environment.requireActive();
        cancelAsked = true;
        askToCancel();
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
        return starter.isAlone() || IN_CALL.compareAndSet(this, false, true);
    }

    @Override
    public final void leave() {
        IN_CALL.setRelease(this, false);
    }

    @Override
    public final void completed(int code, Scratch scratch, int index) {
        starter.requests().remove(this);
        try {
            Errors.check(operation, code);
            Status outcome = outcome(scratch, index);
            if (!outcome.cancelled()) {
                deliver(scratch, outcome);
            }
            complete(outcome);
        } catch (RuntimeException e) {
            fail(e);
        } catch (Throwable e) {
            // MPI has freed the handle: whatever happens here, the request is over.
            fail(new MpiException(ErrorClass.INTERN, "the results could not be delivered", e));
        } finally {
            release();
            leave();
        }
    }
}
