package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;

/**
 * The queues of all contexts, by context number. A hash table with open addressing, since a lookup
 * is part of every message and must not make objects.
 */
final class MatchQueues {
    private long[] keys = new long[16];
    private @Nullable MatchQueue[] queues = new @Nullable MatchQueue[16];
    private int used;

    /** The context looked up last, which is usually the next one too. */
    private long lastKey;

    private @Nullable MatchQueue last;

    /** The queue of a context, made now if it is not there yet. */
    MatchQueue of(long context) {
        MatchQueue recent = last;
        if (recent != null && lastKey == context) {
            return recent;
        }
        int slot = slot(context);
        MatchQueue found = queues[slot];
        if (found == null) {
            found = insert(slot, context);
        }
        lastKey = context;
        last = found;
        return found;
    }

    private MatchQueue insert(int slot, long context) {
        MatchQueue made = new MatchQueue();
        keys[slot] = context;
        queues[slot] = made;
        if (++used * 2 > keys.length) {
            rebuild(2 * keys.length);
        }
        return made;
    }

    /** Forgets a context that is closed. */
    void remove(long context) {
        int slot = slot(context);
        if (queues[slot] != null) {
            queues[slot] = null;
            last = null;
            // Entries after it may have been pushed on by it; contexts are closed rarely.
            rebuild(keys.length);
        }
    }

    private void rebuild(int capacity) {
        long[] oldKeys = keys;
        @Nullable MatchQueue[] oldQueues = queues;
        keys = new long[capacity];
        queues = new @Nullable MatchQueue[capacity];
        used = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldQueues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                queues[slot] = oldQueues[i];
                used++;
            }
        }
    }

    private int slot(long context) {
        int mask = keys.length - 1;
        int slot = Long.hashCode(context * 0x9E3779B97F4A7C15L) & mask;
        while (queues[slot] != null && keys[slot] != context) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
