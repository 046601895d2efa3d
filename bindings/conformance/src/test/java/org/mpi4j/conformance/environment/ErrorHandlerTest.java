package org.mpi4j.conformance.environment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.CommunicatorRequest;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorHandler;
import org.mpi4j.ErrorSource;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class ErrorHandlerTest {
    private static final MpiBuffer ONE = MpiBuffer.buffer(new int[1]);

    /** What a handler was told. */
    private static final class Told implements ErrorHandler {
        private final List<ErrorSource> sources = new ArrayList<>();
        private final List<MpiException> errors = new ArrayList<>();

        @Override
        public void handle(ErrorSource source, MpiException error) {
            sources.add(source);
            errors.add(error);
        }
    }

    private static void wrong(Communicator comm) {
        comm.send(ONE, comm.size(), 0);
    }

    @MpiTest
    void errorsReturnIsTheFirstHandler(Communicator comm) {
        assertSame(ErrorHandler.ERRORS_RETURN, comm.errorHandler());
        Told told = new Told();
        comm.setErrorHandler(told);
        assertSame(told, comm.errorHandler());
    }

    @MpiTest
    void handlerIsToldWhatIsThrown(Communicator comm) {
        Told told = new Told();
        comm.setErrorHandler(told);
        MpiException thrown = assertThrows(MpiException.class, () -> wrong(comm));
        assertEquals(List.of(thrown), told.errors);
        assertSame(comm, told.sources.get(0));
        assertEquals(ErrorClass.RANK, told.errors.get(0).errorClass());
    }

    @MpiTest
    void handlerIsToldOfErrorsThatNoCheckFinds(Communicator comm) {
        Told told = new Told();
        comm.setErrorHandler(told);
        Request send = comm.isend(MpiBuffer.buffer(new int[20]), comm.rank(), 3);
        MpiException thrown =
                assertThrows(MpiException.class, () -> comm.recv(ONE, comm.rank(), 3));
        send.await();
        assertEquals(ErrorClass.TRUNCATE, thrown.errorClass());
        assertEquals(List.of(thrown), told.errors);
    }

    @MpiTest
    void whatTheHandlerThrowsIsThrownInstead(Communicator comm) {
        comm.setErrorHandler(
                (source, error) -> {
                    throw new IllegalStateException("translated");
                });
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> wrong(comm));
        assertEquals("translated", thrown.getMessage());
        assertEquals(1, thrown.getSuppressed().length);
        MpiException original = (MpiException) thrown.getSuppressed()[0];
        assertEquals(ErrorClass.RANK, original.errorClass());
    }

    @MpiTest
    void onlyTheHandlerOfTheObjectIsTold(Communicator comm) {
        try (Communicator other = comm.dup();
                Communicator plain = comm.dup()) {
            Told told = new Told();
            Told toldOfOther = new Told();
            comm.setErrorHandler(told);
            other.setErrorHandler(toldOfOther);
            comm.barrier();
            assertThrows(MpiException.class, () -> wrong(plain));
            assertEquals(List.of(), told.errors);
            comm.barrier();
            MpiException thrown = assertThrows(MpiException.class, () -> wrong(other));
            assertEquals(List.of(), told.errors);
            assertEquals(List.of(thrown), toldOfOther.errors);
        }
    }

    @MpiTest
    void errorsOfNoObjectAreToldToNobody(Communicator comm, Mpi mpi) {
        Told told = new Told();
        comm.setErrorHandler(told);
        comm.barrier();
        assertThrows(MpiException.class, () -> mpi.allocMem(-1));
        assertThrows(MpiException.class, () -> MpiBuffer.buffer(new int[1], 1, 1));
        assertEquals(List.of(), told.errors);
    }

    @MpiTest
    void communicatorsMadeFromItTakeTheHandlerOver(Communicator comm) {
        Told told = new Told();
        comm.setErrorHandler(told);
        try (Communicator dup = comm.dup();
                Communicator half = comm.split(comm.rank() % 2, 0).orElseThrow()) {
            comm.setErrorHandler(ErrorHandler.ERRORS_RETURN);
            assertThrows(MpiException.class, () -> wrong(comm));
            assertThrows(MpiException.class, () -> wrong(dup));
            assertThrows(MpiException.class, () -> wrong(half));
        }
        assertEquals(2, told.errors.size());
    }

    @MpiTest
    void aDuplicateUnderWayTakesTheHandlerOverThatWasThereAtItsStart(Communicator comm) {
        Told told = new Told();
        comm.setErrorHandler(told);
        CommunicatorRequest started = comm.idup();
        comm.setErrorHandler(ErrorHandler.ERRORS_RETURN);
        try (Communicator dup = started.await()) {
            MpiException thrown = assertThrows(MpiException.class, () -> wrong(dup));
            assertEquals(List.of(thrown), told.errors);
        }
    }

    @MpiTest
    void errorsOfTheHandlersOwnCallsAreToldToNobody(Communicator comm) {
        List<MpiException> told = new ArrayList<>();
        comm.setErrorHandler(
                (source, error) -> {
                    told.add(error);
                    assertThrows(MpiException.class, () -> wrong(comm));
                });
        MpiException thrown = assertThrows(MpiException.class, () -> wrong(comm));
        assertEquals(List.of(thrown), told);
    }

    @MpiTest
    void callErrorHandlerTellsAndDoesNotThrow(Communicator comm, Mpi mpi) {
        MpiException error = mpi.errorCodes().exception(mpi.errorCodes().addClass());
        assertDoesNotThrow(() -> comm.callErrorHandler(error));
        Told told = new Told();
        comm.setErrorHandler(told);
        comm.callErrorHandler(error);
        assertEquals(List.of(error), told.errors);
        assertSame(comm, told.sources.get(0));
        comm.setErrorHandler(
                (source, e) -> {
                    throw e;
                });
        assertSame(error, assertThrows(MpiException.class, () -> comm.callErrorHandler(error)));
    }

    @MpiTest
    @SuppressWarnings("NullAway")
    void missingHandlersAndErrorsAreRefused(Communicator comm) {
        Expect.error(ErrorClass.ARG, () -> comm.setErrorHandler(null), "handler", "null");
        Expect.error(ErrorClass.ARG, () -> comm.callErrorHandler(null), "error", "null");
        Communicator closed = comm.dup();
        closed.close();
        Expect.error(ErrorClass.COMM, closed::errorHandler, "closed");
        Expect.error(
                ErrorClass.COMM,
                () -> closed.setErrorHandler(ErrorHandler.ERRORS_RETURN),
                "closed");
    }

    /** Whatever the call: its communicator is found, though another one was used just before. */
    @MpiTest
    void handlerIsToldOnceOfTheErrorsOfEveryMethod(Communicator comm) throws Exception {
        try (Communicator other = comm.dup()) {
            Told toldOfOther = new Told();
            other.setErrorHandler(toldOfOther);
            List<Method> notTold = new ArrayList<>();
            int failed = 0;
            for (Method method : methodsWithArguments()) {
                Told told = new Told();
                comm.setErrorHandler(told);
                assertEquals(0, other.compare(other).compareTo(other.compare(other)));
                @Nullable MpiException error = failure(method, comm);
                if (error != null) {
                    failed++;
                    if (!told.errors.equals(List.of(error))) {
                        notTold.add(method);
                    }
                }
            }
            assertEquals(List.of(), notTold);
            assertTrue(failed > 60, "only " + failed + " methods refused what is wrong");
            assertEquals(List.of(), toldOfOther.errors);
        }
    }

    private static List<Method> methodsWithArguments() {
        return Stream.of(Communicator.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() > 0)
                .toList();
    }

    private static @Nullable MpiException failure(Method method, Communicator comm)
            throws IllegalAccessException {
        Object[] wrong =
                Stream.of(method.getParameterTypes()).map(ErrorHandlerTest::wrong).toArray();
        try {
            method.invoke(comm, wrong);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MpiException error) {
                return error;
            }
            assertTrue(
                    e.getCause() instanceof UnsupportedOperationException,
                    () -> method + " has thrown " + e.getCause());
        }
        return null;
    }

    private static @Nullable Object wrong(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return Integer.MIN_VALUE;
        }
        if (type == long.class) {
            return Long.MIN_VALUE;
        }
        return type == double.class ? Double.valueOf(-1) : null;
    }
}
