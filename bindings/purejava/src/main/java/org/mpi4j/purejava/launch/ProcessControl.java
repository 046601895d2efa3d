package org.mpi4j.purejava.launch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** The life of a job whose ranks are processes of this host. */
final class ProcessControl implements JobControl {
    private final SharedSegment segment;
    private final int rank;
    private final int size;
    private final boolean crowded;

    /** Empty for a process that cannot be seen from here, such as one in another container. */
    private final List<Optional<ProcessHandle>> processes = new ArrayList<>();

    ProcessControl(SharedSegment segment, int rank, int size, BitSet ownProcessors) {
        this.segment = segment;
        this.rank = rank;
        this.size = size;
        this.crowded = size > Processors.count(ownProcessors, segment.processors());
        for (int i = 0; i < size; i++) {
            processes.add(ProcessHandle.of(segment.pid(i)));
        }
    }

    @Override
    public void check() {
        if (segment.isAborted()) {
            System.err.println(
                    "mpi4j: rank "
                            + rank
                            + " of "
                            + size
                            + " ends, because rank "
                            + segment.abortingRank()
                            + " has ended the job");
            System.err.flush();
            Runtime.getRuntime().halt(segment.abortCode());
        }
    }

    @Override
    public void checkPeers() {
        for (int i = 0; i < size; i++) {
            if (isGone(i)) {
                // It may have ended the job with its last breath.
                check();
                throw new MpiException(
                        ErrorClass.PROC_FAILED,
                        "rank "
                                + i
                                + " (process "
                                + segment.pid(i)
                                + ") is gone without having finalised MPI");
            }
        }
    }

    private boolean isGone(int peer) {
        Optional<ProcessHandle> process = processes.get(peer);
        return process.isPresent()
                && !process.get().isAlive()
                && segment.state(peer) != SharedSegment.LEFT;
    }

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        System.err.println("mpi4j: rank " + rank + " of " + size + " ends the job: " + reason);
        System.err.flush();
        segment.abort(rank, exitCode);
        Runtime.getRuntime().halt(exitCode);
        return new JobAbortedException(reason);
    }

    @Override
    public void leave() {
        segment.setState(rank, SharedSegment.LEFT);
    }

    @Override
    public boolean isCrowded() {
        return crowded;
    }
}
