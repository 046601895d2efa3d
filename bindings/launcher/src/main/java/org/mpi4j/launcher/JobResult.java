package org.mpi4j.launcher;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a job ended.
 *
 * @param outcome what ended it
 * @param exitCode 0 if every rank ended with 0; that of the first rank that did not; {@link
 *     #TIME_LIMIT_EXIT_CODE} at the time limit
 * @param failedRank the first rank that ended with another code than 0, if one did and the launcher
 *     can tell which
 * @param exitCodes exit code of every process that was started, in the order of the ranks; 128 + n
 *     for one that signal n ended; {@link #UNKNOWN_EXIT_CODE} for one of a host that was lost
 */
public record JobResult(
        Outcome outcome, int exitCode, OptionalInt failedRank, List<Integer> exitCodes) {

    /** Exit code of a job that reached its time limit, as the command {@code timeout} has it. */
    public static final int TIME_LIMIT_EXIT_CODE = 124;

    /** Exit code of a rank whose host could no longer tell it. */
    public static final int UNKNOWN_EXIT_CODE = -1;

    /** What ended a job. */
    public enum Outcome {
        /** Every rank ended with exit code 0. */
        COMPLETED,
        /** A rank ended with another exit code. */
        FAILED,
        /** The time limit. */
        TIMED_OUT
    }

    /** Copies the list. */
    public JobResult {
        exitCodes = List.copyOf(exitCodes);
    }
}
