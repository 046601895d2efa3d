package org.mpi4j.purejava.collective;

import java.util.function.IntFunction;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Request;
import org.mpi4j.purejava.collective.algorithm.Blocks;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Grid;
import org.mpi4j.spi.Initiation;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.Topology;

/** Collective communication with the neighbours of one rank: a message along each edge. */
final class PureNeighborhood implements NeighborhoodBackend {
    private final PureCollectives collectives;
    private final int[] sources;
    private final int[] destinations;
    private final boolean grid;

    PureNeighborhood(PureCollectives collectives, int rank, Topology topology) {
        this.collectives = collectives;
        this.sources = topology.sources(rank);
        this.destinations = topology.destinations(rank);
        this.grid = topology instanceof Grid;
    }

    private static IntFunction<MpiBuffer> parts(MpiBuffer whole, int number) {
        return Blocks.equal(RawMemory.reachable(whole), Math.max(1, number))::of;
    }

    private Schedule plan(IntFunction<MpiBuffer> send, IntFunction<MpiBuffer> receive) {
        Schedule schedule = collectives.schedule();
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != Mpi.PROC_NULL) {
                schedule.receive(receive.apply(i), sources[i]);
            }
        }
        for (int i = 0; i < destinations.length; i++) {
            int edge = edge(i);
            if (destinations[edge] != Mpi.PROC_NULL) {
                schedule.send(send.apply(edge), destinations[edge]);
            }
        }
        return schedule;
    }

    /**
     * Which edge is sent along as the i-th. Messages between two ranks arrive in the order in which
     * they are sent, and what goes up in a grid comes from below: in a ring of one or two ranks,
     * where both are the same rank, it has to be sent first because it is received first.
     */
    private int edge(int i) {
        return grid ? i ^ 1 : i;
    }

    @Override
    public void neighborAllgather(MpiBuffer send, MpiBuffer receive) {
        collectives.run(allgather(send, receive));
    }

    @Override
    public <R extends Request> R neighborAllgather(
            MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        return collectives.start(allgather(send, receive), how);
    }

    private Schedule allgather(MpiBuffer send, MpiBuffer receive) {
        return plan(index -> RawMemory.reachable(send), parts(receive, sources.length));
    }

    @Override
    public void neighborAllgatherv(MpiBuffer send, MpiChunks receive) {
        collectives.run(allgatherv(send, receive));
    }

    @Override
    public <R extends Request> R neighborAllgatherv(
            MpiBuffer send, MpiChunks receive, Initiation<R> how) {
        return collectives.start(allgatherv(send, receive), how);
    }

    private Schedule allgatherv(MpiBuffer send, MpiChunks receive) {
        return plan(index -> RawMemory.reachable(send), Blocks.varying(receive)::of);
    }

    @Override
    public void neighborAlltoall(MpiBuffer send, MpiBuffer receive) {
        collectives.run(alltoall(send, receive));
    }

    @Override
    public <R extends Request> R neighborAlltoall(
            MpiBuffer send, MpiBuffer receive, Initiation<R> how) {
        return collectives.start(alltoall(send, receive), how);
    }

    private Schedule alltoall(MpiBuffer send, MpiBuffer receive) {
        return plan(parts(send, destinations.length), parts(receive, sources.length));
    }

    @Override
    public void neighborAlltoallv(MpiChunks send, MpiChunks receive) {
        collectives.run(alltoallv(send, receive));
    }

    @Override
    public <R extends Request> R neighborAlltoallv(
            MpiChunks send, MpiChunks receive, Initiation<R> how) {
        return collectives.start(alltoallv(send, receive), how);
    }

    private Schedule alltoallv(MpiChunks send, MpiChunks receive) {
        return plan(Blocks.varying(send)::of, Blocks.varying(receive)::of);
    }

    @Override
    public void neighborAlltoallw(MpiBuffers send, MpiBuffers receive) {
        collectives.run(alltoallw(send, receive));
    }

    @Override
    public <R extends Request> R neighborAlltoallw(
            MpiBuffers send, MpiBuffers receive, Initiation<R> how) {
        return collectives.start(alltoallw(send, receive), how);
    }

    private Schedule alltoallw(MpiBuffers send, MpiBuffers receive) {
        return plan(Blocks.separate(send)::of, Blocks.separate(receive)::of);
    }
}
