package org.mpi4j.spi;

import org.mpi4j.FileView;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;

/**
 * A backend's side of one open file, under {@link CheckedFile}: the file is open, its modes permit
 * the call, buffers hold whole etypes and offsets are not negative.
 */
public interface FileBackend {
    /** Where an access starts. */
    enum Pointer {
        /** At the offset given with it. */
        OFFSET,
        /** At the rank's own pointer. */
        INDIVIDUAL,
        /** At the shared pointer. */
        SHARED
    }

    /** Who takes part in an access. */
    enum Party {
        /** One rank. */
        ALONE,
        /** All ranks; at the shared pointer in the order of the ranks. */
        TOGETHER
    }

    /**
     * Reads.
     *
     * @param pointer where to start
     * @param party who takes part
     * @param offset etypes from the start of the view, for {@link Pointer#OFFSET} only
     * @param buffer overwritten
     * @return how much was read
     */
    Status read(Pointer pointer, Party party, long offset, MpiBuffer buffer);

    /**
     * Writes.
     *
     * @param pointer where to start
     * @param party who takes part
     * @param offset etypes from the start of the view, for {@link Pointer#OFFSET} only
     * @param buffer what to write
     * @return how much was written
     */
    Status write(Pointer pointer, Party party, long offset, MpiBuffer buffer);

    /**
     * Starts to read.
     *
     * @param pointer where to start; not the shared pointer if all take part
     * @param party who takes part
     * @param offset etypes from the start of the view, for {@link Pointer#OFFSET} only
     * @param buffer overwritten
     * @return the request
     */
    Request iread(Pointer pointer, Party party, long offset, MpiBuffer buffer);

    /**
     * Starts to write.
     *
     * @param pointer where to start; not the shared pointer if all take part
     * @param party who takes part
     * @param offset etypes from the start of the view, for {@link Pointer#OFFSET} only
     * @param buffer what to write
     * @return the request
     */
    Request iwrite(Pointer pointer, Party party, long offset, MpiBuffer buffer);

    /**
     * Moves this rank's pointer.
     *
     * @param position etypes from the start of the view
     */
    void seek(long position);

    /**
     * Where this rank's pointer is.
     *
     * @return etypes from the start of the view
     */
    long position();

    /**
     * Moves the shared pointer. Collective.
     *
     * @param position etypes from the start of the view
     */
    void seekShared(long position);

    /**
     * Where the shared pointer is.
     *
     * @return etypes from the start of the view
     */
    long positionShared();

    /**
     * What one rank, the first, says. Collective.
     *
     * @param value what this rank says
     * @return what rank 0 says
     */
    long agree(long value);

    /**
     * Sets the view; all pointers go back to its start. Collective.
     *
     * @param view the view
     * @param layout where its data lies
     * @param info hints
     */
    void setView(FileView view, FileLayout layout, Info info);

    /**
     * As {@link org.mpi4j.MpiFile#group()}.
     *
     * @return a new group
     */
    Group group();

    /**
     * As {@link org.mpi4j.MpiFile#size()}.
     *
     * @return bytes
     */
    long size();

    /**
     * As {@link org.mpi4j.MpiFile#setSize}.
     *
     * @param bytes the new size
     */
    void setSize(long bytes);

    /**
     * As {@link org.mpi4j.MpiFile#preallocate}.
     *
     * @param bytes how many
     */
    void preallocate(long bytes);

    /**
     * As {@link org.mpi4j.MpiFile#info()}.
     *
     * @return a copy
     */
    Info info();

    /**
     * As {@link org.mpi4j.MpiFile#setInfo}.
     *
     * @param info the hints
     */
    void setInfo(Info info);

    /**
     * As {@link org.mpi4j.MpiFile#setAtomicity}.
     *
     * @param atomic true if accesses exclude each other
     */
    void setAtomicity(boolean atomic);

    /**
     * As {@link org.mpi4j.MpiFile#atomicity()}.
     *
     * @return true if accesses exclude each other
     */
    boolean atomicity();

    /** As {@link org.mpi4j.MpiFile#sync()}. */
    void sync();

    /** Closes the file. Called once at most. */
    void close();
}
