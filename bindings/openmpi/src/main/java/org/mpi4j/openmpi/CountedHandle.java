package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicInteger;
import org.mpi4j.LocalHandle;

/**
 * A handle that the program may close while operations with it are under way. The library's object
 * is freed when it is closed and no operation uses it any more, whatever the library itself keeps
 * count of.
 */
abstract class CountedHandle implements LocalHandle.Attachment {
    private final long handle;
    private final boolean predefined;

    /** One for the open object, one for each operation. */
    private final AtomicInteger uses = new AtomicInteger(1);

    CountedHandle(long handle, boolean predefined) {
        this.handle = handle;
        this.predefined = predefined;
    }

    /** Frees the library's object. Called once, with no operation using it. */
    abstract void destroy();

    final long handle() {
        return handle;
    }

    /** Whether it can go away when nothing uses it; a predefined one lives for ever. */
    final boolean isCounted() {
        return !predefined;
    }

    /**
     * An operation starts to use it.
     *
     * @return false if it was closed meanwhile
     */
    final boolean retain() {
        if (predefined) {
            return true;
        }
        int now = uses.get();
        while (now > 0) {
            if (uses.compareAndSet(now, now + 1)) {
                return true;
            }
            now = uses.get();
        }
        return false;
    }

    /** An operation does not use it any more. */
    final void release() {
        if (!predefined && uses.decrementAndGet() == 0) {
            destroy();
        }
    }

    @Override
    public final void free() {
        release();
    }
}
