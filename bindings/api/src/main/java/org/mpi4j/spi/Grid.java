package org.mpi4j.spi;

import java.util.stream.IntStream;
import org.mpi4j.CartesianCommunicator.Shift;
import org.mpi4j.Mpi;

/**
 * A grid, last coordinate fastest.
 *
 * @param dims number of ranks along each dimension
 * @param periods whether each dimension is a ring
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grid(int[] dims, boolean[] periods) implements Topology {
    /**
     * Number of places.
     *
     * @return the product of the sizes; 1 without dimensions
     */
    public long places() {
        long places = 1;
        for (int size : dims) {
            // Sizes are positive, so a product that is too large stays too large.
            places = Math.min(places * size, Integer.MAX_VALUE + 1L);
        }
        return places;
    }

    /**
     * Where a rank is.
     *
     * @param rank 0 to places - 1
     * @return a new array
     */
    public int[] coordinates(int rank) {
        int[] coordinates = new int[dims.length];
        int left = rank;
        for (int i = dims.length - 1; i >= 0; i--) {
            coordinates[i] = left % dims[i];
            left /= dims[i];
        }
        return coordinates;
    }

    /**
     * Who is at a place.
     *
     * @param coordinates within the grid, except in rings
     * @return the rank
     */
    public int rank(int[] coordinates) {
        int rank = 0;
        for (int i = 0; i < dims.length; i++) {
            rank = rank * dims[i] + Math.floorMod(coordinates[i], dims[i]);
        }
        return rank;
    }

    /**
     * Who is at some distance from a rank.
     *
     * @param rank where to start
     * @param dimension in which direction
     * @param displacement how far
     * @return the rank, or PROC_NULL beyond the border
     */
    public int neighbor(int rank, int dimension, long displacement) {
        int[] coordinates = coordinates(rank);
        long moved = coordinates[dimension] + displacement;
        if (!periods[dimension] && (moved < 0 || moved >= dims[dimension])) {
            return Mpi.PROC_NULL;
        }
        coordinates[dimension] = (int) Math.floorMod(moved, (long) dims[dimension]);
        return rank(coordinates);
    }

    /**
     * Both neighbours at some distance from a rank.
     *
     * @param rank where to start
     * @param dimension in which direction
     * @param displacement how far
     * @return who is so far behind, and who so far ahead
     */
    public Shift shift(int rank, int dimension, int displacement) {
        return new Shift(
                neighbor(rank, dimension, -(long) displacement),
                neighbor(rank, dimension, displacement));
    }

    /**
     * The grid without some dimensions.
     *
     * @param remain for each dimension whether it stays
     * @return a new grid
     */
    public Grid sub(boolean[] remain) {
        int[] kept = IntStream.range(0, dims.length).filter(i -> remain[i]).toArray();
        boolean[] rings = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            rings[i] = periods[kept[i]];
        }
        return new Grid(IntStream.of(kept).map(i -> dims[i]).toArray(), rings);
    }

    @Override
    public int[] sources(int rank) {
        return IntStream.range(0, dims.length)
                .flatMap(i -> IntStream.of(neighbor(rank, i, -1), neighbor(rank, i, 1)))
                .toArray();
    }

    @Override
    public int[] destinations(int rank) {
        return sources(rank);
    }
}
