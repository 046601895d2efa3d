package org.mpi4j.openmpi;

import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Request;
import org.mpi4j.openmpi.BuffersOperand.Width;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Grid;
import org.mpi4j.spi.Initiation;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.Topology;

/**
 * Collective communication with the neighbours in a topology (MPI 4.1 sections 8.6 to 8.8). What is
 * received into is bound as if it were read, too: where there is no neighbour it stays as it is.
 */
final class NativeNeighborhood implements NeighborhoodBackend {
    private static final FunctionName ALLGATHER = FunctionName.of("Neighbor_allgather");
    private static final FunctionName ALLGATHERV = FunctionName.of("Neighbor_allgatherv");
    private static final FunctionName ALLTOALL = FunctionName.of("Neighbor_alltoall");
    private static final FunctionName ALLTOALLV = FunctionName.of("Neighbor_alltoallv");
    private static final FunctionName ALLTOALLW = FunctionName.of("Neighbor_alltoallw");

    private final Environment environment;
    private final long comm;
    private final int sources;
    private final int destinations;
    private final boolean hasSmallRing;

    NativeNeighborhood(Environment environment, long comm, Topology topology, int rank) {
        this.environment = environment;
        this.comm = comm;
        int[] from = topology.sources(rank);
        this.sources = from.length;
        this.destinations = topology.destinations(rank).length;
        this.hasSmallRing = topology instanceof Grid && hasPair(from);
    }

    /** Whether some dimension of a grid has the same rank on both sides. */
    private static boolean hasPair(int[] neighbors) {
        for (int i = 0; i + 1 < neighbors.length; i += 2) {
            if (neighbors[i] == neighbors[i + 1] && neighbors[i] != Mpi.PROC_NULL) {
                return true;
            }
        }
        return false;
    }

    /**
     * In a ring of one or two ranks the functions of Open MPI 4.1 that do not block deliver what
     * was sent up as if it had been sent down.
     */
    private CollectiveCall prepareExchange(FunctionName name, Initiation<?> how) {
        if (hasSmallRing) {
            throw new UnsupportedOperationException(
                    name.nonBlocking()
                            + " mixes up the two messages of a ring of one or two ranks; use the"
                            + " blocking form");
        }
        return prepare(how);
    }

    /*
     * Open MPI compares what a rank sends to one neighbour with what it receives from one, and does
     * nothing at all if it receives nothing: so who has no neighbour on one side is given the
     * length of the other.
     */

    private int outCount(Operand s, Operand r) {
        return destinations == 0 ? inOwnCount(r) : s.part(destinations);
    }

    private long outType(Operand s, Operand r) {
        return destinations == 0 ? r.type() : s.type();
    }

    private int inCount(Operand s, Operand r) {
        return sources == 0 ? outOwnCount(s) : r.part(sources);
    }

    private long inType(Operand s, Operand r) {
        return sources == 0 ? s.type() : r.type();
    }

    private int inOwnCount(Operand r) {
        return sources == 0 ? 0 : r.part(sources);
    }

    private int outOwnCount(Operand s) {
        return destinations == 0 ? 0 : s.part(destinations);
    }

    private static CollectiveCall blocking() {
        return Scratch.current().collective();
    }

    private CollectiveCall prepare(Initiation<?> how) {
        return CollectiveCall.prepare(environment, how);
    }

    @Override
    public void neighborAllgather(MpiBuffer send, MpiBuffer receive) {
        allgather(send, receive, blocking());
    }

    @Override
    public <R extends Request> R neighborAllgather(
            MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        allgather(send, receive, call);
        return how.result(call.request());
    }

    private void allgather(MpiBuffer send, MpiBuffer receive, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            a.send().input(send, Form.PACKED);
            a.receive().inOut(receive, Form.PACKED);
            call.made(ALLGATHER, allgather(call));
        } finally {
            call.end();
        }
    }

    private int allgather(CollectiveCall call) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        int count = sources == 0 ? s.count() : r.part(sources);
        long type = inType(s, r);
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Neighbor_allgather(
                            s.address(), s.count(), s.type(), r.address(), count, type, comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ineighbor_allgather(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            count,
                            type,
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Neighbor_allgather_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            count,
                            type,
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    @Override
    public void neighborAllgatherv(MpiBuffer send, MpiChunks receive) {
        allgatherv(send, receive, blocking());
    }

    @Override
    public <R extends Request> R neighborAllgatherv(
            MpiBuffer send, MpiChunks receive, Initiation<R> how) {
        CollectiveCall call = prepare(how);
        allgatherv(send, receive, call);
        return how.result(call.request());
    }

    private void allgatherv(MpiBuffer send, MpiChunks receive, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            a.send().input(send, Form.PACKED);
            a.receiveChunks().inOut(receive);
            call.made(ALLGATHERV, allgatherv(call));
        } finally {
            call.end();
        }
    }

    private int allgatherv(CollectiveCall call) {
        Operand s = call.arguments().send();
        ChunkedOperand r = call.arguments().receiveChunks();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Neighbor_allgatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ineighbor_allgatherv(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Neighbor_allgatherv_init(
                            s.address(),
                            s.count(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    @Override
    public void neighborAlltoall(MpiBuffer send, MpiBuffer receive) {
        alltoall(send, receive, blocking());
    }

    @Override
    public <R extends Request> R neighborAlltoall(
            MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        CollectiveCall call = prepareExchange(ALLTOALL, how);
        alltoall(send, receive, call);
        return how.result(call.request());
    }

    private void alltoall(MpiBuffer send, MpiBuffer receive, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            a.send().input(send, Form.PACKED);
            a.receive().inOut(receive, Form.PACKED);
            call.made(ALLTOALL, alltoall(call));
        } finally {
            call.end();
        }
    }

    private int alltoall(CollectiveCall call) {
        Operand s = call.arguments().send();
        Operand r = call.arguments().receive();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Neighbor_alltoall(
                            s.address(),
                            outCount(s, r),
                            outType(s, r),
                            r.address(),
                            inCount(s, r),
                            inType(s, r),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ineighbor_alltoall(
                            s.address(),
                            outCount(s, r),
                            outType(s, r),
                            r.address(),
                            inCount(s, r),
                            inType(s, r),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Neighbor_alltoall_init(
                            s.address(),
                            outCount(s, r),
                            outType(s, r),
                            r.address(),
                            inCount(s, r),
                            inType(s, r),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    @Override
    public void neighborAlltoallv(MpiChunks send, MpiChunks receive) {
        alltoallv(send, receive, blocking());
    }

    @Override
    public <R extends Request> R neighborAlltoallv(
            MpiChunks send, MpiChunks receive, Initiation<R> how) {
        CollectiveCall call = prepareExchange(ALLTOALLV, how);
        alltoallv(send, receive, call);
        return how.result(call.request());
    }

    private void alltoallv(MpiChunks send, MpiChunks receive, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            a.sendChunks().input(send);
            a.receiveChunks().inOut(receive);
            call.made(ALLTOALLV, alltoallv(call));
        } finally {
            call.end();
        }
    }

    private int alltoallv(CollectiveCall call) {
        ChunkedOperand s = call.arguments().sendChunks();
        ChunkedOperand r = call.arguments().receiveChunks();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Neighbor_alltoallv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ineighbor_alltoallv(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Neighbor_alltoallv_init(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.type(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.type(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }

    @Override
    public void neighborAlltoallw(MpiBuffers send, MpiBuffers receive) {
        alltoallw(send, receive, blocking());
    }

    @Override
    public <R extends Request> R neighborAlltoallw(
            MpiBuffers send, MpiBuffers receive, Initiation<R> how) {
        CollectiveCall call = prepareExchange(ALLTOALLW, how);
        alltoallw(send, receive, call);
        return how.result(call.request());
    }

    private void alltoallw(MpiBuffers send, MpiBuffers receive, CollectiveCall call) {
        try {
            Arguments a = call.arguments();
            a.sendBuffers().input(send, Width.LONG);
            a.receiveBuffers().inOut(receive, Width.LONG);
            call.made(ALLTOALLW, alltoallw(call));
        } finally {
            call.end();
        }
    }

    private int alltoallw(CollectiveCall call) {
        BuffersOperand s = call.arguments().sendBuffers();
        BuffersOperand r = call.arguments().receiveBuffers();
        return switch (call.mode()) {
            case BLOCKING, HOLDING ->
                    OpenMpi.MPI_Neighbor_alltoallw(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm);
            case NON_BLOCKING ->
                    OpenMpi.MPI_Ineighbor_alltoallw(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm,
                            call.slot());
            case PERSISTENT ->
                    OpenMpi.MPI_Neighbor_alltoallw_init(
                            s.address(),
                            s.counts(),
                            s.displacements(),
                            s.types(),
                            r.address(),
                            r.counts(),
                            r.displacements(),
                            r.types(),
                            comm,
                            call.info(),
                            call.slot());
        };
    }
}
