package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpi4j.Attributes;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Keyval;
import org.mpi4j.Keyval.CopyFunction;
import org.mpi4j.Keyval.DeleteFunction;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class AttributesTest {
    /** What delete functions were called with, in order. */
    private final List<String> deleted = new ArrayList<>();

    private final Keyval<String> noted =
            Keyval.create(CopyFunction.same(), (from, value) -> deleted.add(value));

    private static Optional<Integer> refuse(String why) {
        throw new IllegalStateException(why);
    }

    @MpiTest
    void valueIsFoundByItsKey(Communicator comm) {
        Keyval<Object> key = Keyval.create();
        Keyval<Object> other = Keyval.create();
        Object value = new Object();
        assertEquals(Optional.empty(), comm.attribute(key));
        comm.setAttribute(key, value);
        assertSame(value, comm.attribute(key).orElseThrow());
        assertEquals(Optional.empty(), comm.attribute(other));
        comm.deleteAttribute(key);
        assertEquals(Optional.empty(), comm.attribute(key));
    }

    @MpiTest
    void attributesAreLocal(Communicator comm) {
        Keyval<Integer> key = Keyval.create(CopyFunction.same());
        if (comm.rank() % 2 == 0) {
            comm.setAttribute(key, comm.rank());
        }
        try (Communicator copy = comm.dup()) {
            boolean has = comm.rank() % 2 == 0;
            assertEquals(has ? Optional.of(comm.rank()) : Optional.empty(), copy.attribute(key));
        }
    }

    @MpiTest
    void copyFunctionDecidesWhatADuplicateGets(Communicator comm) {
        Keyval<Integer> never = Keyval.create();
        Keyval<Object> same = Keyval.create(CopyFunction.same());
        List<Attributes> from = new ArrayList<>();
        Keyval<Integer> next =
                Keyval.create(
                        (holder, value) -> {
                            from.add(holder);
                            return Optional.of(value + 1);
                        });
        Object value = new Object();
        comm.setAttribute(never, 1);
        comm.setAttribute(same, value);
        comm.setAttribute(next, 5);
        try (Communicator copy = comm.dup();
                Communicator second = copy.dup()) {
            assertEquals(Optional.empty(), copy.attribute(never));
            assertSame(value, copy.attribute(same).orElseThrow());
            assertEquals(Optional.of(6), copy.attribute(next));
            assertEquals(Optional.of(7), second.attribute(next));
            assertEquals(Optional.of(5), comm.attribute(next));
            assertEquals(2, from.size());
            assertSame(comm, from.get(0));
            assertSame(copy, from.get(1));
        }
    }

    @MpiTest
    void splitCopiesNothing(Communicator comm) {
        Keyval<Integer> same = Keyval.create(CopyFunction.same());
        comm.setAttribute(same, 1);
        try (Communicator part = comm.split(0, 0).orElseThrow()) {
            assertEquals(Optional.empty(), part.attribute(same));
        }
    }

    @MpiTest
    void replacingAndDeletingCallTheDeleteFunction(Communicator comm) {
        comm.setAttribute(noted, "first");
        assertEquals(List.of(), deleted);
        comm.setAttribute(noted, "second");
        assertEquals(List.of("first"), deleted);
        comm.deleteAttribute(noted);
        assertEquals(List.of("first", "second"), deleted);
    }

    @MpiTest
    void closingDeletesTheOneSetLastFirst(Communicator comm) {
        Keyval<String> other =
                Keyval.create(CopyFunction.never(), (from, value) -> deleted.add(value));
        Communicator one = comm.dup();
        one.setAttribute(noted, "old");
        one.setAttribute(other, "between");
        one.setAttribute(noted, "new");
        Communicator copy = one.dup();
        one.close();
        assertEquals(List.of("old", "new", "between"), deleted);
        copy.close();
        assertEquals(List.of("old", "new", "between", "new"), deleted);
    }

    @MpiTest
    void holderIsStillOpenInItsDeleteFunction(Communicator comm) {
        List<Integer> sizes = new ArrayList<>();
        Keyval<String> key =
                Keyval.create(
                        CopyFunction.never(),
                        (from, value) -> sizes.add(((Communicator) from).size()));
        try (Communicator one = comm.dup()) {
            one.setAttribute(key, "x");
        }
        assertEquals(List.of(comm.size()), sizes);
    }

    @MpiTest
    void throwingCopyFunctionFailsDupAtEveryRank(Communicator comm) {
        int thrower = comm.size() - 1;
        Keyval<Integer> throwing = Keyval.create((from, value) -> refuse("rank " + value));
        comm.setAttribute(noted, "copied");
        if (comm.rank() == thrower) {
            comm.setAttribute(throwing, comm.rank());
        }
        MpiException error = Expect.error(ErrorClass.OTHER, comm::dup, "copy");
        if (comm.rank() == thrower) {
            assertEquals("rank " + thrower, error.getCause().getMessage());
            comm.deleteAttribute(throwing);
        }
        assertEquals(List.of("copied"), deleted);
        try (Communicator copy = comm.dup()) {
            assertEquals(comm.size(), copy.allreduce(1, Op.SUM));
        }
        comm.deleteAttribute(noted);
    }

    @MpiTest
    void errorsOfCopyFunctionsAreKeptAsWell(Communicator comm) {
        Keyval<Integer> throwing =
                Keyval.create(
                        (from, value) -> {
                            throw new StackOverflowError("deep");
                        });
        comm.setAttribute(throwing, 1);
        MpiException error = Expect.error(ErrorClass.OTHER, comm::dup);
        assertEquals(StackOverflowError.class, error.getCause().getClass());
    }

    @MpiTest
    void throwingDeleteFunctionKeepsTheValue(Communicator comm) {
        boolean[] throwing = {true};
        DeleteFunction<String> delete =
                (from, value) -> {
                    if (throwing[0]) {
                        throw new java.io.IOException("not now");
                    }
                };
        Keyval<String> key = Keyval.create(CopyFunction.never(), delete);
        comm.setAttribute(key, "kept");
        MpiException error = Expect.error(ErrorClass.OTHER, () -> comm.deleteAttribute(key));
        assertEquals("not now", error.getCause().getMessage());
        Expect.error(ErrorClass.OTHER, () -> comm.setAttribute(key, "other"));
        assertEquals(Optional.of("kept"), comm.attribute(key));
        throwing[0] = false;
        comm.deleteAttribute(key);
        assertEquals(Optional.empty(), comm.attribute(key));
    }

    @MpiTest
    void throwingDeleteFunctionFailsCloseOnlyWhereItThrows(Communicator comm) {
        boolean[] throwing = {comm.rank() == 0};
        Keyval<String> key =
                Keyval.create(
                        CopyFunction.never(),
                        (from, value) -> {
                            if (throwing[0]) {
                                throw new IllegalStateException("not now");
                            }
                        });
        Communicator one = comm.dup();
        one.setAttribute(key, "x");
        if (comm.rank() == 0) {
            Expect.error(ErrorClass.OTHER, one::close, "delete");
            Expect.error(ErrorClass.OTHER, one::close, "delete");
            assertEquals(comm.size(), one.size());
            throwing[0] = false;
        }
        one.close();
        Expect.error(ErrorClass.COMM, one::barrier);
    }

    @MpiTest
    void closedKeyIsRefusedButItsFunctionsAreStillCalled(Communicator comm) {
        Communicator one = comm.dup();
        one.setAttribute(noted, "x");
        noted.close();
        assertTrue(noted.isClosed());
        Expect.error(ErrorClass.KEYVAL, noted::close);
        Expect.error(ErrorClass.KEYVAL, () -> one.setAttribute(noted, "y"), "closed");
        Expect.error(ErrorClass.KEYVAL, () -> one.attribute(noted), "closed");
        Expect.error(ErrorClass.KEYVAL, () -> one.deleteAttribute(noted), "closed");
        one.dup().close();
        one.close();
        assertEquals(List.of("x", "x"), deleted);
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        Keyval<String> key = Keyval.create();
        Expect.error(ErrorClass.KEYVAL, () -> comm.setAttribute(null, "x"), "key");
        Expect.error(ErrorClass.KEYVAL, () -> comm.attribute(null), "key");
        Expect.error(ErrorClass.KEYVAL, () -> comm.deleteAttribute(null), "key");
        Expect.error(ErrorClass.KEYVAL, () -> comm.deleteAttribute(key), "nothing");
        Expect.error(ErrorClass.ARG, () -> comm.setAttribute(key, null), "value");
        Expect.error(ErrorClass.ARG, () -> Keyval.create(null), "copy");
        Expect.error(ErrorClass.ARG, () -> Keyval.create(CopyFunction.never(), null), "delete");
    }

    @MpiTest
    void closedCommunicatorHasNoAttributes(Communicator comm) {
        Keyval<String> key = Keyval.create();
        Communicator closed = comm.dup();
        closed.setAttribute(key, "x");
        closed.close();
        Expect.error(ErrorClass.COMM, () -> closed.setAttribute(key, "x"));
        Expect.error(ErrorClass.COMM, () -> closed.attribute(key));
        Expect.error(ErrorClass.COMM, () -> closed.deleteAttribute(key));
    }

    @MpiTest
    void worldKnowsItsPredefinedAttributes(Mpi mpi) {
        int size = mpi.world().size();
        mpi.universeSize().ifPresent(universe -> assertTrue(universe > 0, "" + universe));
        mpi.appNumber().ifPresent(number -> assertTrue(number >= 0, "" + number));
        int global = mpi.isWtimeGlobal() ? 1 : 0;
        assertEquals(global * size, mpi.world().allreduce(global, Op.SUM));
        assertTrue(mpi.hostRank() == Mpi.PROC_NULL || mpi.hostRank() < size);
        assertTrue(mpi.ioRank() >= Mpi.PROC_NULL && mpi.ioRank() < size);
        assertTrue(mpi.lastUsedErrorCode() > 0);
    }
}
