package org.mpi4j.purejava.io;

import java.util.function.LongUnaryOperator;

/** A number that all ranks of a file have together: where the shared pointer is, in etypes. */
interface SharedPointer extends AutoCloseable {
    /** What it is now. */
    long get();

    /**
     * Changes it; no other rank changes it meanwhile.
     *
     * @param next what it becomes of what it was; may be called several times
     * @return what it was
     */
    long move(LongUnaryOperator next);

    @Override
    void close();
}
