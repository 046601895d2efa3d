package org.mpi4j;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object of one process that MPI knows by a handle: a {@link Datatype} or an {@link Op}. It is a
 * plain value until a backend first uses it; what the backend makes of it then stays attached until
 * the object is closed.
 */
public abstract sealed class LocalHandle implements AutoCloseable permits Datatype, Op {
    /** What a backend keeps for a handle, and how it gives it back. */
    @FunctionalInterface
    public interface Attachment {
        /** Frees the backend's side; called once, when the handle is closed. */
        void free();
    }

    private final boolean predefined;
    private final ErrorClass errorClass;
    private volatile boolean closed;
    private volatile @Nullable Attachment attachment;

    LocalHandle(boolean predefined, ErrorClass errorClass) {
        this.predefined = predefined;
        this.errorClass = errorClass;
    }

    /**
     * Whether this is one of the constants, which are never closed.
     *
     * @return true for a constant, false for an object that the program made
     */
    public final boolean isPredefined() {
        return predefined;
    }

    /**
     * Whether {@link #close()} was called.
     *
     * @return true once closed
     */
    public final boolean isClosed() {
        return closed;
    }

    /**
     * For backends: what this backend attached on first use, made now if this is the first use.
     *
     * @param maker makes the attachment; called at most once until the handle is closed
     * @return the attachment
     * @throws MpiException with {@link ErrorClass#TYPE} or {@link ErrorClass#OP} if closed
     */
    public final Attachment attachment(Supplier<? extends Attachment> maker) {
        Attachment present = attachment;
        return present != null ? present : attach(maker);
    }

    private synchronized Attachment attach(Supplier<? extends Attachment> maker) {
        requireOpen();
        Attachment present = attachment;
        if (present == null) {
            present = maker.get();
            attachment = present;
        }
        return present;
    }

    /**
     * Refuses a closed handle.
     *
     * @throws MpiException with {@link ErrorClass#TYPE} or {@link ErrorClass#OP} if closed
     */
    public final void requireOpen() {
        if (closed) {
            throw new MpiException(errorClass, this + " is used after it was closed");
        }
    }

    /**
     * Frees the object. Operations that are under way with it are not affected.
     *
     * @throws MpiException with {@link ErrorClass#TYPE} or {@link ErrorClass#OP} if it is
     *     predefined or closed already
     * @see "MPI_Type_free and MPI_Op_free, MPI 4.1 sections 5.1.9 and 6.9.5"
     */
    @Override
    public final synchronized void close() {
        if (predefined) {
            throw new MpiException(errorClass, this + " is predefined and cannot be closed");
        }
        if (closed) {
            throw new MpiException(errorClass, this + " is closed twice");
        }
        closed = true;
        Attachment present = attachment;
        attachment = null;
        if (present != null) {
            present.free();
        }
    }
}
