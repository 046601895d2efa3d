package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;

/**
 * Posted receives and unexpected messages of one context, each in order: a message goes to the
 * first receive that takes it, a receive takes the first message that fits.
 */
final class MatchQueue {
    private Ranks ranks = Ranks.UNKNOWN;
    private @Nullable ReceiveRequest firstPosted;
    private @Nullable ReceiveRequest lastPosted;
    private @Nullable Arrival firstArrival;
    private @Nullable Arrival lastArrival;

    /** Messages may arrive before this rank has made the communicator that they belong to. */
    void open(Ranks members) {
        ranks = members;
    }

    int localRank(int worldRank) {
        return ranks.local(worldRank);
    }

    void post(ReceiveRequest receive) {
        receive.next = null;
        if (lastPosted == null) {
            firstPosted = receive;
        } else {
            lastPosted.next = receive;
        }
        lastPosted = receive;
    }

    /** Takes the first receive that wants a message. */
    @Nullable ReceiveRequest take(int source, int tag) {
        ReceiveRequest previous = null;
        for (ReceiveRequest r = firstPosted; r != null; r = r.next) {
            if (r.matches(source, tag)) {
                unlink(previous, r);
                return r;
            }
            previous = r;
        }
        return null;
    }

    /** Takes a receive out. False if it is not posted any more. */
    boolean withdraw(ReceiveRequest receive) {
        ReceiveRequest previous = null;
        for (ReceiveRequest r = firstPosted; r != null; r = r.next) {
            if (r == receive) {
                unlink(previous, r);
                return true;
            }
            previous = r;
        }
        return false;
    }

    private void unlink(@Nullable ReceiveRequest previous, ReceiveRequest r) {
        if (previous == null) {
            firstPosted = r.next;
        } else {
            previous.next = r.next;
        }
        if (lastPosted == r) {
            lastPosted = previous;
        }
        r.next = null;
    }

    void keep(Arrival arrival) {
        if (lastArrival == null) {
            firstArrival = arrival;
        } else {
            lastArrival.next = arrival;
        }
        lastArrival = arrival;
    }

    /** The first message that fits, left where it is. */
    @Nullable Arrival find(int source, int tag) {
        for (Arrival a = firstArrival; a != null; a = a.next) {
            if (a.matches(source, tag)) {
                return a;
            }
        }
        return null;
    }

    /** Takes the first message that fits. */
    @Nullable Arrival takeArrival(int source, int tag) {
        Arrival previous = null;
        for (Arrival a = firstArrival; a != null; a = a.next) {
            if (a.matches(source, tag)) {
                unlink(previous, a);
                return a;
            }
            previous = a;
        }
        return null;
    }

    private void unlink(@Nullable Arrival previous, Arrival a) {
        if (previous == null) {
            firstArrival = a.next;
        } else {
            previous.next = a.next;
        }
        if (lastArrival == a) {
            lastArrival = previous;
        }
        a.next = null;
    }
}
