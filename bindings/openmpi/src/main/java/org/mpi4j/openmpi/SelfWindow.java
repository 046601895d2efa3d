package org.mpi4j.openmpi;

import org.mpi4j.Datatype;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.WindowFlavor;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/**
 * Accesses to a window of one rank over memory of the program, where the library cannot make one:
 * they are copies within this process, complete when the call returns.
 */
final class SelfWindow extends SelfWindowState {
    /** Packing needs some communicator; the window's own may be closed before it. */
    private static final long COMM = OpenMpi.MPI_COMM_SELF;

    private final Environment environment;

    SelfWindow(
            Environment environment,
            NativeCommunicator comm,
            WindowFlavor flavor,
            NativeSegment segment,
            Info info) {
        super(comm, flavor, segment, info);
        this.environment = environment;
    }

    /** One access: origin and result as MPI takes them, the target where it is. */
    private final class Access implements AutoCloseable {
        private final Arguments arguments = Arguments.ofRequest();
        private final NativeDatatype type;
        private final Datatype datatype;
        private final int count;
        private final long target;

        Access(long displacement, long count, Datatype datatype) {
            this.target = locate(displacement, count, datatype);
            this.datatype = datatype;
            this.count = Counts.narrow(count);
            this.type = NativeDatatype.of(datatype).use();
        }

        void put(MpiBuffer origin) {
            Operand o = arguments.send();
            o.input(origin, PendingAccesses.form(origin));
            Slab packed = pack(o.address(), o.count(), o.type(), origin.dataBytes());
            unpack(packed, origin.dataBytes(), target, count, type.handle());
        }

        void get(MpiBuffer result) {
            Operand r = arguments.receive();
            r.output(result, PendingAccesses.form(result));
            Slab packed = pack(target, count, type.handle(), result.dataBytes());
            unpack(packed, result.dataBytes(), r.address(), r.count(), r.type());
            r.finish();
        }

        void combine(MpiBuffer origin, Op op) {
            if (op == Op.REPLACE) {
                put(origin);
            } else if (op != Op.NO_OP && datatype.isPredefined()) {
                Operand o = arguments.send();
                o.input(origin, PendingAccesses.form(origin));
                reduce(o.count(), o.address(), target, datatype, op);
            } else if (op != Op.NO_OP) {
                combinePacked(origin, op);
            }
        }

        /** Elements with gaps, or in another order at the target than at the origin. */
        private void combinePacked(MpiBuffer origin, Op op) {
            long bytes = origin.dataBytes();
            Operand o = arguments.send();
            o.input(origin, PendingAccesses.form(origin));
            Slab right = pack(o.address(), o.count(), o.type(), bytes);
            Slab left = pack(target, count, type.handle(), bytes);
            Datatype element = Datatype.of(datatype.primitive().orElseThrow());
            int elements = Counts.narrow(bytes / element.size());
            reduce(elements, right.address(), left.address(), element, op);
            unpack(left, bytes, target, count, type.handle());
        }

        private static void reduce(int n, long in, long inOut, Datatype element, Op op) {
            NativeOp how = NativeOp.of(op).use(element);
            long elementType = NativeDatatype.of(element).handle();
            int code = OpenMpi.MPI_Reduce_local(in, inOut, n, elementType, how.handle());
            Errors.check("MPI_Reduce_local", code);
        }

        private Slab pack(long from, int elements, long of, long bytes) {
            Slab packed = new Slab(Counts.staged(bytes));
            int[] position = new int[1];
            int code =
                    OpenMpi.MPI_Pack(
                            from, elements, of, packed.address(), (int) bytes, position, COMM);
            Errors.check("MPI_Pack", code);
            return packed;
        }

        private void unpack(Slab packed, long bytes, long to, int elements, long of) {
            int[] position = new int[1];
            int code =
                    OpenMpi.MPI_Unpack(
                            packed.address(), (int) bytes, position, to, elements, of, COMM);
            Errors.check("MPI_Unpack", code);
        }

        @Override
        public void close() {
            type.release();
            arguments.release();
        }
    }

    @Override
    public synchronized void put(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        try (Access access = new Access(displacement, count, type)) {
            access.put(origin);
        }
    }

    @Override
    public synchronized void get(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        try (Access access = new Access(displacement, count, type)) {
            access.get(origin);
        }
    }

    @Override
    public synchronized void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        try (Access access = new Access(displacement, count, type)) {
            access.combine(origin, op);
        }
    }

    @Override
    public synchronized void getAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op) {
        try (Access access = new Access(displacement, count, type)) {
            access.get(result);
            access.combine(origin, op);
        }
    }

    @Override
    public void fetchAndOp(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        getAccumulate(origin, result, rank, displacement, 1, result.datatype(), op);
    }

    @Override
    public synchronized void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement) {
        try (Access access = new Access(displacement, 1, result.datatype())) {
            access.get(result);
            if (sameBytes(result, compare)) {
                access.put(origin);
            }
        }
    }

    private static boolean sameBytes(MpiBuffer one, MpiBuffer other) {
        Operand a = new Operand(null);
        Operand b = new Operand(null);
        try {
            a.input(one, PendingAccesses.form(one));
            b.input(other, PendingAccesses.form(other));
            long bytes = one.dataBytes();
            return NativeMemory.view(a.address(), bytes)
                    .equals(NativeMemory.view(b.address(), bytes));
        } finally {
            a.release();
            b.release();
        }
    }

    @Override
    public Request nothing() {
        return new AccessRequest(environment).alreadyComplete();
    }

    @Override
    public Request rput(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        put(origin, rank, displacement, count, type);
        return nothing();
    }

    @Override
    public Request rget(MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        get(origin, rank, displacement, count, type);
        return nothing();
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
        getAccumulate(origin, result, rank, displacement, count, type, op);
        return nothing();
    }
}
