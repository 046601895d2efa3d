package org.mpi4j.openmpi;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests, and through them everything that MPI was given, reachable until they are
 * complete, even if the program has dropped them. Each thread keeps those that it started, so that
 * nothing is locked or allocated for a message.
 */
final class RequestRegistry {
    private static final int INITIAL = 128;

    /** Of all threads, also those that have ended while their requests had not. */
    private static final Set<Started> ALL = ConcurrentHashMap.newKeySet();

    private RequestRegistry() {}

    /** What the calling thread will start. */
    static synchronized Started ofThread() {
        ALL.removeIf(Started::isOver);
        Started made = new Started(Thread.currentThread());
        ALL.add(made);
        return made;
    }

    /** The requests that one thread has started. Only that thread changes it while it lives. */
    static final class Started {
        private final Thread thread;
        private @Nullable NativeRequest[] requests = new @Nullable NativeRequest[INITIAL];

        /** Places below {@link #used} that are free: a stack, so that few places are touched. */
        private int[] free = new int[INITIAL];

        private int freed;
        private int used;

        private Started(Thread thread) {
            this.thread = thread;
        }

        void add(NativeRequest request) {
            request.place = place();
            requests[request.place] = request;
        }

        private int place() {
            if (freed == 0 && used == requests.length) {
                makeRoom();
            }
            return freed > 0 ? free[--freed] : used++;
        }

        /**
         * A request is complete; what another thread completes is forgotten when room is needed.
         */
        void remove(NativeRequest request) {
            if (Thread.currentThread() == thread && requests[request.place] == request) {
                forget(request.place);
            }
        }

        private void forget(int place) {
            requests[place] = null;
            free[freed++] = place;
        }

        private void makeRoom() {
            forgetComplete();
            if (freed < requests.length / 2) {
                requests = Arrays.copyOf(requests, 2 * requests.length);
                free = Arrays.copyOf(free, requests.length);
            }
        }

        private void forgetComplete() {
            for (int i = 0; i < used; i++) {
                NativeRequest request = requests[i];
                if (request != null && request.isComplete()) {
                    forget(i);
                }
            }
        }

        /** Whether the thread has ended, and with it all that it started. */
        private boolean isOver() {
            if (thread.isAlive()) {
                return false;
            }
            forgetComplete();
            return freed == used;
        }
    }
}
