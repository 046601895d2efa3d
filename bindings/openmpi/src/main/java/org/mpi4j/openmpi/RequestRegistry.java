package org.mpi4j.openmpi;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
        private NativeRequest[] requests = new NativeRequest[INITIAL];
        private int count;

        private Started(Thread thread) {
            this.thread = thread;
        }

        void add(NativeRequest request) {
            if (count == requests.length) {
                makeRoom();
            }
            request.starter = this;
            request.place = count;
            requests[count++] = request;
        }

        /**
         * A request is complete; what another thread completes is forgotten when room is needed.
         */
        void remove(NativeRequest request) {
            if (Thread.currentThread() == thread) {
                NativeRequest last = requests[--count];
                requests[request.place] = last;
                last.place = request.place;
                requests[count] = null;
            }
        }

        private void makeRoom() {
            forgetComplete();
            if (count > requests.length / 2) {
                requests = Arrays.copyOf(requests, 2 * requests.length);
            }
        }

        private void forgetComplete() {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                NativeRequest request = requests[i];
                if (!request.isComplete()) {
                    request.place = kept;
                    requests[kept++] = request;
                }
            }
            Arrays.fill(requests, kept, count, null);
            count = kept;
        }

        /** Whether the thread has ended, and with it all that it started. */
        private boolean isOver() {
            if (thread.isAlive()) {
                return false;
            }
            forgetComplete();
            return count == 0;
        }
    }
}
