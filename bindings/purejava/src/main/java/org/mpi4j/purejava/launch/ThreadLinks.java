package org.mpi4j.purejava.launch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.purejava.transport.RingReader;
import org.mpi4j.purejava.transport.RingWriter;
import org.mpi4j.purejava.transport.Rings;
import org.mpi4j.spi.JobFailure;

/** What ranks that are threads of one virtual machine share: rings in plain direct memory. */
public final class ThreadLinks {
    private static final long BUDGET = 8L << 20;
    private static final int LINE = 64;

    private record Abort(int exitCode, String reason) {}

    private final int ranks;
    private final Runnable onAbort;
    private final AtomicReference<Abort> abort = new AtomicReference<>();

    /**
     * Links for a job.
     *
     * @param ranks number of ranks
     * @param onAbort run once if the job is aborted
     */
    public ThreadLinks(int ranks, Runnable onAbort) {
        this.ranks = ranks;
        this.onAbort = onAbort;
    }

    /**
     * Makes the places of all ranks.
     *
     * @return one endpoint a rank
     */
    public List<Endpoint> endpoints() {
        int capacity = Rings.capacity(ranks, BUDGET);
        List<List<ByteBuffer>> rings = new ArrayList<>();
        for (int from = 0; from < ranks; from++) {
            rings.add(IntStream.range(0, ranks).mapToObj(to -> ring(capacity)).toList());
        }
        return IntStream.range(0, ranks).mapToObj(rank -> endpoint(rank, rings)).toList();
    }

    private static ByteBuffer ring(int capacity) {
        int bytes = Rings.bytes(capacity);
        return ByteBuffer.allocateDirect(bytes + LINE).alignedSlice(LINE).slice(0, bytes);
    }

    private Endpoint endpoint(int rank, List<List<ByteBuffer>> rings) {
        List<Optional<Link>> links = new ArrayList<>();
        for (int peer = 0; peer < ranks; peer++) {
            if (peer == rank) {
                links.add(Optional.empty());
            } else {
                RingWriter to = new RingWriter(rings.get(rank).get(peer));
                RingReader from = new RingReader(rings.get(peer).get(rank));
                links.add(Optional.of(new Link(to, from)));
            }
        }
        return new Endpoint(rank, links, new Control(rank));
    }

    /**
     * Ends the job: ranks that wait, or will, throw {@link JobAbortedException}. Only the first
     * call counts.
     *
     * @param exitCode the code that the job ends with
     * @param reason why
     */
    public void abort(int exitCode, String reason) {
        if (abort.compareAndSet(null, new Abort(exitCode, reason))) {
            onAbort.run();
        }
    }

    /**
     * Whether the job was aborted.
     *
     * @return the exit code if it was
     */
    public OptionalInt exitCode() {
        Abort seen = abort.get();
        return seen == null ? OptionalInt.empty() : OptionalInt.of(seen.exitCode);
    }

    private final class Control implements JobControl {
        private final int rank;

        Control(int rank) {
            this.rank = rank;
        }

        @Override
        public void check() {
            Abort seen = abort.get();
            if (seen != null) {
                throw new JobAbortedException(seen.reason);
            }
        }

        @Override
        public void checkPeers() {
            // A thread that ends without finalising has thrown, and that aborts the job.
            check();
        }

        @Override
        public RuntimeException abort(int exitCode, String reason) {
            String who = "rank " + rank + " of " + ranks + ": " + reason;
            System.err.println("mpi4j: the job is ended by " + who);
            System.err.flush();
            ThreadLinks.this.abort(exitCode, who);
            return new JobAbortedException(who);
        }

        @Override
        public RuntimeException fail(Throwable failure, String reason) {
            JobFailure.report(rank, ranks, failure);
            return abort(JobFailure.EXIT_CODE, reason);
        }

        @Override
        public void leave() {}

        @Override
        public boolean isCrowded() {
            return ranks > Runtime.getRuntime().availableProcessors();
        }
    }
}
