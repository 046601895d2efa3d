package org.mpi4j.launcher.cli;

import java.io.IOException;
import java.util.Optional;
import org.mpi4j.launcher.LocalJob;
import org.mpi4j.launcher.Mpirun;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.MpiProvider;

/**
 * Which backend a job uses.
 *
 * @param mpirun what starts the native backend's ranks; empty for the pure-Java backend
 * @param note what a person should know about the choice
 */
record BackendChoice(Optional<Mpirun> mpirun, Optional<String> note) {
    static final String OPENMPI = "openmpi";

    /** What was asked for, or else the native backend if it is usable, or else pure Java. */
    static BackendChoice make(Optional<String> asked) throws IOException, InterruptedException {
        Optional<String> wanted = asked.or(BackendChoice::configured);
        if (wanted.isPresent()) {
            return switch (wanted.get()) {
                case OPENMPI -> new BackendChoice(Optional.of(requireMpirun()), Optional.empty());
                case LocalJob.BACKEND -> new BackendChoice(Optional.empty(), Optional.empty());
                default ->
                        throw new IllegalArgumentException(
                                "no backend named '"
                                        + wanted.get()
                                        + "': "
                                        + OPENMPI
                                        + " or "
                                        + LocalJob.BACKEND);
            };
        }
        return preferNative();
    }

    private static Optional<String> configured() {
        return Optional.ofNullable(
                        System.getProperty("mpi4j.backend", System.getenv("MPI4J_BACKEND")))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static BackendChoice preferNative() throws IOException, InterruptedException {
        Optional<Mpirun> mpirun = Mpirun.find();
        if (mpirun.isEmpty()) {
            return pure("there is no mpirun of Open MPI in PATH");
        }
        Availability availability = nativeAvailability();
        if (!availability.usable()) {
            return pure("the native one cannot be used: " + availability.detail());
        }
        return new BackendChoice(mpirun, Optional.empty());
    }

    private static Availability nativeAvailability() {
        return Backends.all().stream()
                .filter(provider -> provider.name().equals(OPENMPI))
                .findFirst()
                .map(MpiProvider::availability)
                .orElse(new Availability(false, "it is not on the class path"));
    }

    private static BackendChoice pure(String why) {
        return new BackendChoice(Optional.empty(), Optional.of("pure-Java backend, for " + why));
    }

    private static Mpirun requireMpirun() throws IOException, InterruptedException {
        return Mpirun.find()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "the backend openmpi needs Open MPI's mpirun in PATH;"
                                                + " install Open MPI, or use --backend "
                                                + LocalJob.BACKEND));
    }
}
