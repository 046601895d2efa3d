package org.mpi4j.purejava.launch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.tcp.JobNews;
import org.mpi4j.purejava.transport.tcp.TcpLinks;
import org.mpi4j.spi.JobFailure;

/** The life of a job whose ranks talk through TCP, and perhaps through shared memory as well. */
final class HostsControl implements JobControl {
    /** What was heard from other hosts; the first news count. */
    static final class News implements JobNews {
        private final AtomicReference<Optional<Abort>> heard =
                new AtomicReference<>(Optional.empty());

        @Override
        public void aborted(int exitCode, int rank) {
            heard.compareAndSet(Optional.empty(), Optional.of(new Abort(rank, exitCode)));
        }
    }

    private final Members members;
    private final Optional<ProcessControl> shared;
    private final TcpLinks links;
    private final News news;
    private final boolean crowded;

    /**
     * @param shared with the ranks of this host, if it is through memory
     * @param processors how many the ranks of this host have
     */
    HostsControl(
            Members members,
            Optional<ProcessControl> shared,
            TcpLinks links,
            News news,
            int processors) {
        this.members = members;
        this.shared = shared;
        this.links = links;
        this.news = news;
        this.crowded = members.size() > processors;
    }

    @Override
    public void check() {
        Optional<Abort> abort = news.heard.get();
        if (abort.isEmpty() && shared.isPresent()) {
            abort = shared.get().aborted();
        }
        if (abort.isPresent()) {
            throw end(abort.get());
        }
    }

    /** Passes the news on, since others would otherwise take this rank for dead first. */
    private JobAbortedException end(Abort abort) {
        tell(abort);
        return LastWords.end(members.ownRank(), members.worldSize(), abort);
    }

    private void tell(Abort abort) {
        shared.ifPresent(control -> control.tell(abort));
        links.abort(abort.exitCode(), abort.rank());
    }

    @Override
    public void checkPeers() {
        check();
        shared.ifPresent(ProcessControl::checkPeers);
        Optional<TcpLinks.Lost> lost = links.lost();
        if (lost.isPresent()) {
            check();
            throw new MpiException(
                    ErrorClass.PROC_FAILED,
                    "rank "
                            + lost.get().rank()
                            + " is gone without having finalised MPI: "
                            + lost.get().why());
        }
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

    @Override
    public void leave() {
        shared.ifPresent(ProcessControl::leave);
        links.leave();
    }

    @Override
    public boolean isCrowded() {
        return crowded;
    }
}
