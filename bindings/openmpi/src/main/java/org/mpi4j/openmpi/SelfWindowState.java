package org.mpi4j.openmpi;

import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.TypeMap;
import org.mpi4j.WindowAssertion;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;
import org.mpi4j.spi.WindowBackend;

/** The memory and the synchronisation of a window of one rank, whose accesses are immediate. */
abstract class SelfWindowState implements WindowBackend {
    private final WindowFlavor flavor;
    private final NativeSegment segment;

    /** Sizes of attached memory by address. */
    private final TreeMap<Long, Long> attached = new TreeMap<>();

    private final Group members;
    private Info info;
    private String name = "";

    /** Epochs in which this rank accesses itself, less those that it has exposed itself in. */
    private int completed;

    private boolean awaited;
    private boolean started;

    SelfWindowState(
            NativeCommunicator comm, WindowFlavor flavor, NativeSegment segment, Info info) {
        this.flavor = flavor;
        this.segment = segment;
        this.info = info.dup();
        this.members = comm.group();
    }

    /** Where a displacement is; the caller has checked it against the size. */
    final long locate(long displacement, long count, Datatype type) {
        if (flavor != WindowFlavor.DYNAMIC) {
            return segment.address() + displacement * segment.dispUnit();
        }
        TypeMap map = type.map();
        long steps = count == 0 ? 0 : (count - 1) * map.extent();
        long low = displacement + Math.min(0, steps) + map.trueLowerBound();
        long high = displacement + Math.max(0, steps) + map.trueUpperBound();
        Map.Entry<Long, Long> memory = attached.floorEntry(low);
        if (memory == null || high > memory.getKey() + memory.getValue()) {
            throw new MpiException(
                    ErrorClass.RMA_RANGE,
                    count + " x " + type + " at " + displacement + " are not in attached memory");
        }
        return displacement;
    }

    @Override
    public final Group group() {
        return members.incl(0);
    }

    @Override
    public final WindowFlavor flavor() {
        return flavor;
    }

    @Override
    public final WindowModel model() {
        return WindowModel.UNIFIED;
    }

    @Override
    public final WindowSegment segment() {
        return segment;
    }

    @Override
    public final WindowSegment sharedQuery(int rank, long bytes) {
        return segment;
    }

    @Override
    public final long address(MpiBuffer memory) {
        return Operand.addressOf(memory);
    }

    @Override
    public final synchronized void attach(MpiBuffer memory) {
        attached.put(address(memory), memory.byteLength());
    }

    @Override
    public final synchronized void detach(long address) {
        attached.remove(address);
    }

    @Override
    public final synchronized String name() {
        return name;
    }

    @Override
    public final synchronized void setName(String text) {
        name = text;
    }

    @Override
    public final synchronized Info info() {
        return info.dup();
    }

    @Override
    public final synchronized void setInfo(Info hints) {
        info = hints.dup();
    }

    @Override
    public final void fence(Set<WindowAssertion> assertions) {
        sync();
    }

    @Override
    public final synchronized void start(Group targets, Set<WindowAssertion> assertions) {
        started = targets.size() > 0;
    }

    @Override
    public final synchronized void complete() {
        if (started) {
            completed++;
            notifyAll();
        }
    }

    @Override
    public final synchronized void post(Group origins, Set<WindowAssertion> assertions) {
        awaited = origins.size() > 0;
    }

    @Override
    public final synchronized void await() {
        boolean interrupted = false;
        while (!test()) {
            try {
                wait();
            } catch (InterruptedException e) {
                // As every other call that waits for MPI, it goes on.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final synchronized boolean test() {
        if (awaited && completed == 0) {
            return false;
        }
        if (awaited) {
            completed--;
        }
        return true;
    }

    @Override
    public final void lock(LockType type, int rank, Set<WindowAssertion> assertions) {
        sync();
    }

    @Override
    public final void unlock(int rank) {
        sync();
    }

    @Override
    public final void lockAll(Set<WindowAssertion> assertions) {
        sync();
    }

    @Override
    public final void unlockAll() {
        sync();
    }

    @Override
    public final void flush(int rank) {
        sync();
    }

    @Override
    public final void flushAll() {
        sync();
    }

    @Override
    public final void flushLocal(int rank) {
        sync();
    }

    @Override
    public final void flushLocalAll() {
        sync();
    }

    @Override
    public final void sync() {
        VarHandle.fullFence();
    }

    @Override
    public final void close() {
        members.close();
    }
}
