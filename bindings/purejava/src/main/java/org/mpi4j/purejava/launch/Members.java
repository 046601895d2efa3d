package org.mpi4j.purejava.launch;

import java.util.List;

/**
 * The ranks of a job that are on this host.
 *
 * @param ranks their ranks in the world, ascending
 * @param own index of the calling one
 * @param worldSize ranks of the whole job
 */
record Members(List<Integer> ranks, int own, int worldSize) {
    int size() {
        return ranks.size();
    }

    int world(int index) {
        return ranks.get(index);
    }

    int ownRank() {
        return world(own);
    }
}
