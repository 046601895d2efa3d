package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Mpi;
import org.mpi4j.Status;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.raw.StatusLayout;

/**
 * Reads MPI_Status out of memory. Source, tag and error are public fields. The length is not: where
 * it lies is found out by setting it, so that a receive needs no second native call; if it cannot
 * be found, the library is asked each time.
 */
final class Statuses {
    /** Bytes from one status of an array to the next. */
    static final int SIZE = StatusLayout.SIZE;

    private static final int NOT_FOUND = -1;
    private static final int LENGTH = findLength();

    private Statuses() {}

    static int source(ByteBuffer memory, int at) {
        return memory.getInt(at + StatusLayout.SOURCE);
    }

    static int tag(ByteBuffer memory, int at) {
        return memory.getInt(at + StatusLayout.TAG);
    }

    /** The error code of one of several; not set where one request is completed. */
    static int error(ByteBuffer memory, int at) {
        return memory.getInt(at + StatusLayout.ERROR);
    }

    /** Length of the message in bytes. */
    static long bytes(ByteBuffer memory, long address, int at) {
        return LENGTH == NOT_FOUND ? askLength(address + at) : memory.getLong(at + LENGTH);
    }

    /** Whether the operation was cancelled before it took place. */
    static boolean cancelled(long address) {
        int[] flag = new int[1];
        Errors.check("MPI_Test_cancelled", OpenMpi.MPI_Test_cancelled(address, flag));
        return flag[0] != 0;
    }

    /** The status of an operation that was cancelled. */
    static Status ofCancelled() {
        return new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, 0, true);
    }

    private static long askLength(long address) {
        long[] elements = new long[1];
        Errors.check(
                "MPI_Get_elements_x",
                OpenMpi.MPI_Get_elements_x(address, OpenMpi.MPI_BYTE, elements));
        return elements[0];
    }

    private static int findLength() {
        ByteBuffer status = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
        for (int at = 0; at + Long.BYTES <= SIZE; at += Integer.BYTES) {
            if (holdsLength(status, at, 0x1234_5678_9abcL) && holdsLength(status, at, 7)) {
                return at;
            }
        }
        return NOT_FOUND;
    }

    private static boolean holdsLength(ByteBuffer status, int at, long length) {
        for (int i = 0; i < SIZE; i++) {
            status.put(i, (byte) 0x55);
        }
        long address = NativeMemory.address(status);
        int code = OpenMpi.MPI_Status_set_elements_x(address, OpenMpi.MPI_BYTE, length);
        return code == OpenMpi.MPI_SUCCESS
                && askLength(address) == length
                && status.getLong(at) == length;
    }
}
