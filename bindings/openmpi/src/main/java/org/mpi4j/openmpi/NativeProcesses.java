package org.mpi4j.openmpi;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.SpawnPart;
import org.mpi4j.Spawned;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.ProcessesBackend;

/** Dynamic processes of one communicator (MPI 4.1 sections 11.8 to 11.10). */
final class NativeProcesses implements ProcessesBackend {
    private static final byte[] NOT_ROOT = {0};

    private final NativeMpi mpi;
    private final long comm;

    NativeProcesses(NativeMpi mpi, long comm) {
        this.mpi = mpi;
        this.comm = comm;
    }

    /** A connection with others; its errors come back as codes, whatever those of its makers do. */
    static CheckedCommunicator connection(NativeMpi mpi, long handle) {
        int code = OpenMpi.MPI_Comm_set_errhandler(handle, OpenMpi.MPI_ERRORS_RETURN);
        Errors.check("MPI_Comm_set_errhandler", code);
        return NativeCommunicator.of(mpi, handle);
    }

    @Override
    public void requireRoom(List<SpawnPart> parts) {
        Slots.require(mpi, parts);
    }

    @Override
    public Spawned spawn(@Nullable SpawnPart part, int root) {
        NativeArea area = new NativeArea();
        try (NativeInfo hints = NativeInfo.of(part == null ? new Info() : part.info());
                Attempt attempt = new Attempt(area, part == null ? 0 : part.maxProcs(), root)) {
            long command = part == null ? 0 : area.string(part.command().executable());
            long argv = part == null ? 0 : area.strings(part.command().arguments());
            int code =
                    OpenMpi.MPI_Comm_spawn(
                            command,
                            argv,
                            attempt.processes,
                            hints.handle(),
                            root,
                            attempt.spawner,
                            attempt.slot(),
                            attempt.codes());
            return attempt.spawned("MPI_Comm_spawn", code);
        } finally {
            Reference.reachabilityFence(area);
        }
    }

    @Override
    public Spawned spawnMultiple(@Nullable List<SpawnPart> parts, int root) {
        List<NativeInfo> hints = new ArrayList<>();
        try {
            return spawnMultiple(parts == null ? List.of() : parts, hints, root);
        } finally {
            hints.forEach(NativeInfo::close);
        }
    }

    private Spawned spawnMultiple(List<SpawnPart> parts, List<NativeInfo> hints, int root) {
        NativeArea area = new NativeArea();
        int[] processes = parts.stream().mapToInt(SpawnPart::maxProcs).toArray();
        parts.forEach(part -> hints.add(NativeInfo.of(part.info())));
        int total = IntStream.of(processes).sum();
        try (Attempt attempt = new Attempt(area, total, root)) {
            int code =
                    OpenMpi.MPI_Comm_spawn_multiple(
                            parts.size(),
                            area.strings(executables(parts)),
                            area.longs(argvs(area, parts)),
                            area.ints(processes),
                            area.longs(hints.stream().mapToLong(NativeInfo::handle).toArray()),
                            root,
                            attempt.spawner,
                            attempt.slot(),
                            attempt.codes());
            return attempt.spawned("MPI_Comm_spawn_multiple", code);
        } finally {
            Reference.reachabilityFence(area);
        }
    }

    private static List<String> executables(List<SpawnPart> parts) {
        return parts.stream().map(part -> part.command().executable()).toList();
    }

    private static long[] argvs(NativeArea area, List<SpawnPart> parts) {
        return parts.stream().mapToLong(part -> area.strings(part.command().arguments())).toArray();
    }

    /**
     * One spawn, over a duplicate of the communicator. If it fails at the root, Open MPI 4.1 leaves
     * the other ranks waiting for a broadcast of the root's length of a message, which it does not
     * send; so it is sent here, as a negative number. On a duplicate it can do no harm to a library
     * that does not wait for it.
     */
    private final class Attempt implements AutoCloseable {
        private final NativeArea area;
        private final int processes;
        private final int root;
        private final ByteBuffer intercomm;
        private final ByteBuffer errors;
        private final long spawner;

        Attempt(NativeArea area, int processes, int root) {
            this.area = area;
            this.processes = processes;
            this.root = root;
            this.intercomm = area.room(Long.BYTES);
            this.errors = area.room(Math.multiplyExact(processes, Integer.BYTES));
            long[] duplicate = new long[1];
            Errors.check("MPI_Comm_dup", OpenMpi.MPI_Comm_dup(comm, duplicate));
            this.spawner = duplicate[0];
        }

        long slot() {
            return NativeMemory.address(intercomm);
        }

        /** Where the root's errors of each process go, and nobody else's. */
        long codes() {
            return processes == 0 ? 0 : NativeMemory.address(errors);
        }

        Spawned spawned(String operation, int code) {
            if (code != OpenMpi.MPI_SUCCESS) {
                throw failure(operation, code);
            }
            List<Optional<ErrorClass>> each = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                int error = errors.getInt(i * Integer.BYTES);
                each.add(
                        error == OpenMpi.MPI_SUCCESS
                                ? Optional.empty()
                                : Optional.of(Errors.classOf(error)));
            }
            CheckedCommunicator children = connection(mpi, intercomm.getLong(0));
            return new Spawned((InterCommunicator) children, each);
        }

        private MpiException failure(String operation, int code) {
            if (processes == 0) {
                return new MpiException(
                        ErrorClass.SPAWN, operation + " failed at root " + root + ": " + code);
            }
            long length = area.ints(-1);
            int told = OpenMpi.MPI_Bcast(length, 1, OpenMpi.MPI_INT32_T, root, spawner);
            Errors.check("MPI_Bcast", told);
            return Errors.exception(operation, code);
        }

        @Override
        public void close() {
            Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {spawner}));
        }
    }

    /** The library reports any other text as an internal error, with a page of explanations. */
    @Override
    public boolean isPort(String port) {
        return port.indexOf(':') > 0
                && Handles.terminated(port).length <= OpenMpi.MPI_MAX_PORT_NAME;
    }

    @Override
    public String openPort(Info info) {
        byte[] port = new byte[OpenMpi.MPI_MAX_PORT_NAME];
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check("MPI_Open_port", OpenMpi.MPI_Open_port(hints.handle(), port));
        }
        return Handles.text(port);
    }

    @Override
    public void closePort(String port) {
        Errors.check("MPI_Close_port", OpenMpi.MPI_Close_port(Handles.terminated(port)));
    }

    @Override
    public CheckedCommunicator accept(@Nullable String port, @Nullable Info info, int root) {
        long[] made = new long[1];
        byte[] name = port == null ? NOT_ROOT : Handles.terminated(port);
        try (NativeInfo hints = NativeInfo.of(info == null ? new Info() : info)) {
            int code = OpenMpi.MPI_Comm_accept(name, hints.handle(), root, comm, made);
            checkMeeting("MPI_Comm_accept", code);
        }
        return connection(mpi, made[0]);
    }

    @Override
    public CheckedCommunicator connect(@Nullable String port, @Nullable Info info, int root) {
        long[] made = new long[1];
        byte[] name = port == null ? NOT_ROOT : Handles.terminated(port);
        try (NativeInfo hints = NativeInfo.of(info == null ? new Info() : info)) {
            int code = OpenMpi.MPI_Comm_connect(name, hints.handle(), root, comm, made);
            checkMeeting("MPI_Comm_connect", code);
        }
        return connection(mpi, made[0]);
    }

    /** Open MPI calls it an internal error if it has no server to find the port's job through. */
    private static void checkMeeting(String operation, int code) {
        if (code == OpenMpi.MPI_ERR_INTERN) {
            throw new MpiException(
                    ErrorClass.PORT,
                    operation
                            + " cannot reach the job of this port; jobs of different mpiruns need a"
                            + " common --ompi-server");
        }
        Errors.check(operation, code);
    }

    @Override
    public void publishName(String service, Info info, String port) {
        byte[] name = Handles.terminated(service);
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code = OpenMpi.MPI_Publish_name(name, hints.handle(), Handles.terminated(port));
            Errors.check("MPI_Publish_name", code);
        }
    }

    @Override
    public String lookupName(String service, Info info) {
        byte[] port = new byte[OpenMpi.MPI_MAX_PORT_NAME];
        byte[] name = Handles.terminated(service);
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check("MPI_Lookup_name", OpenMpi.MPI_Lookup_name(name, hints.handle(), port));
        }
        return Handles.text(port);
    }

    @Override
    public void unpublishName(String service, Info info, String port) {
        byte[] name = Handles.terminated(service);
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code = OpenMpi.MPI_Unpublish_name(name, hints.handle(), Handles.terminated(port));
            Errors.check("MPI_Unpublish_name", code);
        }
    }
}
