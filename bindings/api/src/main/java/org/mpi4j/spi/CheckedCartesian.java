package org.mpi4j.spi;

import org.mpi4j.CartesianCommunicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.TopologyKind;

/** A grid. Ranks and coordinates are computed here, for all backends. */
final class CheckedCartesian extends CheckedTopologyCommunicator implements CartesianCommunicator {
    private final Grid grid;

    CheckedCartesian(Mpi mpi, OpenHandles owner, CommunicatorBackend backend, Grid grid) {
        super(mpi, owner, backend, grid);
        this.grid = grid;
    }

    @Override
    TopologyKind kind() {
        return TopologyKind.CARTESIAN;
    }

    @Override
    public CartesianCommunicator dup() {
        return (CartesianCommunicator) super.dup();
    }

    @Override
    public int dimensions() {
        requireOpen();
        return grid.dims().length;
    }

    @Override
    public int[] dims() {
        requireOpen();
        return grid.dims().clone();
    }

    @Override
    public boolean[] periods() {
        requireOpen();
        return grid.periods().clone();
    }

    @Override
    public int[] coordinates() {
        requireOpen();
        return grid.coordinates(rank());
    }

    @Override
    public int[] coordinates(int rank) {
        requireRank(rank);
        return grid.coordinates(rank);
    }

    @Override
    public int rank(int... coordinates) {
        requireOpen();
        int[] dims = grid.dims();
        if (coordinates == null || coordinates.length != dims.length) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "coordinates must be "
                            + dims.length
                            + " numbers, but "
                            + (coordinates == null ? "is null" : "are " + coordinates.length));
        }
        for (int i = 0; i < dims.length; i++) {
            if (!grid.periods()[i] && (coordinates[i] < 0 || coordinates[i] >= dims[i])) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "coordinates["
                                + i
                                + "] is "
                                + coordinates[i]
                                + "; allowed are 0 to "
                                + (dims[i] - 1));
            }
        }
        return grid.rank(coordinates);
    }

    @Override
    public Shift shift(int dimension, int displacement) {
        requireOpen();
        if (dimension < 0 || dimension >= grid.dims().length) {
            throw new MpiException(
                    ErrorClass.DIMS,
                    "dimension is "
                            + dimension
                            + ", but the grid has "
                            + grid.dims().length
                            + " dimensions");
        }
        return grid.shift(rank(), dimension, displacement);
    }

    @Override
    public CartesianCommunicator sub(boolean... remain) {
        requireOpen();
        if (remain == null || remain.length != grid.dims().length) {
            throw new MpiException(
                    ErrorClass.DIMS,
                    "remain must have one element for each of "
                            + grid.dims().length
                            + " dimensions, but "
                            + (remain == null ? "is null" : "has " + remain.length));
        }
        return (CartesianCommunicator) backend().topologies().sub(remain.clone());
    }
}
