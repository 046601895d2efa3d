package org.mpi4j.purejava.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.matching.Progressable;
import org.mpi4j.purejava.matching.PureRequest;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.Packing;

/**
 * The messages of a window at one rank: what others ask it for, and what it has asked others for.
 * Goes on whenever the rank makes progress, in the order in which packets come. All of it happens
 * with the engine's lock held.
 */
final class Service implements Progressable {
    /** An origin waits when it has asked for so many pieces of data that are not there. */
    private static final int MOST_AWAITED = 64;

    private final Team team;
    private final Wire wire;
    private final Owner owner;
    private final Packets packets;
    private final Packet incoming = Packet.large();
    private final Map<Integer, Piece> awaited = new HashMap<>();
    private final List<Locker> lockers = new ArrayList<>();

    /** The first failure of each origin's accesses since it asked last. */
    private final @Nullable MpiException[] failures;

    private @Nullable PureRequest receive;
    private int lastId;
    private boolean stopped;

    /** A part of what an access waits for. */
    private record Piece(Pending pending, long offset) {}

    private record Locker(int rank, int id, LockType type) {}

    Service(Team team, Exposure own) {
        this.team = team;
        this.wire = team.wire();
        this.owner = new Owner(own);
        this.packets = new Packets(wire);
        this.failures = new @Nullable MpiException[wire.size()];
    }

    void start() {
        wire.start(this);
        team.retainProgress();
    }

    /** Called when nobody asks any more, and everybody has been answered. */
    void stop() {
        team.releaseProgress();
        wire.run(packets::isIdle);
        wire.run(
                () -> {
                    stopped = true;
                    if (receive != null) {
                        receive.cancel();
                    }
                    return true;
                });
    }

    Packets packets() {
        return packets;
    }

    /** Works with the engine's lock held until it is done, while progress is made. */
    void run(Progressable work) {
        wire.run(work);
    }

    /** Whether an origin may ask for more. */
    boolean hasRoom() {
        return awaited.size() < MOST_AWAITED && packets.hasRoom();
    }

    /**
     * Somebody waits for an answer.
     *
     * @param offset where its data goes in the stream of the result
     * @return the number to ask with
     */
    int await(Pending pending, long offset) {
        pending.expect();
        int id = ++lastId;
        awaited.put(id, new Piece(pending, offset));
        return id;
    }

    @Override
    public boolean advance() {
        if (stopped) {
            return true;
        }
        giveLocks();
        boolean goesOn = true;
        while (goesOn) {
            PureRequest posted = receive;
            if (posted == null) {
                receive = wire.irecv(incoming.room(), Mpi.ANY_SOURCE, Tags.ACCESS);
            } else if (posted.isDone() && handle(posted.result().source())) {
                receive = null;
            } else {
                goesOn = false;
            }
        }
        return false;
    }

    /** Handles the packet that has come. False if that must wait; nothing is done then. */
    private boolean handle(int source) {
        return switch (incoming.kind()) {
            case ANSWER, FAILURE -> {
                answered();
                yield true;
            }
            case LOCK -> {
                lockers.add(new Locker(source, incoming.id(), incoming.lock()));
                giveLocks();
                yield true;
            }
            case UNLOCK -> {
                owner.locks().unlock(incoming.lock());
                settle(source);
                giveLocks();
                yield true;
            }
            case FLUSH -> {
                settle(source);
                yield true;
            }
            case PUT, GET -> {
                access(source);
                yield true;
            }
            case ACCUMULATE, FETCH, SWAP -> atomically(source);
        };
    }

    private void answered() {
        Piece piece = Objects.requireNonNull(awaited.remove(incoming.id()));
        Pending pending = piece.pending;
        if (incoming.kind() == Packet.Kind.FAILURE) {
            pending.fail(incoming.failure());
        } else if (incoming.length() > 0) {
            int length = incoming.length();
            Packing.unpack(
                    incoming.memory(), incoming.data(), pending.result, piece.offset, length);
        }
        pending.answered();
    }

    private void giveLocks() {
        if (!lockers.isEmpty()) {
            lockers.removeIf(this::given);
        }
    }

    private boolean given(Locker locker) {
        boolean given = owner.locks().tryLock(locker.type);
        if (given) {
            answer(locker.rank, locker.id, null);
        }
        return given;
    }

    private void settle(int source) {
        MpiException failure = failures[source];
        failures[source] = null;
        answer(source, incoming.id(), failure);
    }

    private void answer(int rank, int id, @Nullable MpiException failure) {
        Packet packet = packets.take(0, true).clear(Packet.Kind.ANSWER, id);
        if (failure != null) {
            packet.failed(failure);
        }
        packets.send(packet, packet.whole(), rank);
    }

    private boolean atomically(int source) {
        if (!owner.locks().tryAccumulate()) {
            return false;
        }
        try {
            access(source);
        } finally {
            owner.locks().endAccumulate();
        }
        return true;
    }

    /** Makes an access, and answers if it is one that gives data. */
    private void access(int source) {
        boolean asks =
                switch (incoming.kind()) {
                    case GET, FETCH, SWAP -> true;
                    default -> false;
                };
        if (!asks) {
            MpiException failure = failure(() -> change(incoming));
            failures[source] = failures[source] == null ? failure : failures[source];
            return;
        }
        Packet answer =
                packets.take(incoming.length(), true).clear(Packet.Kind.ANSWER, incoming.id());
        MpiException failure = failure(() -> ask(incoming, answer));
        if (failure != null) {
            answer.failed(failure);
        }
        packets.send(answer, answer.whole(), source);
    }

    private void change(Packet packet) {
        if (packet.kind() == Packet.Kind.PUT) {
            owner.put(packet);
        } else {
            owner.accumulate(packet);
        }
    }

    private void ask(Packet packet, Packet answer) {
        switch (packet.kind()) {
            case FETCH -> owner.fetch(packet, answer);
            case SWAP -> owner.swap(packet, answer);
            default -> owner.get(packet, answer);
        }
    }

    /** What goes wrong here is told to the origin. */
    private static @Nullable MpiException failure(Runnable access) {
        try {
            access.run();
            return null;
        } catch (MpiException e) {
            return e;
        } catch (RuntimeException e) {
            return new MpiException(ErrorClass.INTERN, "an access failed at its target: " + e, e);
        }
    }
}
