package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.spi.LaunchEnvironment;

/** How a process finds the other ranks of its job on this host. */
public final class ProcessJob {
    /** Environment variable: where the shared files are made. */
    public static final String DIRECTORY_VARIABLE = "MPI4J_DIR";

    /** System property: how many seconds to wait for the other ranks. */
    public static final String PATIENCE_PROPERTY = "mpi4j.join.seconds";

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final long DEFAULT_PATIENCE = 60;
    private static final long SLICE_NANOS = 200_000;

    private final LaunchEnvironment place;
    private final JobDirectory directory;
    private final Path base;
    private final UserPrincipal user;
    private final Duration patience;
    private final long start = System.nanoTime();

    private ProcessJob(LaunchEnvironment place, Path base, Duration patience) throws IOException {
        this.place = place;
        this.base = base;
        this.patience = patience;
        this.user = JobDirectory.currentUser(base);
        this.directory = new JobDirectory(base, user, place.job());
    }

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
     * @throws MpiException with {@link ErrorClass#OTHER} if a rank does not come in time or the
     *     files are not private, with {@link ErrorClass#NO_MEM} if there is no room for them
     */
    public static Endpoint join(LaunchEnvironment place) {
        if (place.size() == 1) {
            return single();
        }
        requireJob(place);
        Path base = directory();
        try {
            return new ProcessJob(place, base, patience()).meet();
        } catch (IOException e) {
            throw new MpiException(
                    ErrorClass.NO_MEM,
                    "cannot share memory through files in "
                            + base
                            + " (choose another directory with "
                            + DIRECTORY_VARIABLE
                            + "): "
                            + e,
                    e);
        }
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

    private static Duration patience() {
        String text = System.getProperty(PATIENCE_PROPERTY, "" + DEFAULT_PATIENCE);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "-D" + PATIENCE_PROPERTY + "=" + text + "; it must be 1 to 999999 seconds");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private Endpoint meet() throws IOException {
        return place.rank() == 0 ? host() : visit();
    }

    private Endpoint host() throws IOException {
        StaleJobs.reclaim(base, user);
        directory.claim();
        Thread sweeper = new Thread(this::sweep, "mpi4j-sweeper");
        Runtime.getRuntime().addShutdownHook(sweeper);
        try {
            directory.fill(file -> SharedSegment.create(file, place.size()));
            return attach();
        } finally {
            directory.delete();
            forget(sweeper);
        }
    }

    /** If the virtual machine is ended while it waits, the directory goes too. */
    private void sweep() {
        try {
            directory.delete();
        } catch (IOException e) {
            System.err.println("mpi4j: " + directory.path() + " is left behind: " + e);
        }
    }

    private static void forget(Thread sweeper) {
        try {
            Runtime.getRuntime().removeShutdownHook(sweeper);
        } catch (IllegalStateException e) {
            // The virtual machine is ending; the hook finds nothing to delete.
            return;
        }
    }

    private Endpoint visit() throws IOException {
        while (!directory.isReady()) {
            pause("rank 0 has not opened the job in " + directory.path());
        }
        return attach();
    }

    private Endpoint attach() throws IOException {
        try (FileChannel file = directory.openSegment()) {
            SharedSegment segment = SharedSegment.open(file, place.size());
            List<Optional<Link>> links = segment.links(place.rank());
            BitSet processors = Processors.allowed();
            segment.attach(place.rank(), ProcessHandle.current().pid(), processors);
            awaitOthers(segment);
            return new Endpoint(
                    place.rank(),
                    links,
                    new ProcessControl(segment, place.rank(), place.size(), processors));
        }
    }

    private void awaitOthers(SharedSegment segment) throws IOException {
        if (place.rank() == 0) {
            int[] missing = missing(segment);
            while (missing.length > 0) {
                pause("these ranks have not come: " + Arrays.toString(missing));
                missing = missing(segment);
            }
            directory.delete();
            segment.setOpen();
        } else {
            while (!segment.isOpen()) {
                pause("rank 0 is still waiting for other ranks, or has ended");
            }
        }
    }

    private int[] missing(SharedSegment segment) {
        return IntStream.range(0, place.size()).filter(i -> segment.state(i) == 0).toArray();
    }

    private void pause(String missing) {
        if (System.nanoTime() - start > patience.toNanos()) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "rank "
                            + place.rank()
                            + " of "
                            + place.size()
                            + " gave up after "
                            + patience.toSeconds()
                            + " s (-D"
                            + PATIENCE_PROPERTY
                            + "): "
                            + missing);
        }
        LockSupport.parkNanos(SLICE_NANOS);
    }
}
