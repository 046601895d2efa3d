package org.mpi4j.launcher;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends all processes of a job: asked first (SIGTERM), so that a rank can take away what it made,
 * then forced (SIGKILL), with everything that they started.
 */
final class Termination {
    private static final long GRACE_MILLIS = 2_000;
    private static final long FORCED_MILLIS = 2_000;

    private final List<RankProcess> processes;

    Termination(List<RankProcess> processes) {
        this.processes = processes;
    }

    /** Returns when no process is left. Does nothing if none was. */
    void endAll() {
        List<RankProcess> running = processes.stream().filter(RankProcess::isAlive).toList();
        if (running.isEmpty()) {
            return;
        }
        // Taken before anything dies: the children of a dead process are nobody's descendants.
        List<ProcessHandle> tree = running.stream().flatMap(RankProcess::tree).toList();
        running.forEach(RankProcess::terminate);
        awaitEnd(tree, GRACE_MILLIS);
        tree.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(tree, FORCED_MILLIS);
    }

    /** Waits for processes to end, but not longer than some time. */
    static void awaitEnd(List<ProcessHandle> tree, long millis) {
        CompletableFuture<?>[] ends =
                tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (boolean waiting = true; waiting; ) {
            try {
                CompletableFuture.allOf(ends).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                waiting = false;
            } catch (InterruptedException e) {
                // Nothing may be left behind, so the interrupt has to wait until this is done.
                interrupted = true;
            } catch (TimeoutException e) {
                waiting = false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for the end of a process failed", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
