package org.mpi4j.purejava.matching;

import java.util.Arrays;
import org.mpi4j.Mpi;

/**
 * Which ranks of the world the ranks of a communicator are. Processes of other jobs have numbers
 * beyond the world, which only the own process knows them by.
 */
public final class Ranks {
    static final Ranks UNKNOWN = new Ranks(new int[0]);

    private final int[] world;
    private final int[] local;

    /**
     * Ranks in order.
     *
     * @param world ranks in the world, each once; copied
     */
    public Ranks(int... world) {
        this.world = world.clone();
        int highest = Arrays.stream(world).max().orElse(-1);
        local = new int[highest + 1];
        Arrays.fill(local, Mpi.UNDEFINED);
        for (int i = 0; i < world.length; i++) {
            local[world[i]] = i;
        }
    }

    /**
     * Number of ranks.
     *
     * @return the size of the communicator
     */
    public int size() {
        return world.length;
    }

    /**
     * Rank in the world.
     *
     * @param rank rank in the communicator; negative constants stay what they are
     * @return the same process's rank in the world
     */
    public int world(int rank) {
        return rank < 0 ? rank : world[rank];
    }

    /**
     * Rank in the communicator.
     *
     * @param worldRank rank in the world
     * @return the same process's rank in the communicator, or UNDEFINED
     */
    public int local(int worldRank) {
        return worldRank < local.length ? local[worldRank] : Mpi.UNDEFINED;
    }

    /**
     * The highest of them.
     *
     * @return rank in the world; -1 if there is none
     */
    public int highest() {
        return local.length - 1;
    }

    /**
     * All ranks.
     *
     * @return a copy: ranks in the world, in order
     */
    public int[] toArray() {
        return world.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranks ranks && Arrays.equals(world, ranks.world);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(world);
    }

    @Override
    public String toString() {
        return Arrays.toString(world);
    }
}
