package org.mpi4j.openmpi;

import java.lang.ref.Reference;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.raw.OpenMpi;

/**
 * Calls the function that combines data for an operation, in the form that the call is made in,
 * with the arguments that are bound to it.
 */
final class ReductionFunctions {
    private final long comm;

    ReductionFunctions(long comm) {
        this.comm = comm;
    }

    int traced(CollectiveCall call, TracedReduction r) {
        return allreduce(
                call, r.sendAddress(), r.receiveAddress(), 1, r.type(), TracedReduction.op());
    }

    int reduce(CollectiveCall call, int root) {
        Arguments a = call.arguments();
        Operand shape = a.receive().isBound() ? a.receive() : a.send();
        long from = a.send().address();
        long to = a.receive().address();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Reduce(from, to, shape.count(), shape.type(), a.op(), root, comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Reduce(
                            a.send().array(),
                            from,
                            a.receive().array(),
                            to,
                            shape.count(),
                            shape.type(),
                            a.op(),
                            root,
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ireduce(
                            from, to, shape.count(), shape.type(), a.op(), root, comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Reduce_init(
                            from,
                            to,
                            shape.count(),
                            shape.type(),
                            a.op(),
                            root,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    /** Whether an allreduce needs nothing but the buffers themselves or short copies of them. */
    static boolean isSimple(MpiBuffer send, MpiBuffer receive, Op op) {
        return op.isPredefined()
                && Simple.isSimple(receive)
                && (send == MpiBuffer.IN_PLACE || Simple.isSimple(send));
    }

    /** As {@link #allreduce(CollectiveCall)}, with nothing to bind or to keep. */
    int allreduceSimply(MpiBuffer send, MpiBuffer receive, Op op) {
        Scratch scratch = Scratch.current();
        boolean inPlace = send == MpiBuffer.IN_PLACE;
        long type = Simple.type(receive);
        long handle = NativeOp.of(op).use(receive.datatype()).handle();
        int count = (int) receive.count();
        try {
            long from = inPlace ? OpenMpi.MPI_IN_PLACE : Simple.input(send, scratch.copy());
            long to =
                    inPlace
                            ? Simple.input(receive, scratch.way())
                            : Simple.output(receive, scratch.way());
            int code = OpenMpi.MPI_Allreduce(from, to, count, type, handle, comm);
            if (code == OpenMpi.MPI_SUCCESS) {
                Simple.finish(receive, scratch.way());
            }
            return code;
        } finally {
            Reference.reachabilityFence(send);
            Reference.reachabilityFence(receive);
        }
    }

    int allreduce(CollectiveCall call) {
        Arguments a = call.arguments();
        long from = a.send().address();
        Operand r = a.receive();
        if (call.mode() == CollectiveCall.Mode.HOLDING) {
            return OpenMpi.mpi4j_pinned_Allreduce(
                    a.send().array(),
                    from,
                    r.array(),
                    r.address(),
                    r.count(),
                    r.type(),
                    a.op(),
                    comm);
        }
        return allreduce(call, from, r.address(), r.count(), r.type(), a.op());
    }

    private int allreduce(CollectiveCall call, long from, long to, int count, long type, long op) {
        return switch (call.mode()) {
            case BLOCKING, HOLDING -> OpenMpi.MPI_Allreduce(from, to, count, type, op, comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iallreduce(from, to, count, type, op, comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Allreduce_init(
                            from, to, count, type, op, comm, call.info(), call.slot());
        };
    }

    int reduceScatterBlock(CollectiveCall call, int count) {
        Arguments a = call.arguments();
        long from = a.send().address();
        Operand r = a.receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Reduce_scatter_block(
                            from, r.address(), count, r.type(), a.op(), comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Reduce_scatter_block(
                            a.send().array(),
                            from,
                            r.array(),
                            r.address(),
                            count,
                            r.type(),
                            a.op(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ireduce_scatter_block(
                            from, r.address(), count, r.type(), a.op(), comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Reduce_scatter_block_init(
                            from,
                            r.address(),
                            count,
                            r.type(),
                            a.op(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int reduceScatter(CollectiveCall call) {
        Arguments a = call.arguments();
        long from = a.send().address();
        Operand r = a.receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Reduce_scatter(
                            from, r.address(), a.countsAddress(), r.type(), a.op(), comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Reduce_scatter(
                            a.send().array(),
                            from,
                            r.array(),
                            r.address(),
                            a.countsAddress(),
                            r.type(),
                            a.op(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ireduce_scatter(
                            from,
                            r.address(),
                            a.countsAddress(),
                            r.type(),
                            a.op(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Reduce_scatter_init(
                            from,
                            r.address(),
                            a.countsAddress(),
                            r.type(),
                            a.op(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int scan(CollectiveCall call) {
        Arguments a = call.arguments();
        long from = a.send().address();
        Operand r = a.receive();
        return switch (call.mode()) {
            case BLOCKING -> OpenMpi.MPI_Scan(from, r.address(), r.count(), r.type(), a.op(), comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Scan(
                            a.send().array(),
                            from,
                            r.array(),
                            r.address(),
                            r.count(),
                            r.type(),
                            a.op(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iscan(
                            from, r.address(), r.count(), r.type(), a.op(), comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Scan_init(
                            from,
                            r.address(),
                            r.count(),
                            r.type(),
                            a.op(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    int exscan(CollectiveCall call) {
        Arguments a = call.arguments();
        long from = a.send().address();
        Operand r = a.receive();
        return switch (call.mode()) {
            case BLOCKING ->
                    OpenMpi.MPI_Exscan(from, r.address(), r.count(), r.type(), a.op(), comm);
            case HOLDING ->
                    OpenMpi.mpi4j_pinned_Exscan(
                            a.send().array(),
                            from,
                            r.array(),
                            r.address(),
                            r.count(),
                            r.type(),
                            a.op(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Iexscan(
                            from, r.address(), r.count(), r.type(), a.op(), comm, call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Exscan_init(
                            from,
                            r.address(),
                            r.count(),
                            r.type(),
                            a.op(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }
}
