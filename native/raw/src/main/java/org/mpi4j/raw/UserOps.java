package org.mpi4j.raw;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * C functions for MPI_Op_create that call Java.
 *
 * <p>MPI passes nothing to a user-defined operation by which it could know which one it is, so each
 * needs a C function of its own. There is a fixed number of them, called slots; which slot belongs
 * to which operation, and when it may be used again, is for the caller to keep.
 */
public final class UserOps {

    private static final AtomicReference<@Nullable Trampoline> CURRENT = new AtomicReference<>();

    private UserOps() {}

    /** Carries out the operation of a slot. */
    @FunctionalInterface
    public interface Dispatcher {

        /**
         * Combines {@code length} elements: {@code inout[i] = in[i] op inout[i]}. Runs inside a
         * call of MPI, on any thread, also on one that MPI started and that Java sees for the first
         * time. What it throws goes to the thread's uncaught exception handler: MPI is never left
         * by an exception, so whoever wants it must catch it here and keep it.
         *
         * @param slot the slot whose address was passed to MPI_Op_create
         * @param in address of the first operand
         * @param inout address of the second operand and of the result
         * @param length number of elements, not of bytes
         * @param datatype handle of the elements' datatype
         */
        void call(int slot, long in, long inout, int length, long datatype);
    }

    /**
     * Says how many operations can be alive at once.
     *
     * @return number of slots
     */
    public static int slots() {
        return OpenMpi.mpi4j_user_op_slots();
    }

    /**
     * Gives the C function of a slot, to be passed to MPI_Op_create.
     *
     * @param slot from 0 to {@link #slots()} - 1
     * @return address of an MPI_User_function
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public static long slotAddress(int slot) {
        long address = OpenMpi.mpi4j_user_op_address(slot);
        if (address == 0) {
            throw new IndexOutOfBoundsException("slot " + slot + " of " + slots());
        }
        return address;
    }

    /**
     * Sets what all slots call. To be called once, before the first operation is created.
     *
     * @param dispatcher carries out every operation
     * @throws IllegalStateException if one is already set
     * @throws NativeLibraryException if the native library cannot be used
     */
    public static void setDispatcher(Dispatcher dispatcher) {
        // The library initialises the trampoline's superclass while it is loaded, and that class
        // waits for the library when it comes first: two threads could wait for each other.
        NativeLibrary.load();
        Trampoline trampoline = new Trampoline(dispatcher);
        // Strongly held for ever: JavaCPP's own reference is weak, and C keeps the address.
        if (!CURRENT.compareAndSet(null, trampoline)) {
            trampoline.close();
            throw new IllegalStateException("a dispatcher is already set");
        }
        OpenMpi.mpi4j_set_user_op_dispatcher(trampoline);
    }

    /** What C calls. */
    private static final class Trampoline extends OpenMpi.UserOpDispatcher {

        private final Dispatcher dispatcher;

        Trampoline(Dispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        @Override
        public void call(int slot, long in, long inout, int length, long datatype) {
            try {
                dispatcher.call(slot, in, inout, length, datatype);
            } catch (Throwable e) {
                report(e);
            }
        }

        private static void report(Throwable failure) {
            Thread thread = Thread.currentThread();
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            } catch (Throwable e) {
                // Nobody is left to tell, and C must not see it.
            }
        }
    }
}
