package org.mpi4j.benchmarks.launch;

import java.util.List;

/** A twin that failed. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    /** What it had printed, for {@link Launcher}, which knows more to say. */
    @SuppressWarnings("serial") // never serialised: it does not leave this program
    private final Job.Ended ended;

    LaunchException(String what, Job.Ended ended) {
        super(what + tail(ended.errors()));
        this.ended = ended;
    }

    /** Says whose failure it was. */
    LaunchException(LaunchException failure, String whose) {
        super(whose + ": " + failure.getMessage());
        this.ended = failure.ended;
        setStackTrace(failure.getStackTrace());
    }

    Job.Ended ended() {
        return ended;
    }

    private static String tail(List<String> lines) {
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        return last.isEmpty() ? "" : System.lineSeparator() + String.join("\n", last);
    }
}
