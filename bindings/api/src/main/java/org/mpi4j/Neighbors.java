package org.mpi4j;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ranks at the other end of edges of a distributed graph, with or without a weight for each edge.
 * Immutable.
 *
 * @see "MPI 4.1 section 8.5.4"
 */
public final class Neighbors {
    private static final Neighbors NONE = new Neighbors(new int[0], null);

    private final int[] ranks;
    private final int @Nullable [] weights;

    private Neighbors(int[] ranks, int @Nullable [] weights) {
        this.ranks = ranks;
        this.weights = weights;
    }

    /**
     * No neighbours; fits graphs with and without weights.
     *
     * @return the empty list
     * @see "MPI_WEIGHTS_EMPTY, MPI 4.1 section 8.5.4"
     */
    public static Neighbors none() {
        return NONE;
    }

    /**
     * Neighbours without weights.
     *
     * @param ranks their ranks, in the order of the neighbourhood collectives; may repeat
     * @return a copy
     * @throws MpiException with {@link ErrorClass#ARG} if it is null
     * @see "MPI_UNWEIGHTED, MPI 4.1 section 8.5.4"
     */
    public static Neighbors of(int... ranks) {
        requireArray("ranks", ranks);
        return new Neighbors(ranks.clone(), null);
    }

    /**
     * Neighbours with weights.
     *
     * @param ranks their ranks, in the order of the neighbourhood collectives; may repeat
     * @param weights weight of each edge, at least 0; what they mean is the library's to say
     * @return a copy
     * @throws MpiException with {@link ErrorClass#ARG} if one is null, if the lengths differ or if
     *     a weight is negative
     */
    public static Neighbors weighted(int[] ranks, int[] weights) {
        requireArray("ranks", ranks);
        requireArray("weights", weights);
        if (ranks.length != weights.length) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "there are " + ranks.length + " ranks, but " + weights.length + " weights");
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "weights[" + i + "] is " + weights[i] + "; allowed are 0 and up");
            }
        }
        return new Neighbors(ranks.clone(), weights.clone());
    }

    private static void requireArray(String name, int @Nullable [] array) {
        if (array == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
    }

    /**
     * Number of edges.
     *
     * @return at least 0
     */
    public int count() {
        return ranks.length;
    }

    /**
     * The ranks, in order.
     *
     * @return a copy
     */
    public int[] ranks() {
        return ranks.clone();
    }

    /**
     * The weights, in the order of the ranks.
     *
     * @return a copy; empty if there are none
     */
    public Optional<int[]> weights() {
        return weights == null ? Optional.empty() : Optional.of(weights.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Neighbors neighbors
                && Arrays.equals(ranks, neighbors.ranks)
                && Arrays.equals(weights, neighbors.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ranks) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "ranks "
                + Arrays.toString(ranks)
                + (weights == null ? "" : " with weights " + Arrays.toString(weights));
    }
}
