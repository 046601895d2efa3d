package org.mpi4j.spi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;

/**
 * A communicator that checks every argument before the backend sees it, so that no backend can
 * forget to. Backends extend it and implement the {@code do} methods.
 */
public abstract class CheckedCommunicator extends CheckedCollectives implements Communicator {
    /** Longest name in bytes, MPI_MAX_OBJECT_NAME less the final zero. */
    private static final int MAX_NAME = 63;

    private final Mpi mpi;

    /**
     * Creates an open communicator.
     *
     * @param mpi the environment it belongs to
     * @param rank the calling rank
     * @param size number of ranks
     * @param tagUpperBound the largest tag
     * @param pointToPoint what its messages go through
     * @param collectives what its collective operations go through
     */
    protected CheckedCommunicator(
            Mpi mpi,
            int rank,
            int size,
            int tagUpperBound,
            PointToPointBackend pointToPoint,
            CollectivesBackend collectives) {
        super(rank, size, tagUpperBound, pointToPoint, collectives);
        this.mpi = mpi;
    }

    /**
     * As {@link #group()}.
     *
     * @return a new group
     */
    protected abstract Group doGroup();

    /**
     * As {@link #compare}.
     *
     * @param other another open communicator of the same backend
     * @return how they relate
     */
    protected abstract Comparison doCompare(Communicator other);

    /**
     * As {@link #dup()}.
     *
     * @return a new communicator
     */
    protected abstract Communicator doDup();

    /**
     * As {@link #split}.
     *
     * @param color at least 0, or {@link Mpi#UNDEFINED}
     * @param key orders the ranks of a colour
     * @return the new communicator, if this rank is in one
     */
    protected abstract Optional<Communicator> doSplit(int color, int key);

    /**
     * As {@link #create}; the backend checks the group.
     *
     * @param group the ranks of the new communicator
     * @return the new communicator, if this rank is in it
     */
    protected abstract Optional<Communicator> doCreate(Group group);

    /**
     * As {@link #name()}.
     *
     * @return the name
     */
    protected abstract String doName();

    /**
     * As {@link #setName}.
     *
     * @param name at most 63 bytes in UTF-8
     */
    protected abstract void doSetName(String name);

    /**
     * Frees the backend's side. Called once at most.
     *
     * @throws MpiException if the communicator is predefined; it then stays open
     */
    protected abstract void doClose();

    @Override
    public final Mpi mpi() {
        return mpi;
    }

    @Override
    public final Group group() {
        requireOpen();
        return doGroup();
    }

    @Override
    public final Comparison compare(Communicator other) {
        requireOpen();
        if (!(other instanceof CheckedCommunicator checked)) {
            throw new MpiException(
                    ErrorClass.COMM, "other is not a communicator of a backend: " + other);
        }
        checked.requireOpen();
        return doCompare(other);
    }

    @Override
    public final Communicator dup() {
        requireOpen();
        return doDup();
    }

    @Override
    public final Optional<Communicator> split(int color, int key) {
        requireOpen();
        if (color < 0 && color != Mpi.UNDEFINED) {
            throw new MpiException(
                    ErrorClass.ARG, "color is " + color + "; allowed are 0 and up and UNDEFINED");
        }
        return doSplit(color, key);
    }

    @Override
    public final Optional<Communicator> create(Group group) {
        requireOpen();
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, "group is null");
        }
        return doCreate(group);
    }

    @Override
    public final String name() {
        requireOpen();
        return doName();
    }

    @Override
    public final void setName(String name) {
        requireOpen();
        if (name == null) {
            throw new MpiException(ErrorClass.ARG, "name is null");
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_NAME) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "name has " + length + " bytes in UTF-8; at most " + MAX_NAME + " are allowed");
        }
        doSetName(name);
    }

    @Override
    public final void abort(int exitCode) {
        requireOpen();
        mpi.abort(exitCode);
    }

    @Override
    public final void close() {
        requireOpen();
        doClose();
        invalidate("is used after it was closed");
    }
}
