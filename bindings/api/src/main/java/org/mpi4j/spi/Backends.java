package org.mpi4j.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.mpi4j.MpiUnavailableException;

/** Chooses the backend, by the rule that {@link org.mpi4j.Mpi} documents. */
public final class Backends {
    private static final String NATIVE = "openmpi";
    private static final String PURE = "purejava";

    private Backends() {}

    /**
     * All backends on the class path or module path.
     *
     * @return the providers; may be empty
     */
    public static List<MpiProvider> all() {
        List<MpiProvider> found = new ArrayList<>();
        ServiceLoader.load(MpiProvider.class, Backends.class.getClassLoader()).forEach(found::add);
        return found;
    }

    /**
     * The backend for this process.
     *
     * @return a usable provider
     * @throws MpiUnavailableException if the one asked for is not usable, or none is
     */
    public static MpiProvider select() {
        String asked = System.getProperty("mpi4j.backend", System.getenv("MPI4J_BACKEND"));
        if (asked != null && !asked.isBlank()) {
            return usable(asked.strip(), "asked for by -Dmpi4j.backend or MPI4J_BACKEND");
        }
        if (LaunchEnvironment.detect().isPresent()) {
            return usable(
                    NATIVE,
                    "the default under a launcher; choose the pure-Java backend with"
                            + " -Dmpi4j.backend=purejava or MPI4J_BACKEND=purejava");
        }
        if (System.getProperty("mpi4j.ranks") != null) {
            return usable(PURE, "asked for by -Dmpi4j.ranks");
        }
        Optional<MpiProvider> loaded =
                find(NATIVE).filter(provider -> provider.availability().usable());
        return loaded.orElseGet(() -> usable(PURE, "the default without a launcher"));
    }

    private static Optional<MpiProvider> find(String name) {
        return all().stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    private static MpiProvider usable(String name, String why) {
        MpiProvider provider =
                find(name)
                        .orElseThrow(
                                () ->
                                        new MpiUnavailableException(
                                                "no backend named '"
                                                        + name
                                                        + "' ("
                                                        + why
                                                        + "); present: "
                                                        + all().stream()
                                                                .map(MpiProvider::name)
                                                                .toList()));
        Availability availability = provider.availability();
        if (!availability.usable()) {
            throw new MpiUnavailableException(
                    "the backend '"
                            + name
                            + "' ("
                            + why
                            + ") cannot be used: "
                            + availability.detail());
        }
        return provider;
    }
}
