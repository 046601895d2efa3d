package org.mpi4j.purejava.matching;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.PointToPointBackend;

/** The messages of one rank: what the environment and the communicators are built on. */
public final class Messaging {
    private final OpenHandles handles;
    private final Engine engine;
    private final BufferedSends buffered;
    private final Background background;

    /**
     * The messages of one rank.
     *
     * @param endpoint its place in the job
     * @param handles keeps the open handles of its environment
     */
    public Messaging(Endpoint endpoint, OpenHandles handles) {
        this.handles = handles;
        engine = new Engine(endpoint);
        buffered = new BufferedSends(engine);
        background = new Background(engine);
    }

    /**
     * Messages of the program through one communicator.
     *
     * @param ranks the ranks of the communicator
     * @param context the communicator's number for these messages, different from all others
     * @param partitioned its number for partitioned messages
     * @return what its point-to-point calls go through
     */
    public PointToPointBackend pointToPoint(Ranks ranks, long context, long partitioned) {
        return locked(
                () -> {
                    engine.queue(context).open(ranks);
                    return new PurePointToPoint(
                            engine, handles, buffered, ranks, context, partitioned);
                });
    }

    /**
     * Messages of collective operations through one communicator.
     *
     * @param ranks the ranks of the communicator
     * @param rank the calling rank in it
     * @param context the communicator's number for these messages, different from all others
     * @return what its collective calls go through
     */
    public Wire wire(Ranks ranks, int rank, long context) {
        return locked(
                () -> {
                    engine.queue(context).open(ranks);
                    return new PureWire(engine, handles, ranks, rank, context);
                });
    }

    /**
     * Forgets a context. Receives that are under way in it are not affected.
     *
     * @param context a number given before
     */
    public void forget(long context) {
        locked(() -> engine.forget(context));
    }

    /**
     * Gives buffered sends room.
     *
     * @param bytes how much
     */
    public void attachBuffer(int bytes) {
        locked(() -> buffered.attach(bytes));
    }

    /** Takes the room away again, after waiting for the messages in it. */
    public void detachBuffer() {
        locked(buffered::detach);
    }

    /**
     * Makes a request for an operation of the program.
     *
     * @param callbacks the program's part
     * @return an active request
     */
    public GeneralizedRequest generalized(GeneralizedRequest.Callbacks callbacks) {
        return new PureGeneralizedRequest(engine, callbacks);
    }

    /**
     * Makes a request for an access to a file that has taken place.
     *
     * @param status what completing it tells
     * @return an active request that is done and cannot be cancelled
     */
    public Request completed(Status status) {
        return locked(() -> new AccessRequest(engine, status));
    }

    /** Ends the futures of requests; those that are pending fail. Not with the lock held. */
    public void closeFutures() {
        engine.completer().futures().close();
    }

    /** From now on this rank makes progress while its program computes, too. */
    public void retainProgress() {
        background.retain();
    }

    /** Ends what {@link #retainProgress()} began, called as often. Not with the lock held. */
    public void releaseProgress() {
        background.release();
    }

    /**
     * Room that a buffered message needs beside its data.
     *
     * @return bytes
     */
    public static int bufferOverhead() {
        return BufferedSends.OVERHEAD;
    }

    /** Waits until everything that this rank sends has been handed over. */
    public void drain() {
        locked(
                () -> {
                    buffered.drain();
                    engine.drain();
                });
    }

    /**
     * Messages go to and come from one more process.
     *
     * @param index what it is called in {@link Ranks}; larger than all ranks of the world
     * @param link makes the link to it
     */
    public void add(int index, Supplier<Link> link) {
        locked(() -> engine.add(index, link.get()));
    }

    /**
     * Nothing goes to or comes from a process any more.
     *
     * @param index given to {@link #add}
     * @param unlink closes the link
     */
    public void remove(int index, Runnable unlink) {
        locked(
                () -> {
                    try {
                        unlink.run();
                    } finally {
                        engine.remove(index);
                    }
                });
    }

    /**
     * Whether a process has taken all that was sent to it. For the condition of {@link #await}.
     *
     * @param index given to {@link #add}
     * @return false if something waits for it
     */
    public boolean hasDelivered(int index) {
        return engine.hasDelivered(index);
    }

    /**
     * Makes progress until something is so.
     *
     * @param condition asked often, with the lock held
     */
    public void await(BooleanSupplier condition) {
        locked(() -> engine.await(condition));
    }

    /** Refuses requests from now on. */
    public void close() {
        background.close();
        locked(engine::close);
    }

    private void locked(Runnable work) {
        locked(
                () -> {
                    work.run();
                    return work;
                });
    }

    private <T> T locked(Supplier<T> work) {
        engine.lock().acquire();
        try {
            return work.get();
        } finally {
            engine.lock().release();
        }
    }
}
