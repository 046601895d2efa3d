package org.mpi4j;

import java.util.Optional;

/**
 * What an attribute is found by, and what happens to it when its holder is duplicated or closed.
 * One key serves communicators, windows and datatypes, of any rank and of both backends.
 *
 * <pre>{@code
 * static final Keyval<Plan> PLAN = Keyval.create(CopyFunction.same());
 *
 * Plan planFor(Communicator comm) {
 *     return comm.attribute(PLAN).orElseGet(() -> {
 *         Plan made = new Plan(comm.size());
 *         comm.setAttribute(PLAN, made);
 *         return made;
 *     });
 * }
 * }</pre>
 *
 * @param <T> type of the values
 * @see "MPI 4.1 section 7.7.1"
 */
public final class Keyval<T> implements AutoCloseable {
    /**
     * What a duplicate gets of a value.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface CopyFunction<T> {
        /**
         * Called by the rank that duplicates, before anything is communicated.
         *
         * @param from what is being duplicated
         * @param value the value there
         * @return the value for the duplicate; empty if it gets none
         * @throws Exception to make the duplication fail, at every rank
         */
        Optional<T> copy(Attributes from, T value) throws Exception;

        /**
         * Duplicates get no value.
         *
         * @param <T> type of the values
         * @return the function
         * @see "MPI_COMM_NULL_COPY_FN, MPI 4.1 section 7.7.2"
         */
        static <T> CopyFunction<T> never() {
            return (from, value) -> Optional.empty();
        }

        /**
         * Duplicates get the same object.
         *
         * @param <T> type of the values
         * @return the function
         * @see "MPI_COMM_DUP_FN, MPI 4.1 section 7.7.2"
         */
        static <T> CopyFunction<T> same() {
            return (from, value) -> Optional.of(value);
        }
    }

    /**
     * What has to happen when a value is taken off.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface DeleteFunction<T> {
        /**
         * Called before the value is replaced or taken off, and before its holder is closed.
         *
         * @param from what the value is attached to, still open
         * @param value the value
         * @throws Exception to make that call fail; the value then stays
         */
        void delete(Attributes from, T value) throws Exception;

        /**
         * Nothing has to happen.
         *
         * @param <T> type of the values
         * @return the function
         * @see "MPI_COMM_NULL_DELETE_FN, MPI 4.1 section 7.7.2"
         */
        static <T> DeleteFunction<T> none() {
            return (from, value) -> {};
        }
    }

    private final CopyFunction<T> copy;
    private final DeleteFunction<T> delete;
    private volatile boolean closed;

    private Keyval(CopyFunction<T> copy, DeleteFunction<T> delete) {
        if (copy == null || delete == null) {
            throw new MpiException(ErrorClass.ARG, (copy == null ? "copy" : "delete") + " is null");
        }
        this.copy = copy;
        this.delete = delete;
    }

    /**
     * A key for values that duplicates do not get.
     *
     * @param <T> type of the values
     * @return a new key
     * @see "MPI_Comm_create_keyval, MPI_Win_create_keyval, MPI_Type_create_keyval, MPI 4.1 sections
     *     7.7.2 to 7.7.4"
     */
    public static <T> Keyval<T> create() {
        return create(CopyFunction.never());
    }

    /**
     * A key for values that nothing has to be done for when they are taken off.
     *
     * @param <T> type of the values
     * @param copy what duplicates get
     * @return a new key
     * @throws MpiException with {@link ErrorClass#ARG} if it is null
     * @see "MPI_Comm_create_keyval, MPI_Win_create_keyval, MPI_Type_create_keyval, MPI 4.1 sections
     *     7.7.2 to 7.7.4"
     */
    public static <T> Keyval<T> create(CopyFunction<T> copy) {
        return create(copy, DeleteFunction.none());
    }

    /**
     * A key with both functions.
     *
     * @param <T> type of the values
     * @param copy what duplicates get
     * @param delete what happens when a value is taken off
     * @return a new key
     * @throws MpiException with {@link ErrorClass#ARG} if one is null
     * @see "MPI_Comm_create_keyval, MPI_Win_create_keyval, MPI_Type_create_keyval, MPI 4.1 sections
     *     7.7.2 to 7.7.4"
     */
    public static <T> Keyval<T> create(CopyFunction<T> copy, DeleteFunction<T> delete) {
        return new Keyval<>(copy, delete);
    }

    /**
     * What duplicates get.
     *
     * @return the function
     */
    public CopyFunction<T> copyFunction() {
        return copy;
    }

    /**
     * What happens when a value is taken off.
     *
     * @return the function
     */
    public DeleteFunction<T> deleteFunction() {
        return delete;
    }

    /**
     * Whether {@link #close()} was called.
     *
     * @return true once closed
     */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Makes the key unusable. Values that are attached with it stay, and its functions are still
     * called for them. A key that is kept for the life of the program needs no closing.
     *
     * @throws MpiException with {@link ErrorClass#KEYVAL} if it is closed already
     * @see "MPI_Comm_free_keyval, MPI_Win_free_keyval, MPI_Type_free_keyval, MPI 4.1 sections 7.7.2
     *     to 7.7.4"
     */
    @Override
    public void close() {
        if (closed) {
            throw new MpiException(ErrorClass.KEYVAL, "this key is closed twice");
        }
        closed = true;
    }
}
