package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Tools.Meter;
import org.mpi4j.Tools.PerformanceVariable;
import org.mpi4j.Tools.Session;
import org.mpi4j.Tools.Value;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/** Performance variables in use (MPI 4.1 section 15.3.7). */
final class NativeMeters implements Session {
    private final NativeTools tools;
    private final long session;
    private boolean open = true;

    NativeMeters(NativeTools tools) {
        this.tools = tools;
        long[] made = new long[1];
        Errors.check("MPI_T_pvar_session_create", OpenMpi.MPI_T_pvar_session_create(made));
        session = made[0];
    }

    private void requireOpen() {
        tools.requireOpen();
        if (!open) {
            throw new MpiException(ErrorClass.SESSION, "this session is used after it was closed");
        }
    }

    @Override
    public synchronized Meter meter(PerformanceVariable variable) {
        requireOpen();
        if (variable == null) {
            throw new MpiException(ErrorClass.ARG, "variable is null");
        }
        NativeTools.requireReadable(variable.name(), variable.bound(), variable.type());
        return new Variable(variable);
    }

    @Override
    public synchronized void close() {
        requireOpen();
        open = false;
        long[] handle = {session};
        Errors.check("MPI_T_pvar_session_free", OpenMpi.MPI_T_pvar_session_free(handle));
    }

    /** One of them. */
    private final class Variable implements Meter {
        private final PerformanceVariable variable;
        private final long handle;
        private final int count;
        private final ByteBuffer room;
        private final long address;
        private boolean used = true;

        Variable(PerformanceVariable variable) {
            this.variable = variable;
            long[] made = new long[1];
            int[] counts = new int[1];
            int code = OpenMpi.MPI_T_pvar_handle_alloc(session, variable.index(), 0, made, counts);
            Errors.check("MPI_T_pvar_handle_alloc", code);
            handle = made[0];
            count = counts[0];
            room = ToolValues.room(variable.type(), count);
            address = NativeMemory.address(room);
        }

        private void requireUsed() {
            requireOpen();
            if (!used) {
                throw new MpiException(
                        ErrorClass.SESSION, "this meter is used after it was closed");
            }
        }

        private void refuse(boolean reason, String why) {
            requireUsed();
            if (reason) {
                throw new MpiException(ErrorClass.OTHER, variable.name() + " " + why);
            }
        }

        @Override
        public void start() {
            refuse(variable.continuous(), "is continuous and cannot be started");
            Errors.check("MPI_T_pvar_start", OpenMpi.MPI_T_pvar_start(session, handle));
        }

        @Override
        public void stop() {
            refuse(variable.continuous(), "is continuous and cannot be stopped");
            Errors.check("MPI_T_pvar_stop", OpenMpi.MPI_T_pvar_stop(session, handle));
        }

        @Override
        public synchronized Value read() {
            requireUsed();
            Errors.check("MPI_T_pvar_read", OpenMpi.MPI_T_pvar_read(session, handle, address));
            return ToolValues.read(variable.type(), count, room);
        }

        @Override
        public synchronized void write(Value value) {
            refuse(variable.readOnly(), "is read-only");
            ToolValues.write(variable.type(), count, NativeTools.required(value), room);
            Errors.check("MPI_T_pvar_write", OpenMpi.MPI_T_pvar_write(session, handle, address));
        }

        @Override
        public void reset() {
            refuse(variable.readOnly(), "is read-only");
            Errors.check("MPI_T_pvar_reset", OpenMpi.MPI_T_pvar_reset(session, handle));
        }

        @Override
        public synchronized Value readReset() {
            refuse(variable.readOnly() || !variable.atomic(), "is not atomic, or read-only");
            int code = OpenMpi.MPI_T_pvar_readreset(session, handle, address);
            Errors.check("MPI_T_pvar_readreset", code);
            return ToolValues.read(variable.type(), count, room);
        }

        @Override
        public void close() {
            requireUsed();
            used = false;
            int code = OpenMpi.MPI_T_pvar_handle_free(session, new long[] {handle});
            Errors.check("MPI_T_pvar_handle_free", code);
        }
    }
}
