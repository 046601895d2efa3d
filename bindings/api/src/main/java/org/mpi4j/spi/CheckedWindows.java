package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Window;
import org.mpi4j.Windows;

/** Makes windows: checks, then the backend, then the ranks tell each other their sizes. */
public final class CheckedWindows implements Windows {
    private final OpenHandles owner;
    private final CommunicatorBackend comm;
    private final WindowsBackend backend;

    /**
     * The chapter for one communicator.
     *
     * @param owner keeps the open handles of the environment
     * @param comm the communicator
     * @param backend makes its windows
     */
    public CheckedWindows(OpenHandles owner, CommunicatorBackend comm, WindowsBackend backend) {
        this.owner = owner;
        this.comm = comm;
        this.backend = backend;
    }

    private static void check(int dispUnit, Info info) {
        if (dispUnit < 1) {
            throw new MpiException(ErrorClass.DISP, "dispUnit must be at least 1, is " + dispUnit);
        }
        check(info);
    }

    private static void check(Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
    }

    private static void check(long bytes, int dispUnit, Info info) {
        if (bytes < 0) {
            throw new MpiException(ErrorClass.SIZE, "bytes must not be negative, is " + bytes);
        }
        check(dispUnit, info);
    }

    private CheckedWindow known(WindowBackend made, long bytes, int dispUnit) {
        long[] pairs = new long[2 * comm.size()];
        long[] mine = {bytes, dispUnit};
        comm.collectives().allgather(MpiBuffer.buffer(mine), MpiBuffer.buffer(pairs));
        return checked(made, WindowLayout.of(pairs));
    }

    private CheckedWindow checked(WindowBackend made, WindowLayout layout) {
        WindowEpochs epochs = new WindowEpochs(comm.rank(), comm.size());
        return new CheckedWindow(owner, made, layout, epochs, made.group());
    }

    @Override
    public Window create(MpiBuffer memory, int dispUnit, Info info) {
        AccessChecks.direct(memory);
        check(dispUnit, info);
        WindowBackend made = backend.create(memory, dispUnit, info);
        return known(made, memory.byteLength(), dispUnit).over(memory);
    }

    @Override
    public Window allocate(long bytes, int dispUnit, Info info) {
        check(bytes, dispUnit, info);
        return known(backend.allocate(bytes, dispUnit, info), bytes, dispUnit);
    }

    @Override
    public Window allocateShared(long bytes, int dispUnit, Info info) {
        check(bytes, dispUnit, info);
        return known(backend.allocateShared(bytes, dispUnit, info), bytes, dispUnit);
    }

    @Override
    public Window createDynamic(Info info) {
        check(info);
        return checked(backend.createDynamic(info), WindowLayout.unknown());
    }
}
