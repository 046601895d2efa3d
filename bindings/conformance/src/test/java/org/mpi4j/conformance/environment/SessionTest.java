package org.mpi4j.conformance.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Session;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Sessions, where the library has them. */
class SessionTest {
    private static final String REASON = "the pure-Java backend gets it with issue 4";

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

    @MpiTest(modes = MpiMode.OPENMPI, reason = REASON)
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

    @MpiTest(modes = MpiMode.OPENMPI, reason = REASON)
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

    @MpiTest(modes = MpiMode.OPENMPI, reason = REASON)
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
}
