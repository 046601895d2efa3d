package org.mpi4j.purejava.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.TypeMap;
import org.mpi4j.purejava.matching.Progressable;
import org.mpi4j.spi.Packing;

/** A rank that is asked for accesses to its memory by messages. */
final class RemoteTarget implements Target {
    /** Where the second operand of a swap is in the data. */
    static final int SECOND = 16;

    private final Service service;
    private final int rank;

    /** What nobody has a request of; guarded by the engine's lock. */
    private final List<Pending> unsettled = new ArrayList<>();

    /** Whether the target was asked for something since the last flush; guarded as well. */
    private boolean dirty;

    RemoteTarget(Service service, int rank) {
        this.service = service;
        this.rank = rank;
    }

    /** Asks for an access in as many packets as it needs. */
    private class Asking implements Progressable {
        private final Packet.Kind kind;
        private final MpiBuffer origin;
        private final long displacement;
        private final TypeMap map;
        private final long bytes;
        private final @Nullable Pending pending;
        private long done;

        Asking(
                Packet.Kind kind,
                MpiBuffer origin,
                long displacement,
                long count,
                Datatype type,
                @Nullable Pending pending) {
            this.kind = kind;
            this.origin = origin;
            this.displacement = displacement;
            this.map = type.map();
            this.bytes = count * type.size();
            this.pending = pending;
        }

        @Override
        public boolean advance() {
            while (done < bytes) {
                if (!service.hasRoom()) {
                    return false;
                }
                dirty = true;
                done += ask();
            }
            return true;
        }

        private int ask() {
            Packet packet = service.packets().take(bytes, map.isDense());
            int id = pending == null ? 0 : service.await(pending, done);
            finish(packet.clear(kind, id).displacement(displacement));
            int length = packet.cut(map, done, bytes);
            if (origin == MpiBuffer.NONE) {
                service.packets().send(packet, packet.request(), rank);
            } else {
                Packing.pack(origin, done, packet.memory(), packet.data(), length);
                service.packets().send(packet, packet.whole(), rank);
            }
            return length;
        }

        /** What else the packet tells. */
        void finish(Packet packet) {}
    }

    /** An access that combines. */
    private final class Combining extends Asking {
        private final Op op;
        private final Datatype element;

        Combining(
                Packet.Kind kind,
                MpiBuffer origin,
                Op op,
                long displacement,
                long count,
                Datatype type,
                @Nullable Pending pending) {
            super(
                    kind,
                    op == Op.NO_OP ? MpiBuffer.NONE : origin,
                    displacement,
                    count,
                    type,
                    pending);
            this.op = op;
            this.element = DirectTarget.element(type);
        }

        @Override
        void finish(Packet packet) {
            packet.combining(op, element);
        }
    }

    @Override
    public void put(MpiBuffer origin, long displacement, long count, Datatype type) {
        service.run(new Asking(Packet.Kind.PUT, origin, displacement, count, type, null));
    }

    @Override
    public Pending get(MpiBuffer origin, long displacement, long count, Datatype type, Asker a) {
        Pending pending = new Pending(origin);
        service.run(
                new Asking(Packet.Kind.GET, MpiBuffer.NONE, displacement, count, type, pending));
        return kept(pending, a);
    }

    private Pending kept(Pending pending, Asker asker) {
        if (asker == Asker.EPOCH) {
            service.run(() -> unsettled.add(pending));
        }
        return pending;
    }

    @Override
    public void accumulate(MpiBuffer origin, long displacement, long count, Datatype type, Op op) {
        Packet.Kind kind = Packet.Kind.ACCUMULATE;
        service.run(new Combining(kind, origin, op, displacement, count, type, null));
    }

    @Override
    public Pending fetch(Fetch fetch, long displacement, long count, Datatype type, Asker asker) {
        Pending pending = new Pending(fetch.result());
        Packet.Kind kind = Packet.Kind.FETCH;
        service.run(
                new Combining(
                        kind, fetch.origin(), fetch.op(), displacement, count, type, pending));
        return kept(pending, asker);
    }

    @Override
    public void fetchAndOp(MpiBuffer origin, MpiBuffer result, long displacement, Op op) {
        Datatype type = result.datatype();
        fetch(new Fetch(origin, result, op), displacement, 1, type, Asker.EPOCH);
    }

    @Override
    public void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, long displacement) {
        Pending pending = new Pending(result);
        TypeMap map = result.datatype().map();
        service.run(
                () -> {
                    if (!service.hasRoom()) {
                        return false;
                    }
                    int id = service.await(pending, 0);
                    Packet packet = service.packets().take(2 * SECOND, true);
                    packet.clear(Packet.Kind.SWAP, id).displacement(displacement);
                    int length = packet.cut(map, 0, map.size());
                    Packing.pack(origin, 0, packet.memory(), packet.data(), length);
                    Packing.pack(compare, 0, packet.memory(), packet.data() + SECOND, length);
                    packet.length(SECOND + length);
                    MpiBuffer part = packet.whole();
                    packet.length(length);
                    service.packets().send(packet, part, rank);
                    dirty = true;
                    return unsettled.add(pending);
                });
    }

    /** Asks, and waits for the answer. The type of lock is not looked at by a flush. */
    private void ask(Packet.Kind kind, LockType type) {
        Pending pending = new Pending(MpiBuffer.NONE);
        service.run(
                () -> {
                    if (!service.hasRoom()) {
                        return false;
                    }
                    Packet packet = service.packets().take(0, true);
                    packet.clear(kind, service.await(pending, 0)).lock(type);
                    service.packets().send(packet, packet.whole(), rank);
                    return true;
                });
        service.run(pending);
    }

    @Override
    public void lock(LockType type) {
        ask(Packet.Kind.LOCK, type);
    }

    @Override
    public void unlock(LockType type) {
        dirty = false;
        settleAfter(() -> ask(Packet.Kind.UNLOCK, type));
    }

    @Override
    public void flush() {
        if (dirty) {
            dirty = false;
            settleAfter(() -> ask(Packet.Kind.FLUSH, LockType.SHARED));
        }
    }

    /** Answers to accesses come before the answer to what is asked after them. */
    private void settleAfter(Runnable asking) {
        try {
            asking.run();
        } finally {
            flushLocal();
        }
    }

    @Override
    public void flushLocal() {
        MpiException[] first = new MpiException[1];
        service.run(
                () -> {
                    if (!unsettled.stream().allMatch(Pending::isDone)) {
                        return false;
                    }
                    for (Pending pending : unsettled) {
                        first[0] = first[0] == null ? pending.error() : first[0];
                    }
                    unsettled.clear();
                    return true;
                });
        if (first[0] != null) {
            throw first[0];
        }
    }
}
