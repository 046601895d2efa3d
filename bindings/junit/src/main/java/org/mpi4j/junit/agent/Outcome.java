package org.mpi4j.junit.agent;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.opentest4j.TestAbortedException;

/**
 * How a test ended on one rank.
 *
 * @param kind the kind of end
 * @param headline one line: the exception, or what happened instead
 * @param details the stack, or stacks, as text
 */
public record Outcome(Kind kind, String headline, String details) {
    /** How a test can end on a rank. */
    public enum Kind {
        /** Without an exception. */
        PASSED,
        /** With a failed assumption. */
        ABORTED,
        /** With a failed assertion. */
        FAILED,
        /** With another exception. */
        ERROR,
        /** The rank's process has ended. */
        DIED,
        /** Not, within the time there was. */
        UNFINISHED
    }

    /** The test passed. */
    public static final Outcome PASSED = new Outcome(Kind.PASSED, "passed", "");

    /**
     * The outcome of a test that threw.
     *
     * @param thrown what it threw
     * @return aborted for a failed assumption, else failed or error
     */
    public static Outcome of(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        if (thrown instanceof TestAbortedException) {
            return new Outcome(Kind.ABORTED, thrown.getMessage() + "", text.toString());
        }
        Kind kind = thrown instanceof AssertionError ? Kind.FAILED : Kind.ERROR;
        return new Outcome(kind, thrown.toString(), text.toString());
    }

    /**
     * Whether the ranks can go on with another test.
     *
     * @return true if the test passed or was aborted
     */
    public boolean isHealthy() {
        return kind == Kind.PASSED || kind == Kind.ABORTED;
    }
}
