package org.mpi4j.purejava.window;

import org.mpi4j.Op;
import org.mpi4j.spi.Memory;

/** Makes the accesses that packets ask for to the memory of this rank. Waits for nobody. */
final class Owner {
    private final Exposure own;

    Owner(Exposure own) {
        this.own = own;
    }

    LockWords locks() {
        return own.locks;
    }

    /** Nothing is done of an access that is not all inside. */
    private void requireInside(Packet packet) {
        for (int run = 0; run < packet.runs(); run++) {
            region(packet, run);
        }
    }

    private long at(Packet packet, int run) {
        return own.at(packet.displacement()) + packet.runAt(run);
    }

    private Region region(Packet packet, int run) {
        long low = at(packet, run);
        return own.region(low, low + packet.runBytes(run));
    }

    /** Copies the runs of a packet to the start of memory, one after the other. */
    private void read(Packet packet, Memory to, int start) {
        int done = start;
        for (int run = 0; run < packet.runs(); run++) {
            Region region = region(packet, run);
            int from = (int) (at(packet, run) - region.start());
            to.bytes().put(done, region.memory().bytes(), from, packet.runBytes(run));
            done += packet.runBytes(run);
        }
    }

    private void write(Packet packet, Memory from, int start) {
        int done = start;
        for (int run = 0; run < packet.runs(); run++) {
            Region region = region(packet, run);
            int to = (int) (at(packet, run) - region.start());
            region.memory().bytes().put(to, from.bytes(), done, packet.runBytes(run));
            done += packet.runBytes(run);
        }
    }

    void put(Packet packet) {
        requireInside(packet);
        write(packet, packet.memory(), packet.data());
    }

    void get(Packet packet, Packet answer) {
        requireInside(packet);
        read(packet, answer.memory(), answer.length(packet.length()).data());
    }

    /**
     * Combines; with the lock for accumulates held.
     *
     * @param packet its data are the right operands, unless the operation is NO_OP
     */
    void accumulate(Packet packet) {
        requireInside(packet);
        Op op = packet.op();
        if (op == Op.NO_OP) {
            return;
        }
        int length = packet.length();
        Staging staging = Staging.current();
        read(packet, staging.there, 0);
        staging.given.bytes().put(0, packet.memory().bytes(), packet.data(), length);
        staging.combine(op, packet.element(), length);
        write(packet, staging.there, 0);
    }

    /** With the lock for accumulates held. */
    void fetch(Packet packet, Packet answer) {
        get(packet, answer);
        accumulate(packet);
    }

    /** With the lock for accumulates held. */
    void swap(Packet packet, Packet answer) {
        get(packet, answer);
        int length = packet.length();
        Staging staging = Staging.current();
        read(packet, staging.there, 0);
        staging.given
                .bytes()
                .put(0, packet.memory().bytes(), packet.data() + RemoteTarget.SECOND, length);
        if (staging.isEqual(length)) {
            write(packet, packet.memory(), packet.data());
        }
    }
}
