package org.mpi4j.launcher;

import java.io.IOException;

/** Ends the processes of a job when this virtual machine is ended. */
final class ShutdownGuard implements AutoCloseable {
    /** Starts processes. */
    @FunctionalInterface
    interface Start {
        void start() throws IOException;
    }

    private final Thread hook;
    private boolean shutdown;

    private ShutdownGuard(Crew crew) {
        this.hook = new Thread(() -> end(crew), "mpi4j-shutdown");
    }

    static ShutdownGuard install(Crew crew) {
        ShutdownGuard guard = new ShutdownGuard(crew);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /**
     * Starts the processes unless the shutdown has begun. Under the lock, so that the shutdown sees
     * either none or all of them.
     */
    synchronized void start(Start starting) throws IOException {
        if (shutdown) {
            throw new IOException("not started: this virtual machine is being ended");
        }
        starting.start();
    }

    private synchronized void end(Crew crew) {
        shutdown = true;
        crew.endAll();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyRunning) {
            // The shutdown has begun, so the hook cannot be removed; it finds nothing left to end.
            return;
        }
    }
}
