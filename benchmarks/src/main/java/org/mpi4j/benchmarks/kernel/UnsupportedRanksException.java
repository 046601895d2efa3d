package org.mpi4j.benchmarks.kernel;

/** A number of ranks that a kernel cannot be split among; the message says what it can. */
public final class UnsupportedRanksException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsupportedRanksException(KernelName kernel, int ranks, String allowed) {
        super(kernel.text() + " cannot run on " + ranks + " ranks, only on " + allowed);
    }
}
