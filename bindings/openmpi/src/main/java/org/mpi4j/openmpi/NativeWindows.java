package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.WindowFlavor;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.WindowBackend;
import org.mpi4j.spi.WindowsBackend;

/** Makes the windows of one communicator (MPI 4.1 section 12.2). */
final class NativeWindows implements WindowsBackend {
    private final Environment environment;
    private final NativeCommunicator comm;

    NativeWindows(Environment environment, NativeCommunicator comm) {
        this.environment = environment;
        this.comm = comm;
    }

    private interface Creation {
        int with(long info, long base, long[] win);
    }

    /** Returns the window, with the address of its memory in the scratch if it allocated some. */
    private long make(String function, Info info, Creation creation) {
        long[] win = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code = creation.with(hints.handle(), Scratch.current().handleAddress(), win);
            Errors.check(function, code);
        }
        int code = OpenMpi.MPI_Win_set_errhandler(win[0], OpenMpi.MPI_ERRORS_RETURN);
        Errors.check("MPI_Win_set_errhandler", code);
        return win[0];
    }

    private NativeWindow window(long win, WindowFlavor flavor, NativeSegment segment) {
        return new NativeWindow(environment, win, comm, flavor, segment);
    }

    @Override
    public WindowBackend create(MpiBuffer memory, int dispUnit, Info info) {
        long size = memory.byteLength();
        long address = Operand.addressOf(memory);
        NativeSegment segment = new NativeSegment(address, size, dispUnit);
        try {
            long win =
                    make(
                            "MPI_Win_create",
                            info,
                            (hints, base, made) ->
                                    OpenMpi.MPI_Win_create(
                                            address, size, dispUnit, hints, comm.handle(), made));
            return window(win, WindowFlavor.CREATE, segment);
        } catch (MpiException e) {
            return alone(WindowFlavor.CREATE, segment, info, e);
        }
    }

    @Override
    public WindowBackend createDynamic(Info info) {
        NativeSegment none = new NativeSegment(0, 0, 1);
        try {
            long win =
                    make(
                            "MPI_Win_create_dynamic",
                            info,
                            (hints, base, made) ->
                                    OpenMpi.MPI_Win_create_dynamic(hints, comm.handle(), made));
            return window(win, WindowFlavor.DYNAMIC, none);
        } catch (MpiException e) {
            return alone(WindowFlavor.DYNAMIC, none, info, e);
        }
    }

    /**
     * Open MPI 4.1 has no component that makes a window of one rank over memory of the program if
     * MPI_THREAD_MULTIPLE is on, and none for several ranks where memory of another process cannot
     * be reached.
     */
    private WindowBackend alone(
            WindowFlavor flavor, NativeSegment segment, Info info, MpiException refusal) {
        if (refusal.errorClass() != ErrorClass.WIN) {
            throw refusal;
        }
        if (comm.size() == 1) {
            return new SelfWindow(environment, comm, flavor, segment, info);
        }
        throw new MpiException(
                ErrorClass.UNSUPPORTED_OPERATION,
                "Open MPI cannot make a window over memory of the program here: within a node it"
                        + " needs cross memory attach (ptrace must be allowed, and"
                        + " btl_vader_single_copy_mechanism not be none), or a thread level below"
                        + " MULTIPLE; Windows.allocate works without",
                refusal);
    }

    @Override
    public WindowBackend allocate(long bytes, int dispUnit, Info info) {
        long win =
                make(
                        "MPI_Win_allocate",
                        info,
                        (hints, base, made) ->
                                OpenMpi.MPI_Win_allocate(
                                        bytes, dispUnit, hints, comm.handle(), base, made));
        return window(win, WindowFlavor.ALLOCATE, allocated(bytes, dispUnit));
    }

    @Override
    public WindowBackend allocateShared(long bytes, int dispUnit, Info info) {
        long win =
                make(
                        "MPI_Win_allocate_shared",
                        info,
                        (hints, base, made) ->
                                OpenMpi.MPI_Win_allocate_shared(
                                        bytes, dispUnit, hints, comm.handle(), base, made));
        return window(win, WindowFlavor.SHARED, allocated(bytes, dispUnit));
    }

    private static NativeSegment allocated(long bytes, int dispUnit) {
        return new NativeSegment(bytes == 0 ? 0 : Scratch.current().handle(), bytes, dispUnit);
    }
}
