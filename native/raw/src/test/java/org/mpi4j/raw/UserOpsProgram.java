package org.mpi4j.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One rank with twenty operations alive at once. Operation {@code k} makes {@code inout = 100 * in
 * + k}, so every result tells which slot was called. MPI_Reduce_local needs no second rank.
 */
final class UserOpsProgram {

    private static final int OPERATIONS = 20;

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(1024).order(ByteOrder.nativeOrder());
    private final long address = NativeMemory.address(memory);

    private UserOpsProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        NativeLibrary.load();
        check(OpenMpi.MPI_Init(0, 0) == OpenMpi.MPI_SUCCESS, "MPI_Init");
        UserOpsProgram program = new UserOpsProgram();
        UserOps.setDispatcher(program::combine);
        program.manyOperationsAtOnce();
        program.exceptionStaysInJava();
        if (arguments.length > 0) {
            System.load(arguments[0]);
            program.threadUnknownToJava();
            program.twoCallsWithinOne();
            program.pendingExceptionGetsOut();
        }
        System.out.println("ns a call: " + program.nanosecondsPerCall());
        OpenMpi.MPI_Finalize();
        System.out.println("FINALIZED");
    }

    /**
     * Calls an MPI_User_function on one element from a new thread that the JVM knows nothing of.
     */
    private static native void callOnNewThread(long function, long in, long inout, long datatype);

    /** Calls an MPI_User_function on one element twice. */
    private static native void callTwice(long function, long in, long inout, long datatype);

    /** Calls an MPI_User_function while a StackOverflowError is pending. */
    private static native void callWithPendingException(
            long function, long in, long inout, long datatype);

    private void combine(int slot, long in, long inout, int length, long datatype) {
        check(datatype == OpenMpi.MPI_INT, "datatype");
        if (slot == UserOps.slots() - 1) {
            throw new IllegalStateException("thrown by the operation");
        }
        int from = Math.toIntExact(in - address);
        int to = Math.toIntExact(inout - address);
        for (int i = 0; i < length; i++) {
            memory.putInt(to + 4 * i, 100 * memory.getInt(from + 4 * i) + slot);
        }
    }

    private void manyOperationsAtOnce() {
        long[] operations = new long[OPERATIONS];
        long[] operation = {0};
        for (int slot = 0; slot < OPERATIONS; slot++) {
            check(create(slot, operation) == OpenMpi.MPI_SUCCESS, "MPI_Op_create");
            operations[slot] = operation[0];
        }
        for (int slot = 0; slot < OPERATIONS; slot++) {
            memory.putInt(0, 1).putInt(4, 2).putInt(64, 0).putInt(68, 0);
            reduceLocally(operations[slot], 2);
            check(memory.getInt(64) == 100 + slot, "first element of slot " + slot);
            check(memory.getInt(68) == 200 + slot, "second element of slot " + slot);
        }
        for (long each : operations) {
            operation[0] = each;
            OpenMpi.MPI_Op_free(operation);
        }
    }

    private void exceptionStaysInJava() {
        Throwable[] seen = {null};
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> seen[0] = failure);
        long[] operation = {0};
        check(create(UserOps.slots() - 1, operation) == OpenMpi.MPI_SUCCESS, "MPI_Op_create");
        reduceLocally(operation[0], 1);
        check(seen[0] instanceof IllegalStateException, "exception");
    }

    private void threadUnknownToJava() {
        memory.putInt(0, 3).putInt(64, 0);
        callOnNewThread(UserOps.slotAddress(17), address, address + 64, OpenMpi.MPI_INT);
        check(memory.getInt(64) == 317, "call on a thread unknown to Java");
    }

    private void twoCallsWithinOne() {
        memory.putInt(0, 3).putInt(64, 0);
        callTwice(UserOps.slotAddress(17), address, address + 64, OpenMpi.MPI_INT);
        check(memory.getInt(64) == 317, "two calls within one");
    }

    private void pendingExceptionGetsOut() {
        memory.putInt(0, 3).putInt(64, 0);
        StackOverflowError seen = null;
        try {
            callWithPendingException(
                    UserOps.slotAddress(17), address, address + 64, OpenMpi.MPI_INT);
        } catch (StackOverflowError e) {
            seen = e;
        }
        check(seen != null, "pending exception");
        check(memory.getInt(64) == 0, "no Java while an exception is pending");
    }

    private double nanosecondsPerCall() {
        long[] operation = {0};
        create(1, operation);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 9; round++) {
            int calls = 100_000;
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                reduceLocally(operation[0], 1);
            }
            best = Math.min(best, (double) (System.nanoTime() - start) / calls);
        }
        return best;
    }

    private static int create(int slot, long[] operation) {
        return OpenMpi.MPI_Op_create(UserOps.slotAddress(slot), 0, operation);
    }

    private void reduceLocally(long operation, int count) {
        OpenMpi.MPI_Reduce_local(address, address + 64, count, OpenMpi.MPI_INT, operation);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
