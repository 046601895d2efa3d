package org.mpi4j.purejava.launch;

import java.io.Closeable;
import java.io.IOException;

/**
 * Deletes a job's directory when it is closed, or when the virtual machine is ended before that.
 */
final class Sweeper implements Closeable {
    private final JobDirectory directory;
    private final Thread hook = new Thread(this::sweep, "mpi4j-sweeper");

    Sweeper(JobDirectory directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void sweep() {
        try {
            directory.delete();
        } catch (IOException e) {
            System.err.println("mpi4j: " + directory.path() + " is left behind: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        directory.delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending; the hook finds nothing to delete.
            return;
        }
    }
}
