package org.mpi4j.spi;

import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;
import org.mpi4j.SpawnCommand;
import org.mpi4j.SpawnPart;
import org.mpi4j.Spawned;

/** Dynamic processes of one communicator: checks, then the backend. */
public final class CheckedProcesses implements Processes {
    private final Mpi mpi;
    private final RootVerdict verdict;
    private final ProcessesBackend backend;
    private final ProcessChecks checks;
    private final int rank;
    private final int size;

    /**
     * The chapter of one communicator.
     *
     * @param mpi the environment it belongs to
     * @param comm the backend of the communicator
     * @param backend what its calls go through
     */
    public CheckedProcesses(Mpi mpi, CommunicatorBackend comm, ProcessesBackend backend) {
        this.mpi = mpi;
        this.verdict = new RootVerdict(comm);
        this.backend = backend;
        this.checks = new ProcessChecks(backend);
        this.rank = comm.rank();
        this.size = comm.size();
    }

    @Override
    public Spawned spawn(
            @Nullable SpawnCommand command, int maxProcs, @Nullable Info info, int root) {
        Checks.root(root, size);
        SpawnPart part = verdict.of(root, () -> checks.part(command, maxProcs, info));
        return backend.spawn(part, root);
    }

    @Override
    public Spawned spawnMultiple(@Nullable List<SpawnPart> parts, int root) {
        Checks.root(root, size);
        List<SpawnPart> copy = verdict.of(root, () -> checks.parts(parts));
        return backend.spawnMultiple(copy, root);
    }

    @Override
    public String openPort(Info info) {
        Checks.info(info);
        return backend.openPort(info);
    }

    @Override
    public void closePort(String port) {
        backend.closePort(checks.port(port));
    }

    @Override
    public InterCommunicator accept(@Nullable String port, @Nullable Info info, int root) {
        checkMeeting(port, info, root);
        boolean here = rank == root;
        return inter(backend.accept(here ? port : null, here ? info : null, root));
    }

    @Override
    public InterCommunicator connect(@Nullable String port, @Nullable Info info, int root) {
        checkMeeting(port, info, root);
        boolean here = rank == root;
        return inter(backend.connect(here ? port : null, here ? info : null, root));
    }

    private void checkMeeting(@Nullable String port, @Nullable Info info, int root) {
        Checks.root(root, size);
        verdict.of(
                root,
                () -> {
                    Checks.info(info);
                    return checks.port(port);
                });
    }

    private static InterCommunicator inter(CheckedCommunicator made) {
        return (InterCommunicator) made;
    }

    @Override
    public void publishName(String service, Info info, String port) {
        ProcessChecks.service(service);
        Checks.info(info);
        backend.publishName(service, info, checks.port(port));
    }

    @Override
    public String lookupName(String service, Info info) {
        ProcessChecks.service(service);
        Checks.info(info);
        return backend.lookupName(service, info);
    }

    @Override
    public void unpublishName(String service, Info info, String port) {
        ProcessChecks.service(service);
        Checks.info(info);
        backend.unpublishName(service, info, checks.port(port));
    }

    @Override
    public InterCommunicator join(Socket socket) {
        if (socket == null) {
            throw new MpiException(ErrorClass.ARG, "socket is null");
        }
        if (!socket.isConnected() || socket.isClosed()) {
            throw new MpiException(ErrorClass.ARG, "socket is not connected: " + socket);
        }
        return SocketJoin.join(mpi.self().processes(), socket);
    }
}
