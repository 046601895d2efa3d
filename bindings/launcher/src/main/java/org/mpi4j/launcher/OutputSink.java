package org.mpi4j.launcher;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Where the pumps bring their lines: one caller of the handler at a time, first failure kept. */
final class OutputSink {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long POLL_MILLIS = 50;

    private final OutputHandler handler;
    private final Charset charset;
    private final Runnable onFailure;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile long lastLine = System.nanoTime();

    OutputSink(OutputHandler handler, Charset charset, Runnable onFailure) {
        this.handler = handler;
        this.charset = charset;
        this.onFailure = onFailure;
    }

    void print(int rank, OutputHandler.Stream stream, byte[] bytes, int length) {
        lastLine = System.nanoTime();
        String line = new String(bytes, 0, length, charset);
        synchronized (this) {
            if (failure.get() == null) {
                handler.print(rank, stream, line);
            }
        }
    }

    void fail(Throwable thrown) {
        if (failure.compareAndSet(null, thrown)) {
            onFailure.run();
        }
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Waits until no rank has printed anything for a while. */
    void awaitQuiet() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(TimeUnit.NANOSECONDS.toMillis(QUIET_NANOS));
        while (quietNanos() < QUIET_NANOS && System.nanoTime() - start < LONGEST_NANOS) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private long quietNanos() {
        return System.nanoTime() - lastLine;
    }
}
