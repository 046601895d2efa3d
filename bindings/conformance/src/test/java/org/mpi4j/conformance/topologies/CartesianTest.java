package org.mpi4j.conformance.topologies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mpi4j.CartesianCommunicator;
import org.mpi4j.CartesianCommunicator.Shift;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Topologies;
import org.mpi4j.TopologyKind;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class CartesianTest {
    /** Two dimensions, the first a ring. */
    private static CartesianCommunicator grid(Communicator comm) {
        int[] dims = Topologies.dimsCreate(comm.size(), 0, 0);
        boolean[] periods = {true, false};
        return comm.topologies().cart(dims, periods, RankOrder.KEPT).orElseThrow();
    }

    @MpiTest
    void gridKnowsItsShape(Communicator comm) {
        assertEquals(TopologyKind.NONE, comm.topology());
        try (CartesianCommunicator grid = grid(comm)) {
            assertEquals(TopologyKind.CARTESIAN, grid.topology());
            assertEquals(2, grid.dimensions());
            assertArrayEquals(Topologies.dimsCreate(comm.size(), 0, 0), grid.dims());
            assertArrayEquals(new boolean[] {true, false}, grid.periods());
            assertEquals(Comparison.CONGRUENT, comm.compare(grid));
            assertEquals(comm.size(), grid.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void lastCoordinateIsFastest(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            int columns = grid.dims()[1];
            for (int rank = 0; rank < grid.size(); rank++) {
                int[] expected = {rank / columns, rank % columns};
                assertArrayEquals(expected, grid.coordinates(rank));
                assertEquals(rank, grid.rank(expected));
            }
            assertArrayEquals(grid.coordinates(grid.rank()), grid.coordinates());
        }
    }

    @MpiTest
    void coordinatesWrapAroundInRings(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            int rows = grid.dims()[0];
            assertEquals(grid.rank(0, 0), grid.rank(rows, 0));
            assertEquals(grid.rank(rows - 1, 0), grid.rank(-1, 0));
            assertEquals(
                    grid.rank(Math.floorMod(Integer.MIN_VALUE, rows), 0),
                    grid.rank(Integer.MIN_VALUE, 0));
        }
    }

    @MpiTest
    void shiftNamesWhomToReceiveFromAndWhomToSendTo(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            int rows = grid.dims()[0];
            int columns = grid.dims()[1];
            int row = grid.coordinates()[0];
            int column = grid.coordinates()[1];
            for (int far = -3; far <= 3; far++) {
                int up = Math.floorMod(row - far, rows);
                int down = Math.floorMod(row + far, rows);
                assertEquals(
                        new Shift(up * columns + column, down * columns + column),
                        grid.shift(0, far));
                int left = column - far;
                int right = column + far;
                assertEquals(
                        new Shift(
                                left >= 0 && left < columns ? row * columns + left : Mpi.PROC_NULL,
                                right >= 0 && right < columns
                                        ? row * columns + right
                                        : Mpi.PROC_NULL),
                        grid.shift(1, far));
            }
            assertEquals(new Shift(Mpi.PROC_NULL, Mpi.PROC_NULL), grid.shift(1, Integer.MIN_VALUE));
        }
    }

    @MpiTest
    void neighboursAreBothOfEachDimension(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            Shift rows = grid.shift(0, 1);
            Shift columns = grid.shift(1, 1);
            int[] expected = {
                rows.source(), rows.destination(), columns.source(), columns.destination()
            };
            assertArrayEquals(expected, grid.sources());
            assertArrayEquals(expected, grid.destinations());
        }
    }

    @MpiTest
    void shiftedRanksExchange(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            for (int dimension = 0; dimension < 2; dimension++) {
                Shift shift = grid.shift(dimension, 1);
                int[] received = {-1};
                grid.sendrecv(
                        buffer(new int[] {grid.rank()}),
                        shift.destination(),
                        0,
                        buffer(received),
                        shift.source(),
                        0);
                int expected = shift.source() == Mpi.PROC_NULL ? -1 : shift.source();
                assertEquals(expected, received[0]);
            }
        }
    }

    @MpiTest
    void ranksWithoutAPlaceGetNothing(Communicator comm) {
        int places = (comm.size() + 1) / 2;
        Optional<CartesianCommunicator> made =
                comm.topologies().cart(new int[] {places}, new boolean[1], RankOrder.KEPT);
        assertEquals(comm.rank() < places, made.isPresent());
        made.ifPresent(
                grid -> {
                    assertEquals(places, grid.allreduce(1, Op.SUM));
                    grid.close();
                });
    }

    @MpiTest
    void gridWithoutDimensionsIsOneRank(Communicator comm) {
        Optional<CartesianCommunicator> made =
                comm.topologies().cart(new int[0], new boolean[0], RankOrder.KEPT);
        assertEquals(comm.rank() == 0, made.isPresent());
        made.ifPresent(
                grid -> {
                    assertEquals(0, grid.dimensions());
                    assertEquals(0, grid.rank(new int[0]));
                    assertArrayEquals(new int[0], grid.coordinates());
                    assertArrayEquals(new int[0], grid.sources());
                    grid.close();
                });
    }

    @MpiTest
    void reorderedGridHasTheSameMembers(Communicator comm) {
        int[] dims = Topologies.dimsCreate(comm.size(), 0, 0, 0);
        try (CartesianCommunicator grid =
                comm.topologies().cart(dims, new boolean[3], RankOrder.FREE).orElseThrow()) {
            assertEquals(comm.size(), grid.size());
            int n = comm.size();
            assertEquals(n * (n - 1) / 2, grid.allreduce(comm.rank(), Op.SUM));
            assertEquals(grid.rank(), grid.rank(grid.coordinates()));
        }
    }

    @MpiTest
    void subKeepsTheDimensionsThatRemain(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm);
                CartesianCommunicator column = grid.sub(true, false);
                CartesianCommunicator row = grid.sub(false, true);
                CartesianCommunicator alone = grid.sub(false, false);
                CartesianCommunicator all = grid.sub(true, true)) {
            assertArrayEquals(new int[] {grid.dims()[0]}, column.dims());
            assertArrayEquals(new boolean[] {true}, column.periods());
            assertEquals(grid.coordinates()[0], column.rank());
            assertArrayEquals(new int[] {grid.dims()[1]}, row.dims());
            assertArrayEquals(new boolean[] {false}, row.periods());
            assertEquals(grid.coordinates()[1], row.rank());
            int sum = row.allreduce(grid.rank(), Op.SUM);
            int first = grid.rank() - row.rank();
            assertEquals(IntStream.range(first, first + row.size()).sum(), sum);
            assertEquals(1, alone.size());
            assertEquals(0, alone.dimensions());
            assertArrayEquals(grid.dims(), all.dims());
            assertEquals(grid.rank(), all.rank());
        }
    }

    @MpiTest
    void duplicateIsAGridAndSplitIsNot(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm);
                CartesianCommunicator copy = grid.dup();
                Communicator split = grid.split(0, 0).orElseThrow()) {
            assertArrayEquals(grid.dims(), copy.dims());
            assertArrayEquals(grid.periods(), copy.periods());
            assertEquals(TopologyKind.NONE, split.topology());
            assertInstanceOf(CartesianCommunicator.class, ((Communicator) copy));
        }
    }

    @MpiTest
    void shapeIsCopied(Communicator comm) {
        int[] dims = {comm.size()};
        boolean[] periods = {true};
        try (CartesianCommunicator grid =
                comm.topologies().cart(dims, periods, RankOrder.KEPT).orElseThrow()) {
            dims[0] = 77;
            periods[0] = false;
            grid.dims()[0] = 78;
            grid.periods()[0] = false;
            assertArrayEquals(new int[] {comm.size()}, grid.dims());
            assertArrayEquals(new boolean[] {true}, grid.periods());
        }
    }

    @MpiTest
    void mapGivesEveryRankAPlaceOfItsOwn(Communicator comm) {
        int n = comm.size();
        int place = comm.topologies().cartMap(new int[] {n}, new boolean[1]);
        assertEquals((1 << n) - 1, comm.allreduce(1 << place, Op.BOR));
        int first = comm.topologies().cartMap(new int[] {1}, new boolean[1]);
        assertEquals(1, comm.allreduce(first == Mpi.UNDEFINED ? 0 : 1, Op.SUM));
    }

    @MpiTest
    void wrongShapesAreRefused(Communicator comm) {
        Topologies topologies = comm.topologies();
        int n = comm.size();
        boolean[] one = {false};
        RankOrder kept = RankOrder.KEPT;
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(null, one, kept), "dims");
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(new int[1], null, kept), "periods");
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(new int[] {1, 1}, one, kept), "2", "1");
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(new int[] {0}, one, kept), "dims[0]");
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(new int[] {-1}, one, kept), "-1");
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(new int[] {n + 1}, one, kept), "" + n);
        int[] huge = {1 << 30, 1 << 30, 1 << 30, 1 << 30};
        Expect.error(ErrorClass.DIMS, () -> topologies.cart(huge, new boolean[4], kept));
        Expect.error(ErrorClass.ARG, () -> topologies.cart(new int[] {1}, one, null), "order");
        Expect.error(ErrorClass.DIMS, () -> topologies.cartMap(new int[] {n + 1}, one));
    }

    @MpiTest
    void wrongQuestionsAreRefused(Communicator comm) {
        try (CartesianCommunicator grid = grid(comm)) {
            int n = comm.size();
            int columns = grid.dims()[1];
            Expect.error(ErrorClass.RANK, () -> grid.coordinates(-1), "-1");
            Expect.error(ErrorClass.RANK, () -> grid.coordinates(n), "" + n);
            Expect.error(ErrorClass.RANK, () -> grid.coordinates(Mpi.PROC_NULL));
            Expect.error(ErrorClass.ARG, () -> grid.rank((int[]) null), "coordinates");
            Expect.error(ErrorClass.ARG, () -> grid.rank(0), "2", "1");
            Expect.error(ErrorClass.ARG, () -> grid.rank(0, columns), "coordinates[1]");
            Expect.error(ErrorClass.ARG, () -> grid.rank(0, -1), "coordinates[1]", "-1");
            Expect.error(ErrorClass.DIMS, () -> grid.shift(2, 1), "2");
            Expect.error(ErrorClass.DIMS, () -> grid.shift(-1, 1), "-1");
            Expect.error(ErrorClass.DIMS, () -> grid.sub((boolean[]) null), "remain");
            Expect.error(ErrorClass.DIMS, () -> grid.sub(true), "remain", "1");
        }
    }

    @MpiTest
    void closedGridIsRefused(Communicator comm) {
        CartesianCommunicator grid = grid(comm);
        Topologies topologies = grid.topologies();
        grid.close();
        Expect.error(ErrorClass.COMM, grid::dims);
        Expect.error(ErrorClass.COMM, grid::topology);
        Expect.error(ErrorClass.COMM, grid::sources);
        Expect.error(ErrorClass.COMM, () -> grid.rank(0, 0));
        Expect.error(ErrorClass.COMM, () -> grid.coordinates(0));
        Expect.error(ErrorClass.COMM, () -> grid.shift(0, 1));
        Expect.error(ErrorClass.COMM, () -> grid.sub(true, true));
        Expect.error(
                ErrorClass.COMM,
                () -> topologies.cart(new int[] {1}, new boolean[1], RankOrder.KEPT));
    }
}
