package org.mpi4j.purejava.connect;

import org.mpi4j.purejava.launch.JobControl;

/**
 * The life of a job whose ranks may be connected with other jobs. Those end or fail for themselves;
 * but a rank that waits must not wait for one that is gone.
 */
public final class ConnectedControl implements JobControl {
    private final JobControl own;
    private final ForeignPeers peers;
    private final int ranksHere;

    /**
     * Adds other jobs.
     *
     * @param own the life of the own job
     * @param peers what the rank is connected with
     * @param ranksHere ranks of the own world that are on this host
     */
    public ConnectedControl(JobControl own, ForeignPeers peers, int ranksHere) {
        this.own = own;
        this.peers = peers;
        this.ranksHere = ranksHere;
    }

    @Override
    public void check() {
        own.check();
    }

    @Override
    public void checkPeers() {
        own.checkPeers();
        peers.check();
    }

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        return own.abort(exitCode, reason);
    }

    @Override
    public RuntimeException fail(Throwable failure, String reason) {
        return own.fail(failure, reason);
    }

    @Override
    public void leave() {
        own.leave();
    }

    @Override
    public boolean isCrowded() {
        int others = peers.countOnThisHost();
        int processors = Runtime.getRuntime().availableProcessors();
        return own.isCrowded() || (others > 0 && ranksHere + others > processors);
    }
}
