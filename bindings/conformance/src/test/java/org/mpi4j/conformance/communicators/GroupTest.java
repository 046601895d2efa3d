package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class GroupTest {
    /** Which ranks of {@code all} a group has, in its order. */
    private static int[] members(Group group, Group all) {
        return group.translateRanks(IntStream.range(0, group.size()).toArray(), all);
    }

    @MpiTest
    void groupHasTheRanksOfItsCommunicator(Communicator comm) {
        try (Group all = comm.group()) {
            assertEquals(comm.size(), all.size());
            assertEquals(OptionalInt.of(comm.rank()), all.rank());
        }
    }

    @MpiTest
    void inclKeepsTheOrderGiven(Communicator comm) {
        int n = comm.size();
        int[] turned = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        try (Group all = comm.group();
                Group made = all.incl(turned)) {
            assertArrayEquals(turned, members(made, all));
            assertEquals(OptionalInt.of(n - 1 - comm.rank()), made.rank());
            assertEquals(n == 1 ? Comparison.IDENT : Comparison.SIMILAR, all.compare(made));
        }
    }

    @MpiTest
    void exclLeavesOut(Communicator comm) {
        int n = comm.size();
        try (Group all = comm.group();
                Group made = all.excl(n - 1)) {
            assertArrayEquals(IntStream.range(0, n - 1).toArray(), members(made, all));
            boolean in = comm.rank() < n - 1;
            assertEquals(in ? OptionalInt.of(comm.rank()) : OptionalInt.empty(), made.rank());
            assertEquals(Comparison.UNEQUAL, all.compare(made));
        }
    }

    @MpiTest
    void emptyGroupHasNoMembers(Communicator comm) {
        try (Group all = comm.group();
                Group none = all.incl()) {
            assertEquals(0, none.size());
            assertTrue(none.rank().isEmpty());
        }
    }

    @MpiTest
    void rangesSelectWithStrideAndDirection(Communicator comm) {
        int n = comm.size();
        try (Group all = comm.group();
                Group even = all.rangeIncl(new Group.Range(0, n - 1, 2));
                Group down = all.rangeIncl(new Group.Range(n - 1, 0, -1));
                Group odd = all.rangeExcl(new Group.Range(0, n - 1, 2))) {
            assertArrayEquals(
                    IntStream.range(0, n).filter(i -> i % 2 == 0).toArray(), members(even, all));
            assertArrayEquals(
                    IntStream.range(0, n).map(i -> n - 1 - i).toArray(), members(down, all));
            assertArrayEquals(
                    IntStream.range(0, n).filter(i -> i % 2 == 1).toArray(), members(odd, all));
        }
    }

    @MpiTest
    void unionIntersectionAndDifferenceKeepTheFirstGroupsOrder(Communicator comm) {
        int n = comm.size();
        try (Group all = comm.group();
                Group down = all.rangeIncl(new Group.Range(n - 1, 0, -1));
                Group even = all.rangeIncl(new Group.Range(0, n - 1, 2));
                Group both = even.union(down);
                Group shared = down.intersection(even);
                Group rest = down.difference(even)) {
            int[] evens = IntStream.range(0, n).filter(i -> i % 2 == 0).toArray();
            int[] odds = IntStream.range(0, n).filter(i -> i % 2 == 1).toArray();
            int[] downs = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
            int[] downOdds = IntStream.of(downs).filter(i -> i % 2 == 1).toArray();
            assertArrayEquals(
                    IntStream.concat(IntStream.of(evens), IntStream.of(downOdds)).toArray(),
                    members(both, all));
            assertArrayEquals(
                    IntStream.of(downs).filter(i -> i % 2 == 0).toArray(), members(shared, all));
            assertEquals(odds.length, rest.size());
            assertArrayEquals(downOdds, members(rest, all));
        }
    }

    @MpiTest
    void translationOfStrangersIsUndefined(Communicator comm) {
        try (Group all = comm.group();
                Group first = all.incl(0)) {
            int[] ranks = IntStream.range(0, comm.size()).toArray();
            int[] expected = IntStream.of(ranks).map(i -> i == 0 ? 0 : Mpi.UNDEFINED).toArray();
            assertArrayEquals(expected, all.translateRanks(ranks, first));
            assertArrayEquals(
                    new int[] {Mpi.PROC_NULL},
                    all.translateRanks(new int[] {Mpi.PROC_NULL}, first));
        }
    }

    @MpiTest
    void wrongRanksAreRefused(Communicator comm) {
        int n = comm.size();
        try (Group all = comm.group()) {
            Expect.error(ErrorClass.RANK, () -> all.incl(n), String.valueOf(n));
            Expect.error(ErrorClass.RANK, () -> all.incl(-1), "-1");
            Expect.error(ErrorClass.RANK, () -> all.incl(0, 0), "0");
            Expect.error(ErrorClass.RANK, () -> all.excl(n), String.valueOf(n));
            Expect.error(
                    ErrorClass.RANK,
                    () -> all.translateRanks(new int[] {n}, all),
                    String.valueOf(n));
            Expect.error(ErrorClass.ARG, () -> all.rangeIncl(new Group.Range(0, 0, 0)), "0");
        }
    }

    @MpiTest
    void closedGroupIsRefused(Communicator comm) {
        Group closed = comm.group();
        closed.close();
        Expect.error(ErrorClass.GROUP, closed::close);
        Expect.error(ErrorClass.GROUP, closed::size);
        Expect.error(ErrorClass.GROUP, closed::rank);
        Expect.error(ErrorClass.GROUP, () -> closed.incl(0));
        try (Group all = comm.group()) {
            Expect.error(ErrorClass.GROUP, () -> all.union(closed));
            Expect.error(ErrorClass.GROUP, () -> all.compare(closed));
        }
    }
}
