package org.mpi4j.purejava.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.matching.PureRequest;
import org.mpi4j.purejava.matching.Wire;

/** Memory of the packets of one window, used again when they have been sent. Engine's lock held. */
final class Packets {
    /** An origin waits when so many are on their way. */
    private static final int MOST_ON_THE_WAY = 64;

    private static final int MOST_SPARE = 64;

    private record Sent(Packet packet, PureRequest request) {}

    private final Wire wire;
    private final Deque<Packet> small = new ArrayDeque<>();
    private final Deque<Packet> large = new ArrayDeque<>();
    private final List<Sent> onTheWay = new ArrayList<>();

    Packets(Wire wire) {
        this.wire = wire;
    }

    /** A packet for so much data, in one run if it is little. */
    Packet take(long bytes, boolean oneRun) {
        boolean little = oneRun && bytes <= Packet.SMALL_DATA;
        Packet found = little ? small.poll() : large.poll();
        if (found != null) {
            return found;
        }
        return little ? Packet.small() : Packet.large();
    }

    /** Gives back a packet that was not sent. */
    void giveBack(Packet packet) {
        Deque<Packet> spare = packet.isSmall() ? small : large;
        if (spare.size() < MOST_SPARE) {
            spare.push(packet);
        }
    }

    /** Sends a packet, which is gone with that. */
    void send(Packet packet, MpiBuffer part, int rank) {
        PureRequest request = wire.isend(part, rank, Tags.ACCESS);
        if (request.isDone()) {
            giveBack(packet);
        } else {
            onTheWay.add(new Sent(packet, request));
        }
    }

    private void reclaim() {
        if (!onTheWay.isEmpty()) {
            onTheWay.stream().filter(s -> s.request.isDone()).forEach(s -> giveBack(s.packet));
            onTheWay.removeIf(s -> s.request.isDone());
        }
    }

    boolean isIdle() {
        reclaim();
        return onTheWay.isEmpty();
    }

    boolean hasRoom() {
        reclaim();
        return onTheWay.size() < MOST_ON_THE_WAY;
    }
}
