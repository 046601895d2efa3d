package org.mpi4j.purejava.launch;

/** The life of a job of one rank. */
final class SingleControl implements JobControl {
    @Override
    public void check() {}

    @Override
    public void checkPeers() {}

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        return LastWords.abort(0, 1, exitCode, reason);
    }

    @Override
    public RuntimeException fail(Throwable failure, String reason) {
        return LastWords.fail(0, 1, failure, reason);
    }

    @Override
    public void leave() {}

    @Override
    public boolean isCrowded() {
        return false;
    }
}
