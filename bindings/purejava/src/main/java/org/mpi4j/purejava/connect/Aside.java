package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.matching.Messaging;

/** Work that blocks, done by another thread while the rank that waits for it makes progress. */
final class Aside {
    private Aside() {}

    /** The work must end when its thread is interrupted. */
    static <T> T run(Messaging messaging, Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "mpi4j-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            messaging.await(task::isDone);
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MpiException(ErrorClass.OTHER, "interrupted while connecting", e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException thrown(Throwable cause) throws IOException {
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof MpiException known) {
            throw known;
        }
        return new MpiException(ErrorClass.INTERN, "connecting failed: " + cause, cause);
    }
}
