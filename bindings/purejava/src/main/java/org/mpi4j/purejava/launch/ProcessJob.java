package org.mpi4j.purejava.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.LaunchEnvironment;

/** How a process finds the other ranks of its job. */
public final class ProcessJob {
    /** Environment variable: where the shared files of a host are made. */
    public static final String DIRECTORY_VARIABLE = "MPI4J_DIR";

    /** System property: how many seconds to wait for the other ranks. */
    public static final String PATIENCE_PROPERTY = "mpi4j.join.seconds";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private ProcessJob() {}

    /**
     * The place of a process that no launcher started, as the only rank.
     *
     * @return an endpoint without links
     */
    public static Endpoint single() {
        return new Endpoint(0, List.of(Optional.empty()), new SingleControl());
    }

    /**
     * Meets the other ranks. Returns when all are there; nothing is left in the file system then.
     *
     * @param place what the launcher told
     * @return this rank's endpoint
     * @throws MpiException with {@link ErrorClass#OTHER} if a rank does not come in time, the files
     *     are not private or the addresses cannot be used, with {@link ErrorClass#NO_MEM} if there
     *     is no room for shared files, with {@link ErrorClass#ARG} if a property makes no sense
     */
    public static Endpoint join(LaunchEnvironment place) {
        LauncherWatch.start("rank " + place.rank() + " of " + place.size());
        Transport transport = Transport.chosen();
        Patience patience = Patience.start(place);
        if (place.size() == 1) {
            return single();
        }
        requireJob(place);
        if (transport == Transport.TCP || MeetingPoint.isGiven()) {
            return HostsJob.join(place, transport, patience);
        }
        List<Integer> all = IntStream.range(0, place.size()).boxed().toList();
        Members members = new Members(all, place.rank(), place.size());
        SharedHost.Shared shared = SharedHost.meet(place.job(), members, patience);
        return new Endpoint(place.rank(), shared.links(), shared.control());
    }

    private static void requireJob(LaunchEnvironment place) {
        String identity = place.job().replace(place.launcher(), "").replace("|", "");
        if (identity.isBlank()) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "the launcher ("
                            + place.launcher()
                            + ") gave rank and size but nothing that tells its jobs apart; set"
                            + " MPI4J_RANK, MPI4J_SIZE and MPI4J_JOB");
        }
    }

    /**
     * Where the processes of one host share files: in memory if there is such a place.
     *
     * @return a directory
     */
    public static Path directory() {
        String chosen = System.getenv(DIRECTORY_VARIABLE);
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
                ? SHARED_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
