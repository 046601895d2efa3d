package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;

/**
 * Objects of operations that are over, for the next ones, so that blocking calls and schedules
 * leave nothing to the garbage collector once they are warm. Guarded by the engine's lock; their
 * number follows the most that were in use at once.
 */
final class Spares {
    private final Engine engine;
    private @Nullable SendRequest sends;
    private @Nullable ReceiveRequest receives;
    private @Nullable StoredArrival stored;
    private @Nullable AnnouncedArrival announced;

    Spares(Engine engine) {
        this.engine = engine;
    }

    SendRequest send() {
        SendRequest found = sends;
        if (found == null) {
            return new SendRequest(engine);
        }
        sends = found.next;
        found.next = null;
        found.renew();
        return found;
    }

    void give(SendRequest used) {
        used.buffer = MpiBuffer.NONE;
        used.next = sends;
        sends = used;
    }

    ReceiveRequest receive(MatchQueue queue) {
        ReceiveRequest found = receives;
        if (found == null) {
            return new ReceiveRequest(engine, queue);
        }
        receives = found.next;
        found.next = null;
        found.renew();
        return found;
    }

    void give(ReceiveRequest used) {
        used.buffer = MpiBuffer.NONE;
        used.next = receives;
        receives = used;
    }

    StoredArrival stored() {
        StoredArrival found = stored;
        if (found == null) {
            return new StoredArrival(engine);
        }
        stored = (StoredArrival) found.next;
        found.next = null;
        return found;
    }

    void give(StoredArrival used) {
        used.next = stored;
        stored = used;
    }

    AnnouncedArrival announced() {
        AnnouncedArrival found = announced;
        if (found == null) {
            return new AnnouncedArrival(engine);
        }
        announced = (AnnouncedArrival) found.next;
        found.next = null;
        return found;
    }

    void give(AnnouncedArrival used) {
        used.next = announced;
        announced = used;
    }
}
