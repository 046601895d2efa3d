package org.mpi4j.benchmarks.launch;

/** Something that a column needs is not on this machine; the message says what. */
final class NotAvailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAvailableException(String message) {
        super(message);
    }
}
