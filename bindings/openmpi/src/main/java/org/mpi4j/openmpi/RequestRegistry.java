package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;

/**
 * Keeps requests, and through them everything that MPI was given, reachable until they are
 * complete, even if the program has dropped them. Lists through the requests themselves, so that
 * nothing is allocated; several, so that threads rarely meet.
 */
final class RequestRegistry {
    private static final int STRIPES = 16;

    private final Stripe[] stripes = new Stripe[STRIPES];

    RequestRegistry() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    void add(NativeRequest request) {
        int mix = Long.hashCode(Thread.currentThread().getId() * 0x9E37_79B9_7F4A_7C15L);
        Stripe stripe = stripes[(mix >>> 16) % STRIPES];
        request.stripe = stripe;
        stripe.add(request);
    }

    static void remove(NativeRequest request) {
        Stripe stripe = request.stripe;
        if (stripe != null) {
            stripe.remove(request);
        }
    }

    /** How many are not complete. */
    int size() {
        int size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    /** One doubly linked list. */
    static final class Stripe {
        private @Nullable NativeRequest first;
        private int size;

        synchronized void add(NativeRequest request) {
            NativeRequest next = first;
            request.next = next;
            if (next != null) {
                next.previous = request;
            }
            first = request;
            size++;
        }

        synchronized void remove(NativeRequest request) {
            NativeRequest before = request.previous;
            NativeRequest after = request.next;
            if (before != null) {
                before.next = after;
            } else {
                first = after;
            }
            if (after != null) {
                after.previous = before;
            }
            request.previous = null;
            request.next = null;
            size--;
        }

        private synchronized int size() {
            return size;
        }
    }
}
