package org.mpi4j.conformance.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Session;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

/** Sessions; Open MPI has them from 5.0 on. */
class SessionTest {
    /** A session if the library has them; if not, it must say who has. */
    private static Optional<Session> open(Mpi mpi) {
        try {
            return Optional.of(mpi.sessionInit(new Info()));
        } catch (UnsupportedOperationException e) {
            assertTrue(e.getMessage().contains("MPI_Session_init"), e.getMessage());
            assertTrue(e.getMessage().contains("Open MPI 5.0"), e.getMessage());
            return Optional.empty();
        }
    }

    @MpiTest
    void sessionKnowsItsProcessSets(Mpi mpi) {
        open(mpi)
                .ifPresent(
                        session -> {
                            assertTrue(session.psets().contains("mpi://WORLD"));
                            assertTrue(session.psets().contains("mpi://SELF"));
                            int size = mpi.world().size();
                            assertEquals(
                                    Optional.of("" + size),
                                    session.psetInfo("mpi://WORLD").get("mpi_size"));
                            assertEquals(session.info(), session.info());
                            session.close();
                        });
    }

    @MpiTest
    void communicatorOfAGroupWorks(Mpi mpi) {
        open(mpi)
                .ifPresent(
                        session -> {
                            try (Group world = session.groupFromPset("mpi://WORLD");
                                    Communicator made =
                                            session.createFromGroup(
                                                    world, "mpi4j.test", new Info())) {
                                assertEquals(mpi.world().size(), made.size());
                                assertEquals(made.size(), made.allreduce(1, Op.SUM));
                            }
                            session.close();
                        });
    }

    @MpiTest
    void severalAreMadeOfPartsOfASet(Mpi mpi) {
        open(mpi)
                .ifPresent(
                        session -> {
                            int rank = mpi.world().rank();
                            int last = mpi.world().size() - 1;
                            try (Group world = session.groupFromPset("mpi://WORLD");
                                    Group ends = last == 0 ? world.incl(0) : world.incl(last, 0);
                                    Group alone = session.groupFromPset("mpi://SELF");
                                    Communicator own =
                                            session.createFromGroup(alone, "own", new Info())) {
                                assertEquals(1, own.allreduce(1, Op.SUM));
                                if (rank == 0 || rank == last) {
                                    useEnds(session, ends, last + 1);
                                }
                            }
                            mpi.world().barrier();
                            session.close();
                        });
    }

    private static void useEnds(Session session, Group ends, int size) {
        try (Communicator one = session.createFromGroup(ends, "one", new Info());
                Communicator other = session.createFromGroup(ends, "other", new Info())) {
            assertEquals(Math.min(2, size), one.size());
            assertEquals(one.rank(), other.bcast(one.rank(), 0) + other.rank());
        }
    }

    @MpiTest
    void wrongArgumentsAndClosedSessionsAreRefused(Mpi mpi) {
        Expect.error(ErrorClass.INFO, () -> mpi.sessionInit(null), "info");
        open(mpi)
                .ifPresent(
                        session -> {
                            Expect.error(
                                    ErrorClass.ARG, () -> session.psetInfo("nobody"), "nobody");
                            Expect.error(
                                    ErrorClass.ARG, () -> session.groupFromPset("none"), "none");
                            Expect.error(ErrorClass.ARG, () -> session.psetInfo(null), "pset");
                            Expect.error(
                                    ErrorClass.GROUP,
                                    () -> session.createFromGroup(null, "t", new Info()),
                                    "group");
                            session.close();
                            Expect.error(ErrorClass.SESSION, session::psets, "closed");
                            Expect.error(ErrorClass.SESSION, session::close, "closed");
                        });
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void groupsAreConnected(Mpi mpi) {
        open(mpi)
                .ifPresent(
                        session -> {
                            connectFirstWithOthers(session, mpi.world());
                            session.close();
                        });
    }

    private static void connectFirstWithOthers(Session session, Communicator world) {
        boolean first = world.rank() == 0;
        try (Group all = session.groupFromPset("mpi://WORLD");
                Group one = all.incl(0);
                Group others = all.excl(0);
                InterCommunicator made =
                        session.createInterFromGroups(
                                first ? one : others,
                                0,
                                first ? others : one,
                                0,
                                "mpi4j.test",
                                new Info())) {
            assertEquals(first ? world.size() - 1 : 1, made.remoteSize());
            assertEquals(first ? world.size() - 1 : 1, made.allreduce(1, Op.SUM));
        }
    }
}
