package org.mpi4j.purejava;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.MpiProgram;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.JobAbortedException;
import org.mpi4j.purejava.launch.ThreadLinks;
import org.mpi4j.spi.JobFailure;
import org.mpi4j.spi.RunOptions;

/**
 * A program run by ranks that are threads of this virtual machine. If one of them throws, those
 * that wait for messages throw as well, and the job is over.
 */
public final class ThreadJob {
    /** The most ranks that a job of threads may have. */
    public static final int MAX_RANKS = 256;

    private final RunOptions options;
    private final MpiProgram program;
    private final ThreadLinks links;
    private final List<Thread> threads;
    private final Map<Integer, Throwable> failures = new ConcurrentSkipListMap<>();

    /** Open while ranks run and the job was not aborted. */
    private final CountDownLatch decided = new CountDownLatch(1);

    private final CountDownLatch running;

    private ThreadJob(int ranks, RunOptions options, MpiProgram program) {
        this.options = options;
        this.program = program;
        this.running = new CountDownLatch(ranks);
        this.links = new ThreadLinks(ranks, decided::countDown);
        this.threads = endpoints().stream().map(this::thread).toList();
    }

    private List<Endpoint> endpoints() {
        try {
            return links.endpoints();
        } catch (OutOfMemoryError e) {
            throw new MpiException(
                    ErrorClass.NO_MEM,
                    "no memory for the rings of "
                            + running.getCount()
                            + " ranks; give the virtual machine more with"
                            + " -XX:MaxDirectMemorySize",
                    e);
        }
    }

    /**
     * Starts a job.
     *
     * @param ranks number of ranks, 1 to {@link #MAX_RANKS}
     * @param options arguments and thread level of the program
     * @param program what each rank does
     * @return the job, whose threads run
     * @throws MpiException with {@link ErrorClass#ARG} if the number of ranks is out of range
     */
    public static ThreadJob start(int ranks, RunOptions options, MpiProgram program) {
        if (ranks < 1 || ranks > MAX_RANKS) {
            throw new MpiException(
                    ErrorClass.ARG, "ranks is " + ranks + "; allowed are 1 to " + MAX_RANKS);
        }
        ThreadJob job = new ThreadJob(ranks, options, program);
        job.threads.forEach(Thread::start);
        return job;
    }

    private Thread thread(Endpoint endpoint) {
        Thread thread = new Thread(() -> runRank(endpoint), "mpi4j-rank-" + endpoint.rank());
        thread.setDaemon(true);
        return thread;
    }

    private void runRank(Endpoint endpoint) {
        int rank = endpoint.rank();
        try {
            runRank(new PureMpi(endpoint, options.args()));
        } catch (Throwable failure) { // whatever it is, the other ranks must not wait for this one
            failures.put(rank, failure);
            links.abort(JobFailure.EXIT_CODE, "rank " + rank + " failed: " + failure);
        } finally {
            running.countDown();
            if (running.getCount() == 0) {
                decided.countDown();
            }
        }
    }

    private void runRank(PureMpi mpi) throws Exception {
        try {
            program.run(mpi);
            if (!mpi.isFinalized()) {
                mpi.close();
            }
        } finally {
            if (!mpi.isFinalized()) {
                // This virtual machine may go on; what this rank has started must not wait for it.
                mpi.abandonOthers();
            }
        }
    }

    /**
     * Waits for the ranks.
     *
     * @param limit how long at most
     * @return whether all ranks have ended
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean await(Duration limit) throws InterruptedException {
        return running.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until all ranks have ended or the job is aborted. */
    OptionalInt awaitDecision() throws InterruptedException {
        decided.await();
        return links.exitCode();
    }

    /**
     * What the ranks have thrown. Ranks that failed only because another one had failed before are
     * left out.
     *
     * @return by rank, ascending; empty if nothing was thrown so far
     */
    public Map<Integer, Throwable> failures() {
        Map<Integer, Throwable> own =
                failures.entrySet().stream()
                        .filter(entry -> !(entry.getValue() instanceof JobAbortedException))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (a, b) -> a,
                                        ConcurrentSkipListMap::new));
        return own.isEmpty() ? Map.copyOf(failures) : own;
    }

    /**
     * The ranks' threads.
     *
     * @return one thread a rank, in order
     */
    public List<Thread> threads() {
        return threads;
    }

    /**
     * Ends the job: ranks that wait for messages, or will, throw {@link MpiException} with {@link
     * ErrorClass#PROC_FAILED}. Those that compute are left alone.
     *
     * @param reason part of what they throw
     */
    public void abort(String reason) {
        links.abort(JobFailure.EXIT_CODE, reason);
    }
}
