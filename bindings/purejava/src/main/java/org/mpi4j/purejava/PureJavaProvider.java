package org.mpi4j.purejava;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.MpiProgram;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.JobAbortedException;
import org.mpi4j.purejava.launch.LauncherWatch;
import org.mpi4j.purejava.launch.ProcessJob;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.JobFailure;
import org.mpi4j.spi.LaunchEnvironment;
import org.mpi4j.spi.MpiProvider;
import org.mpi4j.spi.RunOptions;

/** The pure-Java backend as a service. It can be used everywhere. */
public final class PureJavaProvider implements MpiProvider {
    static final String NAME = "purejava";

    /** System property: run as that many threads, if no launcher started this process. */
    private static final String RANKS_PROPERTY = "mpi4j.ranks";

    /** A process is one rank once. Jobs of threads are not counted. */
    private static final AtomicBoolean INITIALISED = new AtomicBoolean();

    /** Creates the provider, for the service loader. */
    public PureJavaProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Availability availability() {
        return new Availability(true, "mpi4j pure Java on Java " + Runtime.version());
    }

    @Override
    public void run(RunOptions options, MpiProgram program) {
        Optional<LaunchEnvironment> place = LaunchEnvironment.detect();
        OptionalInt threads = threadRanks();
        if (place.isEmpty() && threads.isPresent()) {
            LauncherWatch.start("a job of " + threads.getAsInt() + " threads");
            runThreads(ThreadJob.start(threads.getAsInt(), options, program));
        } else {
            runProcess(place, options, program);
        }
    }

    @Override
    public Mpi init(RunOptions options) {
        Optional<LaunchEnvironment> place = LaunchEnvironment.detect();
        int threads = threadRanks().orElse(1);
        if (place.isEmpty() && threads > 1) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "Mpi.init makes this process one rank; -D"
                            + RANKS_PROPERTY
                            + "="
                            + threads
                            + " works with Mpi.run only");
        }
        return start(join(place), options);
    }

    private static PureMpi start(Endpoint endpoint, RunOptions options) {
        PureMpi made = new PureMpi(endpoint, options.args());
        made.meetParents();
        return made;
    }

    private static Endpoint join(Optional<LaunchEnvironment> place) {
        if (!INITIALISED.compareAndSet(false, true)) {
            throw new MpiException(ErrorClass.OTHER, "MPI was initialised before in this process");
        }
        return place.map(ProcessJob::join).orElseGet(ProcessJob::single);
    }

    private static OptionalInt threadRanks() {
        String text = System.getProperty(RANKS_PROPERTY);
        if (text == null) {
            return OptionalInt.empty();
        }
        int ranks = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (ranks < 1 || ranks > ThreadJob.MAX_RANKS) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "-D"
                            + RANKS_PROPERTY
                            + "="
                            + text
                            + "; allowed are 1 to "
                            + ThreadJob.MAX_RANKS);
        }
        return OptionalInt.of(ranks);
    }

    private static void runThreads(ThreadJob job) {
        try {
            OptionalInt exitCode = job.awaitDecision();
            if (exitCode.isPresent()) {
                int size = job.threads().size();
                job.failures().forEach((rank, why) -> report(rank, size, why));
                System.exit(exitCode.getAsInt());
            }
        } catch (InterruptedException e) {
            job.abort("the thread that runs the job was interrupted");
            Thread.currentThread().interrupt();
            throw new MpiException(ErrorClass.OTHER, "interrupted while the job was running", e);
        }
    }

    private static void report(int rank, int size, Throwable why) {
        // Whoever called abort() has said so already.
        if (!(why instanceof JobAbortedException)) {
            JobFailure.report(rank, size, why);
        }
    }

    private static void runProcess(
            Optional<LaunchEnvironment> place, RunOptions options, MpiProgram program) {
        Endpoint endpoint = join(place);
        try {
            PureMpi mpi = start(endpoint, options);
            program.run(mpi);
            if (!mpi.isFinalized()) {
                mpi.close();
            }
        } catch (Throwable failure) { // whatever it is, the other ranks must not wait for this one
            throw endpoint.control().fail(failure, "its program has thrown");
        }
    }
}
