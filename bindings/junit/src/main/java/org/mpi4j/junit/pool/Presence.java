package org.mpi4j.junit.pool;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;

/** Which modes can be used here; looked up once a mode. */
final class Presence {
    private final Map<MpiMode, Optional<String>> absences = new EnumMap<>(MpiMode.class);

    /** Why a mode cannot be used; empty if it can. */
    synchronized Optional<String> absence(MpiMode mode) {
        return absences.computeIfAbsent(mode, Presence::lookUp);
    }

    private static Optional<String> lookUp(MpiMode mode) {
        if (mode == MpiMode.OPENMPI && Launchers.findMpirun().isEmpty()) {
            return Optional.of("there is no mpirun on the PATH");
        }
        String backend = mode == MpiMode.OPENMPI ? "openmpi" : "purejava";
        Optional<Availability> found =
                Backends.all().stream()
                        .filter(provider -> provider.name().equals(backend))
                        .findFirst()
                        .map(provider -> provider.availability());
        if (found.isEmpty()) {
            return Optional.of("the backend '" + backend + "' is not on the class path");
        }
        return found.filter(availability -> !availability.usable())
                .map(availability -> "the backend cannot be used: " + availability.detail());
    }
}
