package org.mpi4j.openmpi;

import org.mpi4j.Mpi;
import org.mpi4j.MpiProgram;
import org.mpi4j.MpiUnavailableException;
import org.mpi4j.Tools;
import org.mpi4j.raw.NativeAvailability;
import org.mpi4j.raw.NativeLibrary;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.MpiProvider;
import org.mpi4j.spi.RunOptions;

/** The native backend as a service: one rank a process, started by mpirun, srun or by itself. */
public final class OpenMpiProvider implements MpiProvider {
    static final String NAME = "openmpi";

    /** Called by the service loader. */
    public OpenMpiProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Availability availability() {
        if (NativeLibrary.availability() instanceof NativeAvailability.Unavailable missing) {
            return new Availability(false, missing.report());
        }
        return new Availability(true, NativeMpi.askLibraryVersion());
    }

    @Override
    public void run(RunOptions options, MpiProgram program) {
        NativeMpi mpi = start(options);
        try {
            program.run(mpi);
            if (!mpi.isFinalized()) {
                mpi.close();
            }
        } catch (Throwable failure) {
            throw JobEnd.fail(failure);
        }
    }

    @Override
    public Mpi init(RunOptions options) {
        return start(options);
    }

    @Override
    public Tools tools() {
        requireUsable();
        return new NativeTools();
    }

    private NativeMpi start(RunOptions options) {
        requireUsable();
        return NativeMpi.init(options);
    }

    private void requireUsable() {
        Availability availability = availability();
        if (!availability.usable()) {
            throw new MpiUnavailableException(availability.detail());
        }
    }
}
