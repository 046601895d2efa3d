package org.mpi4j;

import java.util.Optional;

/**
 * Java objects that a program or library attaches to a communicator, window or datatype, to find
 * them again wherever it meets it. They are this rank's own: attaching one is local and is not
 * communicated.
 *
 * @see "MPI 4.1 section 7.7, caching"
 */
public interface Attributes {
    /**
     * Attaches a value. One that is there already is deleted first, with its delete function.
     *
     * @param <T> type of the value
     * @param key what the value is found by
     * @param value the value
     * @throws MpiException with {@link ErrorClass#KEYVAL} if {@code key} is null or closed, with
     *     {@link ErrorClass#ARG} if {@code value} is null; with {@link ErrorClass#OTHER} and its
     *     cause if the delete function of the old value throws, which then stays
     * @see "MPI_Comm_set_attr, MPI_Win_set_attr, MPI_Type_set_attr, MPI 4.1 sections 7.7.2 to
     *     7.7.4"
     */
    <T> void setAttribute(Keyval<T> key, T value);

    /**
     * The value attached with a key.
     *
     * @param <T> type of the value
     * @param key what it was attached with
     * @return the same object, or empty if there is none
     * @throws MpiException with {@link ErrorClass#KEYVAL} if {@code key} is null or closed
     * @see "MPI_Comm_get_attr, MPI_Win_get_attr, MPI_Type_get_attr, MPI 4.1 sections 7.7.2 to
     *     7.7.4"
     */
    <T> Optional<T> attribute(Keyval<T> key);

    /**
     * Takes a value off, after its delete function was called.
     *
     * @param key what it was attached with
     * @throws MpiException with {@link ErrorClass#KEYVAL} if {@code key} is null or closed or
     *     nothing is attached with it; with {@link ErrorClass#OTHER} and its cause if the delete
     *     function throws, then the value stays
     * @see "MPI_Comm_delete_attr, MPI_Win_delete_attr, MPI_Type_delete_attr, MPI 4.1 sections 7.7.2
     *     to 7.7.4"
     */
    void deleteAttribute(Keyval<?> key);
}
