package org.mpi4j.purejava.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Numbers for requests that a peer answers to. */
final class RequestTable<R> {
    private @Nullable Object[] entries = new @Nullable Object[16];
    private int[] free = new int[16];
    private int freeCount;
    private int used;

    int add(R request) {
        int id = freeCount > 0 ? free[--freeCount] : used++;
        if (id == entries.length) {
            entries = Arrays.copyOf(entries, 2 * id);
            free = Arrays.copyOf(free, 2 * id);
        }
        entries[id] = request;
        return id;
    }

    R get(int id) {
        Object entry = id >= 0 && id < used ? entries[id] : null;
        if (entry == null) {
            throw new MpiException(ErrorClass.INTERN, "a peer answers to no request: " + id);
        }
        @SuppressWarnings("unchecked") // only add() stores
        R request = (R) entry;
        return request;
    }

    void remove(int id) {
        entries[id] = null;
        free[freeCount++] = id;
    }
}
