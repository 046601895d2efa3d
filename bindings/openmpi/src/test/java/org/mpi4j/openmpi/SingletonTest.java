package org.mpi4j.openmpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rank without a launcher; each rule is a method of {@link SingletonProgram}. */
class SingletonTest {
    @BeforeAll
    static void requireOpenMpi() {
        ChildJvm.requireOpenMpi();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secondInitIsRefused",
                "everythingIsRefusedAfterFinalize",
                "errorCodesBecomeErrorClasses",
                "errorHandlerIsInherited",
                "lengthIsReadWhereTheLibraryPutsIt",
                "equalStatusesAreOneObject",
                "directPathAllocatesNothing",
                "failedRequestsComplete",
                "bufferWithoutRoomDoesNotStopLaterMessages",
                "operationsMayBeClosedWhileInUse",
                "slotsOfClosedOperationsAreUsedAgain",
                "userOperationMustNotCommunicate",
                "droppedRequestsKeepTheirMemory",
                "typesAgreeWithTheLibrary"
            })
    void holds(String rule) throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.run(SingletonProgram.class, rule);
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("held " + rule), result.output());
    }

    @Test
    void uncaughtExceptionEndsTheProcess() throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.run(SingletonProgram.class, "throwsUncaught");
        assertNotEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("rank 0 of 1 failed"), result.output());
        assertTrue(result.output().contains("on purpose"), result.output());
    }

    @Test
    void exitInsideTheProgramEndsTheProcess() throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.run(SingletonProgram.class, "exits");
        assertEquals(7, result.exitCode(), result.output());
    }

    @Test
    void endWithoutFinalizeEndsTheProcess() throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.run(SingletonProgram.class, "endsWithoutFinalize");
        assertEquals(0, result.exitCode(), result.output());
    }
}
