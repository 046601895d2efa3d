package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * The two groups of an inter-communicator, seen from one rank: runs of the ranks that the wire
 * connects. The first rank of each group is its leader.
 *
 * @param first first rank of the own group
 * @param size its number of ranks
 * @param otherFirst first rank of the other group
 * @param otherSize its number of ranks
 */
public record Sides(int first, int size, int otherFirst, int otherSize) {
    /**
     * A rank of the other group.
     *
     * @param rank its rank there
     * @return its rank among all
     */
    public int other(int rank) {
        return otherFirst + rank;
    }

    /**
     * The leader of the other group.
     *
     * @return its rank among all
     */
    public int otherLeader() {
        return otherFirst;
    }

    /**
     * The next steps are within the own group.
     *
     * @param schedule where they are added
     */
    public void amongOwn(Schedule schedule) {
        schedule.among(first, size);
    }

    /**
     * The next steps are among all ranks of both groups.
     *
     * @param schedule where they are added
     */
    public void amongAll(Schedule schedule) {
        schedule.among(0, size + otherSize);
    }
}
