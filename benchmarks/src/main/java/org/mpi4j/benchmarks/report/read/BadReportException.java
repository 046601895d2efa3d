package org.mpi4j.benchmarks.report.read;

import java.nio.file.Path;

/** A file that is not the report of a run. */
public final class BadReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadReportException(Path file, RuntimeException cause) {
        super(file + " is not the report of a run: " + cause.getMessage(), cause);
    }
}
