package org.mpi4j.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Attributes;
import org.mpi4j.ErrorClass;
import org.mpi4j.Keyval;
import org.mpi4j.MpiException;

/**
 * The attributes of one holder, for both backends: values are Java objects, so nothing of it is
 * native. The functions of the keys run on the thread that makes the call, outside any lock and
 * outside the MPI library; whatever they throw is the cause of the {@link MpiException} that the
 * call throws.
 */
public final class AttributeTable {
    private final Map<Keyval<?>, Object> values = new LinkedHashMap<>();

    /** Creates an empty table. */
    public AttributeTable() {}

    /**
     * As {@link Attributes#setAttribute}.
     *
     * @param <T> type of the value
     * @param holder whose table this is
     * @param key what the value is found by
     * @param value the value
     */
    public <T> void set(Attributes holder, Keyval<T> key, T value) {
        requireUsable(key);
        if (value == null) {
            throw new MpiException(ErrorClass.ARG, "value is null");
        }
        if (find(key) != null) {
            remove(holder, key);
        }
        put(key, value);
    }

    /**
     * As {@link Attributes#attribute}.
     *
     * @param <T> type of the value
     * @param key what the value is found by
     * @return the value, if there is one
     */
    public <T> Optional<T> get(Keyval<T> key) {
        requireUsable(key);
        return Optional.ofNullable(find(key));
    }

    /**
     * As {@link Attributes#deleteAttribute}.
     *
     * @param holder whose table this is
     * @param key what the value is found by
     */
    public void delete(Attributes holder, Keyval<?> key) {
        requireUsable(key);
        if (find(key) == null) {
            throw new MpiException(ErrorClass.KEYVAL, "nothing is attached with this key");
        }
        remove(holder, key);
    }

    /**
     * Deletes all values, the one set last first. Stops at the first delete function that throws;
     * its value stays, and so do those that were set before it.
     *
     * @param holder whose table this is
     * @throws MpiException with {@link ErrorClass#OTHER} and the cause
     */
    public void deleteAll(Attributes holder) {
        lastFirst().forEach(key -> remove(holder, key));
    }

    /**
     * Deletes all values, the one set last first, whatever the delete functions throw.
     *
     * @param holder whose table this is
     * @throws MpiException of the first function that has thrown, with the others suppressed in it
     */
    public void deleteAllRegardless(Attributes holder) {
        MpiException failure = null;
        for (Keyval<?> key : lastFirst()) {
            try {
                remove(holder, key);
            } catch (MpiException e) {
                take(key);
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * What a duplicate gets, made by the copy functions, in the order of setting. Never throws.
     *
     * @param holder whose table this is
     * @return the copies, up to the first function that has thrown
     */
    public Copies copies(Attributes holder) {
        List<Copy<?>> made = new ArrayList<>();
        for (Keyval<?> key : keys()) {
            try {
                copy(holder, key).ifPresent(made::add);
            } catch (Throwable e) {
                return new Copies(made, failure("copy", e));
            }
        }
        return new Copies(made, null);
    }

    private record Copy<T>(Keyval<T> key, T value) {
        void into(AttributeTable table) {
            table.put(key, value);
        }
    }

    /** What the copy functions of one holder have made for a duplicate. */
    public static final class Copies {
        private final List<Copy<?>> made;
        private final @Nullable MpiException failure;

        private Copies(List<Copy<?>> made, @Nullable MpiException failure) {
            this.made = made;
            this.failure = failure;
        }

        /**
         * Why there are not all.
         *
         * @return the error with what a copy function has thrown as its cause; empty if none has
         */
        public Optional<MpiException> failure() {
            return Optional.ofNullable(failure);
        }

        /**
         * Attaches the copies to the duplicate.
         *
         * @param table the duplicate's table
         */
        public void into(AttributeTable table) {
            made.forEach(copy -> copy.into(table));
        }
    }

    private <T> Optional<Copy<T>> copy(Attributes holder, Keyval<T> key) throws Exception {
        T value = find(key);
        if (value == null) {
            return Optional.empty();
        }
        return key.copyFunction().copy(holder, value).map(copied -> new Copy<>(key, copied));
    }

    /**
     * Takes the value off, so that its delete function cannot delete it again; back if it fails.
     */
    private <T> void remove(Attributes holder, Keyval<T> key) {
        T value = take(key);
        if (value == null) {
            return;
        }
        try {
            key.deleteFunction().delete(holder, value);
        } catch (Throwable e) {
            put(key, value);
            throw failure("delete", e);
        }
    }

    private static MpiException failure(String function, Throwable cause) {
        return new MpiException(
                ErrorClass.OTHER, "the " + function + " function of an attribute failed", cause);
    }

    private static void requireUsable(@Nullable Keyval<?> key) {
        if (key == null) {
            throw new MpiException(ErrorClass.KEYVAL, "key is null");
        }
        if (key.isClosed()) {
            throw new MpiException(ErrorClass.KEYVAL, "key is used after it was closed");
        }
    }

    private synchronized <T> void put(Keyval<T> key, T value) {
        // Removed first: a value that is set again counts as set last.
        values.remove(key);
        values.put(key, value);
    }

    @SuppressWarnings("unchecked") // put() takes only values of the key's type
    private synchronized <T> @Nullable T find(Keyval<T> key) {
        return (T) values.get(key);
    }

    @SuppressWarnings("unchecked") // put() takes only values of the key's type
    private synchronized <T> @Nullable T take(Keyval<T> key) {
        return (T) values.remove(key);
    }

    private synchronized List<Keyval<?>> keys() {
        return List.copyOf(values.keySet());
    }

    private List<Keyval<?>> lastFirst() {
        List<Keyval<?>> keys = new ArrayList<>(keys());
        Collections.reverse(keys);
        return keys;
    }
}
