package org.mpi4j.spi;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorHandler;
import org.mpi4j.ErrorSource;
import org.mpi4j.MpiException;

/**
 * Finds who is to be told of an error. Every error is an {@link MpiException}, made where it is
 * thrown, be it in a check or because of a code of the library: so that is the place for it, and
 * the calls themselves need no code. Of which call's object the error is follows from the stack,
 * whose outermost method of an open handle is that call, and from the handles that the thread's
 * last calls were made on. They are noted only once a handler was set in this process.
 */
public final class ErrorHandling {
    /** A call uses few other handles after its own. */
    private static final int NOTED = 8;

    private static final ThreadLocal<ErrorHandling> OF_THREAD =
            ThreadLocal.withInitial(ErrorHandling::new);

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private static volatile boolean noting;

    private final @Nullable OpenHandle[] noted = new @Nullable OpenHandle[NOTED];
    private int last;
    private boolean telling;

    private ErrorHandling() {}

    /** From now on the handles of calls are noted. */
    static void begin() {
        noting = true;
    }

    /** A call on a handle begins. */
    static void note(OpenHandle handle) {
        if (noting) {
            OF_THREAD.get().add(handle);
        }
    }

    private void add(OpenHandle handle) {
        if (noted[last] != handle) {
            last = (last + 1) % NOTED;
            noted[last] = handle;
        }
    }

    /**
     * An error is about to be thrown: tells the handler of the object whose call failed, if it has
     * one.
     *
     * @param error the error, complete
     */
    public static void raised(MpiException error) {
        if (noting && !(error.getCause() instanceof MpiException)) {
            ErrorHandling thread = OF_THREAD.get();
            thread.called().ifPresent(handle -> thread.tell(handle, handle.handler(), error));
        }
    }

    /** Tells a handler of an error of a handle. */
    static void tell(OpenHandle handle, MpiException error) {
        OF_THREAD.get().tell(handle, handle.handler(), error);
    }

    private void tell(OpenHandle handle, ErrorHandler handler, MpiException error) {
        if (telling || !(handle instanceof ErrorSource source)) {
            return;
        }
        telling = true;
        try {
            handler.handle(source, error);
        } catch (RuntimeException | Error replacement) {
            if (replacement != error) {
                replacement.addSuppressed(error);
            }
            throw replacement;
        } finally {
            telling = false;
        }
    }

    /** The object of the outermost call on a handle. */
    private Optional<OpenHandle> called() {
        return STACK.walk(
                        frames ->
                                frames.<Class<?>>map(StackFrame::getDeclaringClass)
                                        .filter(OpenHandle.class::isAssignableFrom)
                                        .reduce((inner, outer) -> outer))
                .flatMap(this::lastOf);
    }

    private Optional<OpenHandle> lastOf(Class<?> type) {
        for (int i = 0; i < NOTED; i++) {
            OpenHandle handle = noted[Math.floorMod(last - i, NOTED)];
            if (type.isInstance(handle)) {
                return Optional.ofNullable(handle);
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link ErrorHandler#ERRORS_RETURN}.
     *
     * @param source of any kind
     * @param error any
     */
    public static void proceed(ErrorSource source, MpiException error) {
        // The error is thrown.
    }

    /**
     * As {@link ErrorHandler#ERRORS_ARE_FATAL}.
     *
     * @param source an open handle
     * @param error what is printed
     */
    public static void endJob(ErrorSource source, MpiException error) {
        ((OpenHandle) source).endJob("ERRORS_ARE_FATAL", error);
    }

    /**
     * As {@link ErrorHandler#ERRORS_ABORT}.
     *
     * @param source an open handle
     * @param error what is printed
     */
    public static void endJobToo(ErrorSource source, MpiException error) {
        ((OpenHandle) source).endJob("ERRORS_ABORT", error);
    }
}
