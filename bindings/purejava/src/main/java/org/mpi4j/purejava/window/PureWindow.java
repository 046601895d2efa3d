package org.mpi4j.purejava.window;

import org.mpi4j.Datatype;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.purejava.window.Target.Asker;

/** A window's accesses and what is known of it (MPI 4.1 sections 12.2 and 12.3). */
final class PureWindow extends PureWindowSynchronization {
    private final Made made;
    private volatile String name = "";
    private volatile Info info;

    PureWindow(Team team, Made made, Info info) {
        super(team, made);
        this.made = made;
        this.info = info.dup();
    }

    @Override
    public void put(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        target(rank).put(RawMemory.reachable(origin), displacement, count, type);
    }

    @Override
    public void get(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        MpiBuffer into = RawMemory.reachable(origin);
        target(rank).get(into, displacement, count, type, Asker.EPOCH);
    }

    @Override
    public void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        target(rank).accumulate(RawMemory.reachable(origin), displacement, count, type, op);
    }

    private static Target.Fetch fetch(MpiBuffer origin, MpiBuffer result, Op op) {
        return new Target.Fetch(RawMemory.reachable(origin), RawMemory.reachable(result), op);
    }

    @Override
    public void getAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op) {
        Target.Fetch fetch = fetch(origin, result, op);
        target(rank).fetch(fetch, displacement, count, type, Asker.EPOCH);
    }

    @Override
    public void fetchAndOp(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        MpiBuffer from = RawMemory.reachable(origin);
        target(rank).fetchAndOp(from, RawMemory.reachable(result), displacement, op);
    }

    @Override
    public void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement) {
        target(rank)
                .compareAndSwap(
                        RawMemory.reachable(origin),
                        RawMemory.reachable(compare),
                        RawMemory.reachable(result),
                        displacement);
    }

    @Override
    public Request nothing() {
        return wire().start(Pending.DONE);
    }

    @Override
    public Request rput(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        put(origin, rank, displacement, count, type);
        return nothing();
    }

    @Override
    public Request rget(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        MpiBuffer into = RawMemory.reachable(origin);
        return wire().start(target(rank).get(into, displacement, count, type, Asker.REQUEST));
    }

    @Override
    public Request raccumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        accumulate(origin, rank, displacement, count, type, op);
        return nothing();
    }

    @Override
    public Request rgetAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op) {
        Target.Fetch fetch = fetch(origin, result, op);
        return wire().start(target(rank).fetch(fetch, displacement, count, type, Asker.REQUEST));
    }

    @Override
    public Group group() {
        return team().group();
    }

    @Override
    public WindowFlavor flavor() {
        return made.flavor();
    }

    @Override
    public WindowModel model() {
        return WindowModel.UNIFIED;
    }

    @Override
    public WindowSegment segment() {
        return made.own().segment();
    }

    @Override
    public WindowSegment sharedQuery(int rank, long bytes) {
        return made.exposure(rank).segment();
    }

    @Override
    public long address(MpiBuffer memory) {
        return Region.addressOf(memory);
    }

    @Override
    public void attach(MpiBuffer memory) {
        long address = address(memory);
        made.own().attach(address, Region.of(memory, address));
    }

    @Override
    public void detach(long address) {
        made.own().detach(address);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void setName(String text) {
        name = text;
    }

    @Override
    public Info info() {
        return info.dup();
    }

    @Override
    public void setInfo(Info hints) {
        info = hints.dup();
    }
}
