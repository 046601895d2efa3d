package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.mpi4j.CartesianCommunicator;
import org.mpi4j.Communicator;
import org.mpi4j.CommunicatorRequest;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Keyval;
import org.mpi4j.Keyval.CopyFunction;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Request;
import org.mpi4j.SplitType;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

/** The ways to make a communicator beside dup, split and create. */
class CommunicatorMakingTest {
    private static final Info NO_HINTS = new Info();

    @MpiTest
    void ranksOfOneHostShareMemory(Communicator comm) {
        try (Communicator shared =
                comm.splitType(SplitType.SHARED, -comm.rank(), NO_HINTS).orElseThrow()) {
            // Tests run on one host.
            assertEquals(comm.size(), shared.size());
            assertEquals(comm.size() - 1 - comm.rank(), shared.rank());
            assertEquals(comm.size(), shared.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void splitTypeUndefinedGivesNothing(Communicator comm) {
        boolean in = comm.rank() > 0;
        Optional<Communicator> made =
                comm.splitType(in ? SplitType.SHARED : SplitType.UNDEFINED, 0, NO_HINTS);
        assertEquals(in, made.isPresent());
        made.ifPresent(
                shared -> {
                    assertEquals(comm.size() - 1, shared.size());
                    shared.close();
                });
    }

    @MpiTest
    void everySplitTypeGivesAPartOrIsRefused(Communicator comm) {
        for (SplitType type : SplitType.values()) {
            if (type == SplitType.UNDEFINED) {
                continue;
            }
            try (Communicator part = comm.splitType(type, 0, NO_HINTS).orElseThrow()) {
                assertEquals(part.size(), part.allreduce(1, Op.SUM), type.name());
            } catch (UnsupportedOperationException e) {
                assertTrue(("" + e.getMessage()).contains(type.name()), e.getMessage());
            }
        }
    }

    @MpiTest
    void onlyMembersMakeTheCommunicatorOfAGroup(Communicator comm) {
        try (Group all = comm.group();
                Group some = all.rangeIncl(new Group.Range(comm.size() - 1, 0, -2))) {
            boolean member = some.rank().isPresent();
            if (member) {
                try (Communicator made = comm.createGroup(some, 5).orElseThrow()) {
                    assertEquals(some.size(), made.size());
                    assertEquals(some.rank().orElseThrow(), made.rank());
                    assertEquals(some.size(), made.allreduce(1, Op.SUM));
                }
            } else {
                // Not needed, and does no harm.
                assertTrue(comm.createGroup(some, 5).isEmpty());
            }
            assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void groupsWithoutCommonMembersAreMadeAtTheSameTime(Communicator comm) {
        int first = comm.rank() % 2;
        try (Group all = comm.group();
                Group mine =
                        all.rangeIncl(
                                new Group.Range(
                                        first,
                                        comm.size() - 1 - (comm.size() - 1 - first) % 2,
                                        2));
                Communicator made = comm.createGroup(mine, 0).orElseThrow()) {
            assertEquals(mine.size(), made.allreduce(1, Op.SUM));
            assertEquals(comm.rank() / 2, made.rank());
        }
    }

    @MpiTest
    void wrongGroupsAndTagsAreRefused(Communicator comm, Mpi mpi) {
        try (Group all = comm.group();
                Group own = mpi.self().group();
                Group none = mpi.emptyGroup()) {
            Expect.error(ErrorClass.TAG, () -> comm.createGroup(all, -1), "tag", "-1");
            Expect.error(ErrorClass.TAG, () -> comm.createGroup(all, Mpi.ANY_TAG));
            Expect.error(ErrorClass.GROUP, () -> comm.createGroup(null, 0), "group");
            if (comm.size() > 1) {
                Expect.error(ErrorClass.GROUP, () -> mpi.self().createGroup(all, 0), "members");
            }
            assertTrue(comm.createGroup(none, 0).isEmpty());
            assertEquals(1, own.size());
            Group closed = comm.group();
            closed.close();
            Expect.error(ErrorClass.GROUP, () -> comm.createGroup(closed, 0));
        }
        Expect.error(ErrorClass.ARG, () -> comm.splitType(null, 0, NO_HINTS), "type");
        Expect.error(ErrorClass.INFO, () -> comm.splitType(SplitType.SHARED, 0, null), "info");
    }

    @MpiTest
    void emptyGroupHasNoMembers(Communicator comm, Mpi mpi) {
        try (Group none = mpi.emptyGroup();
                Group other = mpi.emptyGroup();
                Group all = comm.group();
                Group union = none.union(all)) {
            assertEquals(0, none.size());
            assertTrue(none.rank().isEmpty());
            assertEquals(Comparison.IDENT, none.compare(other));
            assertEquals(Comparison.IDENT, all.compare(union));
            assertEquals(Comparison.UNEQUAL, all.compare(none));
            assertTrue(comm.create(none).isEmpty());
        }
    }

    @MpiTest
    void idupGivesACommunicatorWhenComplete(Communicator comm) {
        Keyval<Integer> key = Keyval.create((from, value) -> Optional.of(value + 1));
        comm.setAttribute(key, 1);
        CommunicatorRequest pending = comm.idup();
        comm.setAttribute(key, 10);
        Communicator made = pending.await();
        assertSame(made, pending.await());
        assertSame(made, pending.test().orElseThrow());
        assertTrue(pending.request().isComplete());
        assertEquals(Comparison.CONGRUENT, comm.compare(made));
        assertEquals(Optional.of(2), made.attribute(key));
        assertEquals(comm.size(), made.allreduce(1, Op.SUM));
        made.close();
    }

    @MpiTest
    void idupDoesNotWait(Communicator comm) {
        CommunicatorRequest first = comm.idup();
        CommunicatorRequest second = comm.idup();
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
        Request.waitAll(first.request(), second.request());
        try (Communicator two = second.await();
                Communicator one = first.await()) {
            assertEquals(comm.size(), one.allreduce(1, Op.SUM));
            assertEquals(comm.size(), two.allreduce(1, Op.SUM));
            assertEquals(Comparison.CONGRUENT, one.compare(two));
        }
    }

    @MpiTest
    void idupIsFoundByTesting(Communicator comm) {
        CommunicatorRequest pending = comm.idup();
        Optional<Communicator> made = pending.test();
        while (made.isEmpty()) {
            made = pending.test();
        }
        assertEquals(comm.size(), made.get().allreduce(1, Op.SUM));
        made.get().close();
    }

    @MpiTest
    void throwingCopyFunctionFailsIdupAtEveryRank(Communicator comm) {
        Keyval<Integer> key =
                Keyval.create(
                        (from, value) -> {
                            throw new IllegalStateException("rank " + value);
                        });
        if (comm.rank() == 0) {
            comm.setAttribute(key, 0);
        }
        CommunicatorRequest pending = comm.idup();
        MpiException error = Expect.error(ErrorClass.OTHER, pending::await, "copy");
        assertSame(error, assertThrows(MpiException.class, pending::test));
        if (comm.rank() == 0) {
            assertEquals("rank 0", error.getCause().getMessage());
        }
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
    }

    @MpiTest
    void dupWithInfoCopiesAttributesAsDupDoes(Communicator comm) {
        Keyval<String> key = Keyval.create(CopyFunction.same());
        comm.setAttribute(key, "x");
        Info hints = Info.of("mpi_assert_no_any_tag", "true");
        try (Communicator copy = comm.dupWithInfo(hints)) {
            assertEquals(Comparison.CONGRUENT, comm.compare(copy));
            assertEquals(Optional.of("x"), copy.attribute(key));
            copy.info().get("mpi_assert_no_any_tag").ifPresent(v -> assertEquals("true", v));
        }
        Expect.error(ErrorClass.INFO, () -> comm.dupWithInfo(null), "info");
    }

    @MpiTest
    void idupWithInfoDuplicatesOrIsRefused(Communicator comm) {
        Expect.error(ErrorClass.INFO, () -> comm.idupWithInfo(null), "info");
        try (Communicator copy = comm.idupWithInfo(NO_HINTS).await()) {
            assertEquals(comm.size(), copy.allreduce(1, Op.SUM));
        } catch (UnsupportedOperationException e) {
            assertTrue(("" + e.getMessage()).contains("Open MPI 5.0"), e.getMessage());
        }
    }

    @MpiTest
    void duplicatesOfAGridAreGrids(Communicator comm) {
        int[] dims = {comm.size()};
        try (CartesianCommunicator grid =
                        comm.topologies()
                                .cart(dims, new boolean[] {true}, RankOrder.KEPT)
                                .orElseThrow();
                Communicator second = grid.dupWithInfo(NO_HINTS);
                Communicator third = grid.idup().await()) {
            assertEquals(comm.size(), ((CartesianCommunicator) second).dims()[0]);
            assertEquals(comm.size(), ((CartesianCommunicator) third).dims()[0]);
        }
    }

    @MpiTest
    void hintsCanBeSetAndAsked(Communicator comm) {
        comm.setInfo(Info.of("mpi_assert_allow_overtaking", "false"));
        comm.info().get("mpi_assert_allow_overtaking").ifPresent(v -> assertEquals("false", v));
        comm.setInfo(Info.of("unknown_to_every_library", "x"));
        comm.setInfo(NO_HINTS);
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
        Expect.error(ErrorClass.INFO, () -> comm.setInfo(null), "info");
    }

    @MpiTest
    void closedCommunicatorMakesNothing(Communicator comm) {
        Communicator closed = comm.dup();
        closed.close();
        try (Group all = comm.group()) {
            Expect.error(ErrorClass.COMM, () -> closed.createGroup(all, 0));
        }
        Expect.error(ErrorClass.COMM, closed::idup);
        Expect.error(ErrorClass.COMM, closed::info);
        Expect.error(ErrorClass.COMM, closed::isInter);
        Expect.error(ErrorClass.COMM, () -> closed.setInfo(NO_HINTS));
        Expect.error(ErrorClass.COMM, () -> closed.dupWithInfo(NO_HINTS));
        Expect.error(ErrorClass.COMM, () -> closed.splitType(SplitType.SHARED, 0, NO_HINTS));
    }
}
