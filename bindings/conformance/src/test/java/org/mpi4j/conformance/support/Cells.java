package org.mpi4j.conformance.support;

import org.mpi4j.MpiBuffer;

/** Storage of elements of one primitive. */
interface Cells {
    long get(int index);

    void set(int index, long bits);

    MpiBuffer buffer(int offset, int count);
}
