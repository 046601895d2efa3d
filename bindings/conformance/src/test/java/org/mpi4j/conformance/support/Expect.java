package org.mpi4j.conformance.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Errors that calls must throw. */
public final class Expect {
    private Expect() {}

    /** Fails unless it is so. */
    public static void that(boolean isSo, String what) {
        if (!isSo) {
            throw new AssertionError(what);
        }
    }

    /** Fails unless the call throws this class of error with all these parts in its message. */
    public static MpiException error(ErrorClass expected, Executable call, String... parts) {
        MpiException error = assertThrows(MpiException.class, call);
        assertEquals(expected, error.errorClass(), error::getMessage);
        String message = error.getMessage() + "";
        for (String part : parts) {
            if (!message.contains(part)) {
                throw new AssertionError("'" + part + "' is not in the message: " + message);
            }
        }
        return error;
    }
}
