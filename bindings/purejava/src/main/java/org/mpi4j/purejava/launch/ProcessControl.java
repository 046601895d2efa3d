package org.mpi4j.purejava.launch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.JobFailure;

/** The life of a job, as far as its ranks are processes of this host. */
final class ProcessControl implements JobControl {
    private final SharedSegment segment;
    private final Members members;
    private final boolean crowded;

    /** Empty for a process that cannot be seen from here, such as one in another container. */
    private final List<Optional<ProcessHandle>> processes = new ArrayList<>();

    ProcessControl(SharedSegment segment, Members members, BitSet ownProcessors) {
        this.segment = segment;
        this.members = members;
        this.crowded = members.size() > Processors.count(ownProcessors, segment.processors());
        for (int i = 0; i < members.size(); i++) {
            processes.add(ProcessHandle.of(segment.pid(i)));
        }
    }

    @Override
    public void check() {
        Optional<Abort> abort = aborted();
        if (abort.isPresent()) {
            throw LastWords.end(members.ownRank(), members.worldSize(), abort.get());
        }
    }

    /** Who has ended the job, and with which code; empty if nobody has. */
    Optional<Abort> aborted() {
        return segment.isAborted()
                ? Optional.of(new Abort(segment.abortingRank(), segment.abortCode()))
                : Optional.empty();
    }

    @Override
    public void checkPeers() {
        for (int i = 0; i < members.size(); i++) {
            if (isGone(i)) {
                // It may have ended the job with its last breath.
                check();
                throw new MpiException(
                        ErrorClass.PROC_FAILED,
                        "rank "
                                + members.world(i)
                                + " (process "
                                + segment.pid(i)
                                + ") is gone without having finalised MPI");
            }
        }
    }

    private boolean isGone(int peer) {
        Optional<ProcessHandle> process = processes.get(peer);
        return process.isPresent()
                && ProcessIdentity.isDead(process.get())
                && segment.state(peer) != SharedSegment.LEFT;
    }

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        tell(new Abort(members.ownRank(), exitCode));
        return LastWords.abort(members.ownRank(), members.worldSize(), exitCode, reason);
    }

    @Override
    public RuntimeException fail(Throwable failure, String reason) {
        tell(new Abort(members.ownRank(), JobFailure.EXIT_CODE));
        return LastWords.fail(members.ownRank(), members.worldSize(), failure, reason);
    }

    /** The other ranks of this host shall end. */
    void tell(Abort abort) {
        segment.abort(abort.rank(), abort.exitCode());
    }

    @Override
    public void leave() {
        segment.setState(members.own(), SharedSegment.LEFT);
    }

    @Override
    public boolean isCrowded() {
        return crowded;
    }
}
