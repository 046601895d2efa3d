package org.mpi4j.purejava.window;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.TypeMap;
import org.mpi4j.purejava.matching.Progressable;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/**
 * A rank whose memory this process reaches: accesses are copies and over at once. What orders them
 * is the synchronisation around them.
 */
final class DirectTarget implements Target {
    private final Wire wire;
    private final Exposure exposure;

    /** How to wait, made once: waiting is rare, but must not make objects. */
    private final Progressable accumulating;

    private final Progressable lockingShared;
    private final Progressable lockingExclusive;

    DirectTarget(Wire wire, Exposure exposure) {
        this.wire = wire;
        this.exposure = exposure;
        LockWords locks = exposure.locks;
        accumulating = locks::tryAccumulate;
        lockingShared = () -> locks.tryLock(LockType.SHARED);
        lockingExclusive = () -> locks.tryLock(LockType.EXCLUSIVE);
    }

    private Region region(long at, long count, TypeMap map) {
        return map.isDense()
                ? exposure.region(at, at + count * map.size())
                : exposure.region(at + map.lowest(count), at + map.highest(count));
    }

    /** Whether elements of the storage may be copied as such, not as bytes. */
    private static boolean fits(MpiBuffer buffer, long at, TypeMap map) {
        return map.isDense() && at % buffer.element().bytes() == 0;
    }

    @Override
    public void put(MpiBuffer origin, long displacement, long count, Datatype type) {
        long bytes = origin.dataBytes();
        if (bytes == 0) {
            return;
        }
        long at = exposure.at(displacement);
        TypeMap map = type.map();
        Region region = region(at, count, map);
        long inside = at - region.start();
        if (fits(origin, inside, map)) {
            Packing.pack(origin, 0, region.memory(), (int) inside, (int) bytes);
            return;
        }
        MpiBuffer view = region.view(at, count, type);
        Memory staging = Staging.current().given;
        for (long done = 0; done < bytes; done += Staging.BYTES) {
            int length = (int) Math.min(Staging.BYTES, bytes - done);
            Packing.pack(origin, done, staging, 0, length);
            Packing.unpack(staging, 0, view, done, length);
        }
    }

    @Override
    public Pending get(MpiBuffer origin, long displacement, long count, Datatype type, Asker a) {
        long bytes = origin.dataBytes();
        if (bytes == 0) {
            return Pending.DONE;
        }
        long at = exposure.at(displacement);
        TypeMap map = type.map();
        Region region = region(at, count, map);
        long inside = at - region.start();
        if (fits(origin, inside, map)) {
            Packing.unpack(region.memory(), (int) inside, origin, 0, (int) bytes);
            return Pending.DONE;
        }
        MpiBuffer view = region.view(at, count, type);
        Memory staging = Staging.current().there;
        for (long done = 0; done < bytes; done += Staging.BYTES) {
            int length = (int) Math.min(Staging.BYTES, bytes - done);
            Packing.pack(view, done, staging, 0, length);
            Packing.unpack(staging, 0, origin, done, length);
        }
        return Pending.DONE;
    }

    @Override
    public void accumulate(MpiBuffer origin, long displacement, long count, Datatype type, Op op) {
        combine(origin, MpiBuffer.NONE, op, displacement, count, type);
    }

    @Override
    public Pending fetch(Fetch fetch, long displacement, long count, Datatype type, Asker asker) {
        combine(fetch.origin(), fetch.result(), fetch.op(), displacement, count, type);
        return Pending.DONE;
    }

    @Override
    public void fetchAndOp(MpiBuffer origin, MpiBuffer result, long displacement, Op op) {
        combine(origin, result, op, displacement, 1, result.datatype());
    }

    private void combine(
            MpiBuffer origin,
            MpiBuffer result,
            Op op,
            long displacement,
            long count,
            Datatype type) {
        if (count * type.size() == 0) {
            return;
        }
        long at = exposure.at(displacement);
        Region region = region(at, count, type.map());
        MpiBuffer view = view(region, at, count, type);
        Staging staging = Staging.current();
        Datatype element = element(type);
        long bytes = count * type.size();
        beginAccumulate();
        try {
            for (long done = 0; done < bytes; done += Staging.BYTES) {
                int length = (int) Math.min(Staging.BYTES, bytes - done);
                region.read(at, view, done, staging.there, length);
                if (result != MpiBuffer.NONE) {
                    Packing.unpack(staging.there, 0, result, done, length);
                }
                if (op != Op.NO_OP) {
                    Packing.pack(origin, done, staging.given, 0, length);
                    staging.combine(op, element, length);
                    region.write(at, view, done, staging.there, length);
                }
            }
        } finally {
            exposure.locks.endAccumulate();
        }
    }

    /** What elements of a type are combined as. */
    static Datatype element(Datatype type) {
        return type.isPredefined() ? type : Datatype.of(type.primitive().orElseThrow());
    }

    /** Elements of a derived type as one stream; null if they lie in the window like that. */
    private static @Nullable MpiBuffer view(Region region, long at, long count, Datatype type) {
        return type.map().isDense() ? null : region.view(at, count, type);
    }

    @Override
    public void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, long displacement) {
        Datatype type = result.datatype();
        int length = (int) type.size();
        long at = exposure.at(displacement);
        Region region = region(at, 1, type.map());
        Staging staging = Staging.current();
        beginAccumulate();
        try {
            region.read(at, null, 0, staging.there, length);
            Packing.unpack(staging.there, 0, result, 0, length);
            Packing.pack(compare, 0, staging.given, 0, length);
            if (staging.isEqual(length)) {
                Packing.pack(origin, 0, staging.there, 0, length);
                region.write(at, null, 0, staging.there, length);
            }
        } finally {
            exposure.locks.endAccumulate();
        }
    }

    private void beginAccumulate() {
        if (!exposure.locks.tryAccumulate()) {
            wire.run(accumulating);
        }
    }

    @Override
    public void lock(LockType type) {
        if (!exposure.locks.tryLock(type)) {
            wire.run(type == LockType.EXCLUSIVE ? lockingExclusive : lockingShared);
        }
    }

    @Override
    public void unlock(LockType type) {
        // Releases: whoever locks next sees what was written.
        exposure.locks.unlock(type);
    }

    @Override
    public void flush() {
        VarHandle.fullFence();
    }

    @Override
    public void flushLocal() {
        // Copies are over when their calls return.
    }
}
