package org.mpi4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hints to the implementation: keys and values, in the order in which the keys were first set. It
 * is a plain Java object: nothing needs to be closed, and a call that takes it copies what it
 * needs. Not safe for use by several threads while one of them changes it.
 *
 * @see "MPI 4.1 chapter 10"
 */
public final class Info {
    /** Longest key, MPI_MAX_INFO_KEY less the final zero. */
    private static final int MAX_KEY = 35;

    /** Longest value, MPI_MAX_INFO_VAL less the final zero. */
    private final Map<String, String> entries = new LinkedHashMap<>();

    /**
     * Without hints.
     *
     * @see "MPI_Info_create, MPI 4.1 section 10"
     */
    public Info() {}

    /**
     * With one hint.
     *
     * @param key the key
     * @param value its value
     * @return a new object
     */
    public static Info of(String key, String value) {
        return new Info().set(key, value);
    }

    /**
     * Adds a hint, or replaces the value of the key.
     *
     * @param key 1 to 35 characters
     * @param value at least 1 character; Open MPI takes up to 255 and refuses more when it is given
     *     them
     * @return this
     * @throws MpiException with {@link ErrorClass#INFO} if key or value is null, empty or too long
     * @see "MPI_Info_set, MPI 4.1 section 10"
     */
    public Info set(String key, String value) {
        requireKey(key);
        requireValue(value);
        entries.put(key, value);
        return this;
    }

    /**
     * The value of a key.
     *
     * @param key the key
     * @return the value, or empty if the key is not set
     * @see "MPI_Info_get, MPI_Info_get_valuelen, MPI_Info_get_string, MPI 4.1 section 10"
     */
    public Optional<String> get(String key) {
        requireKey(key);
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * Removes a hint.
     *
     * @param key a key that is set
     * @throws MpiException with {@link ErrorClass#INFO} if it is not set
     * @see "MPI_Info_delete, MPI 4.1 section 10"
     */
    public void delete(String key) {
        requireKey(key);
        if (entries.remove(key) == null) {
            throw new MpiException(ErrorClass.INFO, "key '" + key + "' is not set");
        }
    }

    /**
     * The keys that are set, in order.
     *
     * @return a copy
     * @see "MPI_Info_get_nkeys, MPI_Info_get_nthkey, MPI 4.1 section 10"
     */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /**
     * The same hints in a new object.
     *
     * @return a copy that changes independently
     * @see "MPI_Info_dup, MPI 4.1 section 10"
     */
    public Info dup() {
        Info copy = new Info();
        copy.entries.putAll(entries);
        return copy;
    }

    private static void requireKey(String key) {
        if (isEmpty(key) || key.length() > MAX_KEY) {
            throw wrong("key must have 1 to " + MAX_KEY + " characters", key);
        }
    }

    private static void requireValue(String value) {
        if (isEmpty(value)) {
            throw wrong("value must have at least 1 character", value);
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static MpiException wrong(String rule, String text) {
        String shown = text == null ? "null" : text.isEmpty() ? "empty" : text.length() + " long";
        return new MpiException(ErrorClass.INFO, rule + ", is " + shown);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Info info && entries.equals(info.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Info " + entries;
    }
}
