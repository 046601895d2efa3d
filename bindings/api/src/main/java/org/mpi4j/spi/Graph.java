package org.mpi4j.spi;

import java.util.Arrays;

/**
 * A graph that every rank knows as a whole.
 *
 * @param index for each node where its neighbours end in {@code edges}
 * @param edges the neighbours of all nodes, one node after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Graph(int[] index, int[] edges) implements Topology {
    /**
     * The neighbours of a node.
     *
     * @param node the node
     * @return a new array
     */
    public int[] neighbors(int node) {
        return Arrays.copyOfRange(edges, node == 0 ? 0 : index[node - 1], index[node]);
    }

    @Override
    public int[] sources(int rank) {
        return neighbors(rank);
    }

    @Override
    public int[] destinations(int rank) {
        return neighbors(rank);
    }
}
