package org.mpi4j.benchmarks.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a program that is told to end (by Ctrl-C, say) the time to write down what is done. Its
 * twins end at once, so what it waits for comes to nothing; then it writes, and closes this.
 */
public final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "write-what-is-done");

    private volatile boolean requested;

    /** From now on the virtual machine does not end before this is closed. */
    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Whether the program was told to end.
     *
     * @return true for what nobody has to be told of
     */
    public boolean requested() {
        return requested;
    }

    private void await() {
        requested = true;
        try {
            // A program that hangs must not keep people from ending it.
            if (!written.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("Ended without a report.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is written. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending already: the hook has just been let go.
            return;
        }
    }
}
