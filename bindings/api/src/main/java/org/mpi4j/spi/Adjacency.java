package org.mpi4j.spi;

import org.mpi4j.Neighbors;

/**
 * The calling rank's edges of a distributed graph.
 *
 * @param incoming where edges start that end at this rank
 * @param outgoing where edges end that start at this rank
 * @param weighted whether edges have weights, even if this rank has no edge
 */
public record Adjacency(Neighbors incoming, Neighbors outgoing, boolean weighted)
        implements Topology {
    @Override
    public int[] sources(int rank) {
        return incoming.ranks();
    }

    @Override
    public int[] destinations(int rank) {
        return outgoing.ranks();
    }
}
