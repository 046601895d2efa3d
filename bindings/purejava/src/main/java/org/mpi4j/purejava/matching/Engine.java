package org.mpi4j.purejava.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Status;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.JobControl;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.purejava.transport.Inlet;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.spi.Packing;
import org.mpi4j.spi.PointToPointBackend.SendMode;
import org.mpi4j.spi.RequestEngine;

/**
 * Everything that one rank sends and receives. Progress is made by threads of the program that wait
 * or test; every other method is called with the lock held.
 *
 * <p>Small messages travel whole. Large ones are announced; the receiver answers when it has
 * matched them, and then the data streams in frames from the sender's buffer through the channel
 * into the receiver's.
 */
final class Engine {
    private static final int EAGER_LIMIT = 8 << 10;

    /** How often processes of other jobs are looked at, by a rank that does nothing else. */
    private static final long FOREIGN_NANOS = 2_000;

    private final int rank;

    /** The ranks of the world, then processes of other jobs. */
    private @Nullable Peer[] peers;

    /** The other ranks of the world. */
    private final Peer[] others;

    /** Processes of other jobs. To look for their frames takes system calls. */
    private Peer[] foreign = {};

    private final int worldSize;
    private long foreignLooked;
    private final int eagerLimit;
    private final JobControl control;
    private final EngineLock lock = new EngineLock();
    private final Waiting waiting;
    private final Completer completer = new Completer(this);
    private final MatchQueues queues = new MatchQueues();
    private final StagingPool staging = new StagingPool();
    private final RequestTable<SendRequest> sends = new RequestTable<>();
    private final RequestTable<ReceiveRequest> receives = new RequestTable<>();
    private final List<ScheduleRequest> schedules = new ArrayList<>();
    private final Spares spares = new Spares(this);
    private Status lastStatus = Status.EMPTY;
    private boolean closed;

    /**
     * The engine of one rank.
     *
     * @param endpoint its links and its job
     */
    Engine(Endpoint endpoint) {
        rank = endpoint.rank();
        control = endpoint.control();
        waiting = new Waiting(lock, control);
        worldSize = endpoint.size();
        peers = new @Nullable Peer[worldSize];
        List<Peer> linked = new ArrayList<>();
        int limit = EAGER_LIMIT;
        for (int i = 0; i < peers.length; i++) {
            int peer = i;
            if (i != rank) {
                Peer made =
                        new Peer(
                                peer,
                                endpoint.links()
                                        .get(i)
                                        .orElseThrow(
                                                () ->
                                                        new MpiException(
                                                                ErrorClass.INTERN,
                                                                "no link to rank " + peer)));
                peers[i] = made;
                linked.add(made);
                limit = Math.min(limit, made.outlet.largestPayload());
            }
        }
        others = linked.toArray(Peer[]::new);
        eagerLimit = limit;
    }

    Waiting waiting() {
        return waiting;
    }

    EngineLock lock() {
        return lock;
    }

    JobControl control() {
        return control;
    }

    RequestEngine completer() {
        return completer;
    }

    StagingPool staging() {
        return staging;
    }

    RequestTable<SendRequest> sends() {
        return sends;
    }

    RequestTable<ReceiveRequest> receives() {
        return receives;
    }

    Spares spares() {
        return spares;
    }

    MatchQueue queue(long context) {
        return queues.of(context);
    }

    void forget(long context) {
        queues.remove(context);
    }

    /** Messages go to and come from one more process. */
    void add(int index, Link link) {
        Peer made = new Peer(index, link);
        peers = Arrays.copyOf(peers, Math.max(peers.length, index + 1));
        peers[index] = made;
        listForeign();
    }

    /** Nothing goes to or comes from a process any more. */
    void remove(int index) {
        peers[index] = null;
        listForeign();
    }

    private void listForeign() {
        foreign =
                Arrays.stream(peers).skip(worldSize).filter(Objects::nonNull).toArray(Peer[]::new);
        waiting.adapt();
    }

    /** Whether all that was sent to a process has arrived, or needs nothing more from here. */
    boolean hasDelivered(int index) {
        Peer peer = peers[index];
        return peer == null || (peer.isIdle() && peer.unanswered == 0);
    }

    /** Starts a send. Null if it is done already. Ranks are ranks in the world. */
    @Nullable SendRequest send(SendMode mode, MpiBuffer buffer, int dest, int tag, long context) {
        Peer peer = peers[dest];
        if (peer == null) {
            requireSelf(dest);
            return sendToSelf(mode, buffer, tag, context);
        }
        long bytes = buffer.dataBytes();
        boolean synchronous = mode == SendMode.SYNCHRONOUS;
        boolean eager = bytes <= eagerLimit && peer.outlet.takeCredit((int) bytes);
        if (eager && !synchronous && peer.isClear()) {
            int length = (int) bytes;
            if (peer.outlet.offer(Frame.EAGER, tag, context, 0, 0, buffer, 0, length)) {
                return null;
            }
        }
        int small = synchronous ? Frame.EAGER_SYNCHRONOUS : Frame.EAGER;
        int kind = eager ? small : Frame.READY_TO_SEND;
        SendRequest request = spares.send();
        request.prepare(peer, kind, buffer, tag, context);
        peer.send(request);
        return request;
    }

    private void requireSelf(int dest) {
        if (dest != rank) {
            throw new MpiException(ErrorClass.INTERN, "process " + dest + " is disconnected");
        }
    }

    private @Nullable SendRequest sendToSelf(
            SendMode mode, MpiBuffer buffer, int tag, long context) {
        SendRequest request = spares.send();
        request.prepare(null, Frame.READY_TO_SEND, buffer, tag, context);
        LocalArrival arrival = new LocalArrival(this, rank, request);
        MatchQueue queue = queues.of(context);
        ReceiveRequest posted = queue.take(rank, tag);
        if (posted != null) {
            arrival.deliver(posted);
        } else if (mode == SendMode.SYNCHRONOUS || request.bytes > eagerLimit) {
            queue.keep(arrival);
        } else {
            queue.keep(copyOf(request));
            spares.give(request);
            return null;
        }
        return request;
    }

    private Arrival copyOf(SendRequest request) {
        int length = (int) request.bytes;
        StagingPool.Slot slot = staging.take(length);
        if (length > 0) {
            Packing.pack(request.buffer, 0, slot.memory, slot.at, length);
        }
        return spares.stored().local(rank, request.tag, length, slot);
    }

    /** Starts a receive that was prepared. */
    void receive(ReceiveRequest request) {
        Arrival arrival = request.queue.takeArrival(request.source, request.tag);
        if (arrival == null) {
            request.queue.post(request);
        } else {
            arrival.deliver(request);
        }
    }

    /** Statuses are values: equal ones in a row are one object. */
    Status status(int source, int tag, long bytes) {
        Status last = lastStatus;
        if (last.source() == source && last.tag() == tag && last.bytes() == bytes) {
            return last;
        }
        Status made = new Status(source, tag, bytes, false);
        lastStatus = made;
        return made;
    }

    /** Runs a schedule to its end. */
    void run(Progressable schedule) {
        int looks = 0;
        while (!schedule.advance()) {
            looks = look(looks);
        }
    }

    /** Makes progress, or pauses after so many looks in vain; gives their new number. */
    int look(int looks) {
        return progress() ? 0 : waiting.pause(looks);
    }

    PureRequest start(Progressable schedule) {
        ScheduleRequest request = new ScheduleRequest(this, schedule);
        request.advance();
        if (!request.isDone()) {
            schedules.add(request);
        }
        return request;
    }

    void await(Ending request) {
        int looks = 0;
        while (!request.isDone()) {
            looks = look(looks);
        }
    }

    void await(BooleanSupplier condition) {
        int looks = 0;
        while (!condition.getAsBoolean()) {
            looks = look(looks);
        }
    }

    /**
     * Does what can be done now: one frame from each peer at most, so that a rank that waits for
     * one message does not store more of the others than it must.
     *
     * @return whether anything was done
     */
    boolean progress() {
        boolean moved = progress(others);
        if (foreign.length > 0) {
            moved |= progressForeign();
        }
        return schedules.isEmpty() ? moved : advanceSchedules() || moved;
    }

    private boolean progress(Peer[] some) {
        boolean moved = false;
        for (Peer peer : some) {
            if (peer.inlet.poll()) {
                handle(peer);
                moved = true;
            }
            moved |= peer.flush();
        }
        return moved;
    }

    /** Not with every look, so that messages in the world stay nearly as fast as they are. */
    private boolean progressForeign() {
        long now = System.nanoTime();
        if (now - foreignLooked < FOREIGN_NANOS) {
            return false;
        }
        boolean moved = progress(foreign);
        // If something has come there may be more.
        foreignLooked = moved ? now - FOREIGN_NANOS : System.nanoTime();
        return moved;
    }

    private boolean advanceSchedules() {
        boolean moved = false;
        // A schedule may start another while it advances; that one comes last.
        for (int i = 0; i < schedules.size(); i++) {
            ScheduleRequest schedule = schedules.get(i);
            schedule.advance();
            moved |= schedule.isDone();
        }
        if (moved) {
            schedules.removeIf(PureRequest::isDone);
        }
        return moved;
    }

    private void handle(Peer peer) {
        Inlet inlet = peer.inlet;
        switch (inlet.kind()) {
            case Frame.EAGER -> eager(peer, inlet);
            case Frame.EAGER_SYNCHRONOUS -> eagerSynchronous(peer, inlet);
            case Frame.READY_TO_SEND -> announced(peer, inlet);
            case Frame.CLEAR_TO_SEND -> cleared(peer, inlet);
            case Frame.DATA -> data(inlet);
            case Frame.MATCHED -> sends.get((int) inlet.first()).end();
            default ->
                    throw new MpiException(
                            ErrorClass.INTERN,
                            "a frame of kind " + inlet.kind() + " from rank " + peer.rank);
        }
        inlet.release();
    }

    private void eager(Peer peer, Inlet inlet) {
        MatchQueue queue = queues.of(inlet.context());
        ReceiveRequest posted = queue.take(peer.rank, inlet.tag());
        if (posted != null) {
            accept(peer, inlet, posted);
        } else {
            StagingPool.Slot slot = store(inlet);
            queue.keep(spares.stored().remote(peer, inlet.tag(), inlet.length(), slot));
        }
    }

    private void eagerSynchronous(Peer peer, Inlet inlet) {
        MatchQueue queue = queues.of(inlet.context());
        ReceiveRequest posted = queue.take(peer.rank, inlet.tag());
        if (posted != null) {
            accept(peer, inlet, posted);
            peer.control(Frame.MATCHED, 0, inlet.first(), 0);
        } else {
            StagingPool.Slot slot = store(inlet);
            queue.keep(
                    spares.stored()
                            .remote(peer, inlet.tag(), inlet.length(), slot)
                            .synchronous(inlet.first()));
        }
    }

    private static void accept(Peer peer, Inlet inlet, ReceiveRequest posted) {
        int length = inlet.length();
        int taken = (int) posted.matched(peer.rank, inlet.tag(), length);
        inlet.copyTo(posted.buffer, 0, taken);
        inlet.giveCredit(length);
        posted.stored(taken);
    }

    private StagingPool.Slot store(Inlet inlet) {
        StagingPool.Slot slot = staging.take(inlet.length());
        inlet.copyTo(slot.memory, slot.at);
        return slot;
    }

    private void announced(Peer peer, Inlet inlet) {
        MatchQueue queue = queues.of(inlet.context());
        AnnouncedArrival arrival =
                spares.announced().of(peer, inlet.tag(), inlet.second(), inlet.first());
        ReceiveRequest posted = queue.take(peer.rank, inlet.tag());
        if (posted != null) {
            arrival.deliver(posted);
        } else {
            queue.keep(arrival);
        }
    }

    private void cleared(Peer peer, Inlet inlet) {
        SendRequest request = sends.get((int) inlet.first());
        long wanted = inlet.second();
        if (wanted == 0) {
            request.end();
        } else {
            request.cleared(inlet.tag(), wanted);
            peer.stream(request);
        }
    }

    private void data(Inlet inlet) {
        int id = inlet.tag();
        ReceiveRequest request = receives.get(id);
        inlet.copyTo(request.buffer, inlet.second(), inlet.length());
        if (request.stored(inlet.length())) {
            receives.remove(id);
        }
    }

    /** Waits until nothing waits to be sent any more. */
    void drain() {
        await(
                () -> {
                    for (Peer peer : peers) {
                        if (peer != null && !peer.isIdle()) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    void requireOpen() {
        if (closed) {
            throw new MpiException(ErrorClass.OTHER, "MPI is finalised");
        }
    }

    void close() {
        closed = true;
    }

    /** For messages from nobody. */
    static final Status FROM_NOBODY = new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false);
}
