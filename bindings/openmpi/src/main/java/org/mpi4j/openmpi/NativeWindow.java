package org.mpi4j.openmpi;

import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/** A window's accesses and what is known of it (MPI 4.1 sections 12.2 and 12.3). */
final class NativeWindow extends NativeWindowSynchronization {
    private final Environment environment;
    private final WindowFlavor flavor;
    private final NativeSegment segment;

    NativeWindow(
            Environment environment,
            long win,
            NativeCommunicator comm,
            WindowFlavor flavor,
            NativeSegment segment) {
        super(win, comm.size());
        this.environment = environment;
        this.flavor = flavor;
        this.segment = segment;
    }

    @Override
    public void put(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            NativeDatatype target = NativeDatatype.of(type).use();
            try {
                Operand o = pending.input(origin);
                int code =
                        OpenMpi.MPI_Put(
                                o.address(),
                                o.count(),
                                o.type(),
                                rank,
                                displacement,
                                Counts.narrow(count),
                                target.handle(),
                                win());
                Errors.check("MPI_Put", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            } finally {
                target.release();
            }
        } finally {
            pending.leave();
        }
    }

    @Override
    public void get(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            NativeDatatype target = NativeDatatype.of(type).use();
            try {
                Operand o = pending.output(origin);
                int code =
                        OpenMpi.MPI_Get(
                                o.address(),
                                o.count(),
                                o.type(),
                                rank,
                                displacement,
                                Counts.narrow(count),
                                target.handle(),
                                win());
                Errors.check("MPI_Get", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            } finally {
                target.release();
            }
        } finally {
            pending.leave();
        }
    }

    @Override
    public void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        requireRightSums(origin, op);
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            NativeDatatype target = NativeDatatype.of(type).use();
            try {
                Operand o = pending.input(origin);
                int code =
                        OpenMpi.MPI_Accumulate(
                                o.address(),
                                o.count(),
                                o.type(),
                                rank,
                                displacement,
                                Counts.narrow(count),
                                target.handle(),
                                NativeOp.of(op).handle(),
                                win());
                Errors.check("MPI_Accumulate", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            } finally {
                target.release();
            }
        } finally {
            pending.leave();
        }
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
        requireRightSums(result, op);
        requireRightResults(type);
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            NativeDatatype target = NativeDatatype.of(type).use();
            try {
                Operand r = pending.output(result);
                Operand o = origin == MpiBuffer.NONE ? r : pending.input(origin);
                int code =
                        OpenMpi.MPI_Get_accumulate(
                                o.address(),
                                o.count(),
                                o.type(),
                                r.address(),
                                r.count(),
                                r.type(),
                                rank,
                                displacement,
                                Counts.narrow(count),
                                target.handle(),
                                NativeOp.of(op).handle(),
                                win());
                Errors.check("MPI_Get_accumulate", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            } finally {
                target.release();
            }
        } finally {
            pending.leave();
        }
    }

    @Override
    public void fetchAndOp(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            try {
                Operand r = pending.output(result);
                Operand o = origin == MpiBuffer.NONE ? r : pending.input(origin);
                int code =
                        OpenMpi.MPI_Fetch_and_op(
                                o.address(),
                                r.address(),
                                r.type(),
                                rank,
                                displacement,
                                NativeOp.of(op).handle(),
                                win());
                Errors.check("MPI_Fetch_and_op", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            }
        } finally {
            pending.leave();
        }
    }

    @Override
    public void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement) {
        PendingAccesses pending = pending(rank);
        pending.enter();
        try {
            int mark = pending.mark();
            try {
                Operand r = pending.output(result);
                Operand o = pending.input(origin);
                Operand c = pending.input(compare);
                int code =
                        OpenMpi.MPI_Compare_and_swap(
                                o.address(),
                                c.address(),
                                r.address(),
                                r.type(),
                                rank,
                                displacement,
                                win());
                Errors.check("MPI_Compare_and_swap", code);
            } catch (RuntimeException e) {
                pending.undo(mark);
                throw e;
            }
        } finally {
            pending.leave();
        }
    }

    /**
     * Open MPI's op/avx adds vectors of narrow integers with saturating instructions, single
     * elements rightly; accumulate takes no operation of our own in its place.
     */
    private static void requireRightSums(MpiBuffer elements, Op op) {
        if (op == Op.SUM && elements.dataBytes() > Short.BYTES && isNarrow(elements.datatype())) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "Open MPI does not add several integers of 8 or 16 bits rightly in a window;"
                            + " use one at a time, or int: "
                            + elements);
        }
    }

    /** Elements with gaps: osc/rdma of Open MPI 4.1 gives back whatever was in its memory. */
    private void requireRightResults(Datatype type) {
        boolean allocated = flavor == WindowFlavor.ALLOCATE || flavor == WindowFlavor.SHARED;
        if (!allocated && !type.map().isDense()) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "Open MPI does not give back elements with gaps rightly from a window of"
                            + " flavour "
                            + flavor
                            + "; use one call for each block: "
                            + type);
        }
    }

    private static boolean isNarrow(Datatype type) {
        Primitive primitive = type.primitive().orElse(Primitive.INT);
        return primitive.bytes() <= Short.BYTES;
    }

    @Override
    public Request rput(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        AccessRequest request = new AccessRequest(environment);
        Operand o = request.arguments().send();
        NativeDatatype target = NativeDatatype.of(type).use();
        try {
            o.input(origin, PendingAccesses.form(origin));
            int code =
                    OpenMpi.MPI_Rput(
                            o.address(),
                            o.count(),
                            o.type(),
                            rank,
                            displacement,
                            Counts.narrow(count),
                            target.handle(),
                            win(),
                            request.slot());
            return request.started("MPI_Rput", code);
        } finally {
            target.release();
            request.releaseUnlessStarted();
        }
    }

    @Override
    public Request rget(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        AccessRequest request = new AccessRequest(environment);
        Operand o = request.arguments().receive();
        NativeDatatype target = NativeDatatype.of(type).use();
        try {
            o.output(origin, PendingAccesses.form(origin));
            int code =
                    OpenMpi.MPI_Rget(
                            o.address(),
                            o.count(),
                            o.type(),
                            rank,
                            displacement,
                            Counts.narrow(count),
                            target.handle(),
                            win(),
                            request.slot());
            return request.started("MPI_Rget", code);
        } finally {
            target.release();
            request.releaseUnlessStarted();
        }
    }

    @Override
    public Request raccumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        requireRightSums(origin, op);
        AccessRequest request = new AccessRequest(environment);
        Operand o = request.arguments().send();
        NativeDatatype target = NativeDatatype.of(type).use();
        try {
            o.input(origin, PendingAccesses.form(origin));
            int code =
                    OpenMpi.MPI_Raccumulate(
                            o.address(),
                            o.count(),
                            o.type(),
                            rank,
                            displacement,
                            Counts.narrow(count),
                            target.handle(),
                            NativeOp.of(op).handle(),
                            win(),
                            request.slot());
            return request.started("MPI_Raccumulate", code);
        } finally {
            target.release();
            request.releaseUnlessStarted();
        }
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
        requireRightSums(result, op);
        requireRightResults(type);
        AccessRequest request = new AccessRequest(environment);
        Operand r = request.arguments().receive();
        Operand o = origin == MpiBuffer.NONE ? r : request.arguments().send();
        NativeDatatype target = NativeDatatype.of(type).use();
        try {
            r.output(result, PendingAccesses.form(result));
            if (o != r) {
                o.input(origin, PendingAccesses.form(origin));
            }
            int code =
                    OpenMpi.MPI_Rget_accumulate(
                            o.address(),
                            o.count(),
                            o.type(),
                            r.address(),
                            r.count(),
                            r.type(),
                            rank,
                            displacement,
                            Counts.narrow(count),
                            target.handle(),
                            NativeOp.of(op).handle(),
                            win(),
                            request.slot());
            return request.started("MPI_Rget_accumulate", code);
        } finally {
            target.release();
            request.releaseUnlessStarted();
        }
    }

    @Override
    public Request nothing() {
        return new AccessRequest(environment).alreadyComplete();
    }

    @Override
    public Group group() {
        long[] group = new long[1];
        Errors.check("MPI_Win_get_group", OpenMpi.MPI_Win_get_group(win(), group));
        return new NativeGroup(environment, group[0]);
    }

    @Override
    public WindowFlavor flavor() {
        return flavor;
    }

    @Override
    public WindowModel model() {
        Scratch scratch = Scratch.current();
        int[] found = new int[1];
        int code =
                OpenMpi.MPI_Win_get_attr(
                        win(), OpenMpi.MPI_WIN_MODEL, scratch.handleAddress(), found);
        Errors.check("MPI_Win_get_attr", code);
        if (found[0] == 0) {
            throw new MpiException(ErrorClass.INTERN, "the library does not tell MPI_WIN_MODEL");
        }
        // The attribute is a pointer to the value.
        int model = NativeMemory.view(scratch.handle(), Integer.BYTES).getInt(0);
        return model == OpenMpi.MPI_WIN_UNIFIED ? WindowModel.UNIFIED : WindowModel.SEPARATE;
    }

    @Override
    public WindowSegment segment() {
        return segment;
    }

    @Override
    public WindowSegment sharedQuery(int rank, long bytes) {
        Scratch scratch = Scratch.current();
        long[] size = new long[1];
        int[] unit = new int[1];
        int code = OpenMpi.MPI_Win_shared_query(win(), rank, size, unit, scratch.handleAddress());
        Errors.check("MPI_Win_shared_query", code);
        return new NativeSegment(bytes == 0 ? 0 : scratch.handle(), bytes, unit[0]);
    }

    @Override
    public long address(MpiBuffer memory) {
        return Operand.addressOf(memory);
    }

    @Override
    public void attach(MpiBuffer memory) {
        int code = OpenMpi.MPI_Win_attach(win(), address(memory), memory.byteLength());
        Errors.check("MPI_Win_attach", code);
    }

    @Override
    public void detach(long address) {
        Errors.check("MPI_Win_detach", OpenMpi.MPI_Win_detach(win(), address));
    }

    @Override
    public String name() {
        byte[] name = new byte[OpenMpi.MPI_MAX_OBJECT_NAME];
        int[] length = new int[1];
        Errors.check("MPI_Win_get_name", OpenMpi.MPI_Win_get_name(win(), name, length));
        return Handles.text(name, length[0]);
    }

    @Override
    public void setName(String name) {
        Errors.check("MPI_Win_set_name", OpenMpi.MPI_Win_set_name(win(), Handles.terminated(name)));
    }

    @Override
    public Info info() {
        long[] info = new long[1];
        Errors.check("MPI_Win_get_info", OpenMpi.MPI_Win_get_info(win(), info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public void setInfo(Info info) {
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check("MPI_Win_set_info", OpenMpi.MPI_Win_set_info(win(), hints.handle()));
        }
    }
}
