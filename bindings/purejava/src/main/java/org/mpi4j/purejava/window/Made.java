package org.mpi4j.purejava.window;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpi4j.WindowFlavor;
import org.mpi4j.purejava.transport.Mapping;

/**
 * What a window consists of at one rank.
 *
 * @param exposures what is reached directly, by rank
 * @param service answers messages, where not everybody reaches everybody
 * @param mappings to be closed with the window
 */
record Made(
        WindowFlavor flavor,
        int rank,
        List<@Nullable Exposure> exposures,
        List<Target> targets,
        @Nullable Service service,
        List<Mapping> mappings) {
    Exposure own() {
        return exposure(rank);
    }

    Exposure exposure(int of) {
        return Objects.requireNonNull(exposures.get(of));
    }

    /** Called when nobody accesses the window any more. */
    void close() {
        Service running = service;
        if (running != null) {
            running.stop();
        }
        // A program that still uses a view of memory that is gone would end the virtual machine.
        if (Mapping.isRefusedWhenClosed() || !isShown()) {
            mappings.forEach(Mapping::close);
        }
    }

    private boolean isShown() {
        return exposures.stream().anyMatch(given -> given != null && given.isShown());
    }
}
