package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;

class GroupTest {
    private final Group all = group(0, 1, 2, 3, 4);

    private static Group group(int... members) {
        return new PureGroup(members, 2);
    }

    private static void assertMembers(Group made, int... members) {
        assertArrayEquals(members, PureGroup.members("made", made));
    }

    private static void assertError(
            ErrorClass expected, org.junit.jupiter.api.function.Executable call) {
        assertEquals(expected, assertThrows(MpiException.class, call).errorClass());
    }

    @Test
    void setOperationsKeepTheFirstGroupsOrder() {
        Group odd = group(3, 1);
        assertMembers(odd.union(group(1, 0)), 3, 1, 0);
        assertMembers(all.intersection(odd), 1, 3);
        assertMembers(all.difference(odd), 0, 2, 4);
    }

    @Test
    void chosenMembersComeInTheOrderGiven() {
        assertMembers(all.incl(4, 0, 2), 4, 0, 2);
        assertMembers(all.excl(4, 0), 1, 2, 3);
        assertMembers(all.rangeIncl(new Group.Range(4, 0, -2)), 4, 2, 0);
        assertMembers(all.rangeExcl(new Group.Range(0, 4, 3)), 1, 2, 4);
    }

    @Test
    void ranksAreTranslated() {
        int[] ranks = {0, 3, Mpi.PROC_NULL};
        int[] expected = {Mpi.UNDEFINED, 1, Mpi.PROC_NULL};
        assertArrayEquals(expected, all.translateRanks(ranks, group(4, 3)));
        assertEquals(OptionalInt.of(2), all.rank());
        assertEquals(OptionalInt.empty(), group(0).rank());
    }

    @Test
    void groupsAreCompared() {
        assertEquals(Comparison.IDENT, all.compare(group(0, 1, 2, 3, 4)));
        assertEquals(Comparison.SIMILAR, all.compare(group(4, 1, 2, 3, 0)));
        assertEquals(Comparison.UNEQUAL, all.compare(group(0)));
    }

    @Test
    void wrongArgumentsAreTyped() {
        assertError(ErrorClass.RANK, () -> all.incl(5));
        assertError(ErrorClass.RANK, () -> all.incl(1, 1));
        assertError(ErrorClass.RANK, () -> all.excl(-1));
        assertError(ErrorClass.ARG, () -> all.rangeIncl(new Group.Range(0, 1, 0)));
        assertError(ErrorClass.RANK, () -> all.rangeIncl(new Group.Range(0, 1 << 30, 1)));
    }

    @Test
    void closedGroupIsRefused() {
        Group closed = group(1);
        closed.close();
        assertError(ErrorClass.GROUP, closed::close);
        assertError(ErrorClass.GROUP, closed::size);
        assertError(ErrorClass.GROUP, () -> all.union(closed));
    }
}
