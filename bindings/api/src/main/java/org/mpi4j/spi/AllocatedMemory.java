package org.mpi4j.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiMemory;

/**
 * Memory that can be closed. Every buffer that it gives away keeps the one that it holds itself
 * reachable, so a backend may free the memory when that one is not any more.
 */
public final class AllocatedMemory extends OpenHandle implements MpiMemory {
    private final int size;
    private @Nullable ByteBuffer whole;

    /**
     * Creates open memory.
     *
     * @param owner keeps the open handles of the environment
     * @param whole all of it, a direct buffer that the backend keeps no strong reference to
     */
    public AllocatedMemory(OpenHandles owner, ByteBuffer whole) {
        super(owner, ErrorClass.BASE, "memory");
        this.size = whole.capacity();
        this.whole = whole;
    }

    @Override
    protected String describe() {
        return "memory of " + size + " bytes";
    }

    @Override
    public synchronized ByteBuffer buffer() {
        requireOpen();
        return Objects.requireNonNull(whole).duplicate().order(ByteOrder.nativeOrder());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public synchronized void close() {
        requireOpen();
        whole = null;
        closed();
    }
}
