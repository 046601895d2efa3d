package org.mpi4j.purejava.launch;

/** The life of a job of one rank. */
final class SingleControl implements JobControl {
    @Override
    public void check() {}

    @Override
    public void checkPeers() {}

    @Override
    public void tell(int exitCode) {}

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        LastWords.announce(0, 1, reason);
        Runtime.getRuntime().halt(exitCode);
        return new JobAbortedException(reason);
    }

    @Override
    public void leave() {}

    @Override
    public boolean isCrowded() {
        return false;
    }
}
