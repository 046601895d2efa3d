package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.OptionalInt;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorCodes;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

class ErrorCodesTest {
    @MpiTest
    void addedClassIsTheLastUsedCodeAndItsOwnClass(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int before = mpi.lastUsedErrorCode();
        int added = codes.addClass();
        assertTrue(added > before, () -> added + " after " + before);
        assertEquals(added, mpi.lastUsedErrorCode());
        assertEquals(added, codes.classOf(added));
    }

    @MpiTest
    void addedCodeBelongsToItsClass(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int addedClass = codes.addClass();
        int first = codes.addCode(addedClass);
        int second = codes.addCode(codes.codeOf(ErrorClass.ARG));
        assertEquals(addedClass, codes.classOf(first));
        assertEquals(codes.codeOf(ErrorClass.ARG), codes.classOf(second));
        assertTrue(second > first && first > addedClass);
    }

    @MpiTest
    void textOfAnAddedCodeCanBeReplaced(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int code = codes.addCode(codes.addClass());
        assertEquals("", codes.text(code));
        codes.setText(code, "the solver diverged: größer");
        assertEquals("the solver diverged: größer", codes.text(code));
        codes.setText(code, "x".repeat(255));
        assertEquals("x".repeat(255), codes.text(code));
    }

    @MpiTest
    void exceptionOfAnAddedCodeHasItsNumberAndText(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int addedClass = codes.addClass();
        int code = codes.addCode(addedClass);
        codes.setText(code, "no convergence");
        MpiException error = codes.exception(code);
        assertEquals(ErrorClass.ADDED, error.errorClass());
        assertEquals(OptionalInt.of(code), error.code());
        assertTrue((error.getMessage() + "").contains("no convergence"), error::getMessage);
    }

    @MpiTest
    void exceptionOfACodeInAStandardClassHasThatClass(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int code = codes.addCode(codes.codeOf(ErrorClass.IO));
        assertEquals(ErrorClass.IO, codes.exception(code).errorClass());
    }

    @MpiTest
    void everyOldClassOfTheStandardHasANumberAndAText(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        for (ErrorClass one : EnumSet.range(ErrorClass.BUFFER, ErrorClass.PENDING)) {
            int code = codes.codeOf(one);
            assertEquals(code, codes.classOf(code));
            assertEquals(one, codes.exception(code).errorClass());
            assertFalse(codes.text(code).isBlank(), one::toString);
        }
    }

    @MpiTest
    void errorsOfChecksHaveNoCode(Communicator comm) {
        MpiException error =
                assertThrows(
                        MpiException.class,
                        () -> comm.send(MpiBuffer.buffer(new int[1]), comm.size(), 0));
        assertEquals(OptionalInt.empty(), error.code());
    }

    @MpiTest(modes = MpiMode.OPENMPI, reason = "errors of the library only")
    void errorsOfTheLibraryHaveTheirCode(Communicator comm, Mpi mpi) {
        int peer = comm.rank();
        var receive = comm.irecv(MpiBuffer.buffer(new int[1]), peer, 0);
        comm.send(MpiBuffer.buffer(new int[20]), peer, 0);
        MpiException error = Expect.error(ErrorClass.TRUNCATE, receive::await);
        int code = error.code().orElseThrow();
        assertEquals(mpi.errorCodes().codeOf(ErrorClass.TRUNCATE), mpi.errorCodes().classOf(code));
    }

    @MpiTest
    void numbersThatAreNotInUseAreRefused(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int beyond = mpi.lastUsedErrorCode() + 1;
        for (int wrong : new int[] {-1, beyond, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Expect.error(ErrorClass.ARG, () -> codes.text(wrong), "" + wrong);
            Expect.error(ErrorClass.ARG, () -> codes.classOf(wrong), "" + wrong);
            Expect.error(ErrorClass.ARG, () -> codes.addCode(wrong), "errorClass", "" + wrong);
            Expect.error(ErrorClass.ARG, () -> codes.setText(wrong, "x"), "" + wrong);
            Expect.error(ErrorClass.ARG, () -> codes.exception(wrong), "" + wrong);
        }
    }

    @MpiTest
    void predefinedCodesKeepTheirText(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        Expect.error(ErrorClass.ARG, () -> codes.setText(codes.codeOf(ErrorClass.ARG), "mine"));
        Expect.error(ErrorClass.ARG, () -> codes.setText(0, "mine"), "0");
    }

    @MpiTest
    void codesAreNotAddedToCodesOrToSuccess(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int code = codes.addCode(codes.addClass());
        Expect.error(ErrorClass.ARG, () -> codes.addCode(code), "" + code);
        Expect.error(ErrorClass.ARG, () -> codes.addCode(0), "0");
    }

    @MpiTest
    @SuppressWarnings("NullAway")
    void missingAndLongTextsAreRefused(Mpi mpi) {
        ErrorCodes codes = mpi.errorCodes();
        int code = codes.addClass();
        Expect.error(ErrorClass.ARG, () -> codes.setText(code, "é".repeat(128)), "256", "255");
        Expect.error(ErrorClass.ARG, () -> codes.setText(code, null), "text", "null");
        Expect.error(ErrorClass.ARG, () -> codes.codeOf(null), "null");
        Expect.error(ErrorClass.ARG, () -> codes.codeOf(ErrorClass.ADDED), "ADDED");
    }
}
