package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * What one rank gives others access to through a window, where this process reaches it directly.
 */
final class Exposure {
    final LockWords locks;
    private final int unit;
    private final @Nullable Region fixed;
    private volatile boolean shown;

    /** By address, of dynamic windows. */
    private final ConcurrentSkipListMap<Long, Region> attached = new ConcurrentSkipListMap<>();

    private Exposure(LockWords locks, int unit, @Nullable Region fixed) {
        this.locks = locks;
        this.unit = unit;
        this.fixed = fixed;
    }

    static Exposure of(LockWords locks, int unit, Region memory) {
        return new Exposure(locks, unit, memory);
    }

    static Exposure dynamic(LockWords locks) {
        return new Exposure(locks, 1, null);
    }

    /** The memory, if the window is not dynamic. */
    PureSegment segment() {
        shown = true;
        Region memory = fixed;
        ByteBuffer bytes = memory == null ? ByteBuffer.allocateDirect(0) : memory.memory().bytes();
        return new PureSegment(bytes, unit);
    }

    /** Whether the program may have a view of the memory. */
    boolean isShown() {
        return shown;
    }

    /** A displacement in bytes. */
    long at(long displacement) {
        return Math.multiplyExact(displacement, unit);
    }

    void attach(long address, Region memory) {
        attached.put(address, memory);
    }

    void detach(long address) {
        attached.remove(address);
    }

    /**
     * Finds the memory of an access.
     *
     * @param low displacement of the first byte, in bytes
     * @param high displacement after the last byte, in bytes
     * @throws MpiException with RMA_RANGE if it is not all in one piece of memory
     */
    Region region(long low, long high) {
        Region found = fixed;
        if (found == null) {
            Map.Entry<Long, Region> entry = attached.floorEntry(low);
            found = entry == null ? null : entry.getValue();
        }
        if (found == null || !found.holds(low, high)) {
            throw new MpiException(
                    ErrorClass.RMA_RANGE,
                    "bytes "
                            + low
                            + " to "
                            + high
                            + " are not inside "
                            + (fixed == null ? "attached memory" : "the memory of the target"));
        }
        return found;
    }
}
