package org.mpi4j.spi;

import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Windows;

/** A backend's side of {@link Windows}, under {@link CheckedWindows}: arguments are checked. */
public interface WindowsBackend {
    /**
     * As {@link Windows#create(MpiBuffer, int, Info)}.
     *
     * @param memory direct memory, all bytes of it; kept reachable by the caller
     * @param dispUnit at least 1
     * @param info hints
     * @return the new window
     */
    WindowBackend create(MpiBuffer memory, int dispUnit, Info info);

    /**
     * As {@link Windows#allocate(long, int, Info)}.
     *
     * @param bytes at least 0
     * @param dispUnit at least 1
     * @param info hints
     * @return the new window
     */
    WindowBackend allocate(long bytes, int dispUnit, Info info);

    /**
     * As {@link Windows#allocateShared(long, int, Info)}.
     *
     * @param bytes at least 0
     * @param dispUnit at least 1
     * @param info hints
     * @return the new window
     */
    WindowBackend allocateShared(long bytes, int dispUnit, Info info);

    /**
     * As {@link Windows#createDynamic(Info)}.
     *
     * @param info hints
     * @return the new window
     */
    WindowBackend createDynamic(Info info);
}
