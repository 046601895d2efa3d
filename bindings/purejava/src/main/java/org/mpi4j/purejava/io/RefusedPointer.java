package org.mpi4j.purejava.io;

import java.util.function.LongUnaryOperator;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Where there is no place for a shared pointer: whoever uses it is told so. */
record RefusedPointer(String why) implements SharedPointer {
    private MpiException refusal() {
        return new MpiException(ErrorClass.UNSUPPORTED_OPERATION, why);
    }

    @Override
    public long get() {
        throw refusal();
    }

    @Override
    public long move(LongUnaryOperator next) {
        throw refusal();
    }

    @Override
    public void close() {
        // There is nothing.
    }
}
