package org.mpi4j.purejava.launch;

/** The life of a job of one rank. */
final class SingleControl implements JobControl {
    @Override
    public void check() {}

    @Override
    public void checkPeers() {}

    @Override
    public RuntimeException abort(int exitCode, String reason) {
        System.err.println("mpi4j: rank 0 of 1 ends the job: " + reason);
        System.err.flush();
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
