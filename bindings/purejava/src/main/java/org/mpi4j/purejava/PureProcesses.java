package org.mpi4j.purejava;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.SpawnPart;
import org.mpi4j.Spawned;
import org.mpi4j.purejava.connect.Opening;
import org.mpi4j.purejava.connect.Ports;
import org.mpi4j.purejava.connect.Spawning;
import org.mpi4j.purejava.launch.NameService;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.ProcessesBackend;

/** Dynamic processes of one communicator (MPI 4.1 sections 11.8 to 11.10). */
final class PureProcesses implements ProcessesBackend {
    private final PureCommunicator comm;
    private final PureMpi mpi;

    PureProcesses(PureCommunicator comm) {
        this.comm = comm;
        this.mpi = comm.mpi();
    }

    @Override
    public Spawned spawn(@Nullable SpawnPart part, int root) {
        return spawnMultiple(part == null ? null : List.of(part), root);
    }

    @Override
    public Spawned spawnMultiple(@Nullable List<SpawnPart> parts, int root) {
        if (parts == null) {
            return new Spawned(meet(null, root, ErrorClass.SPAWN), List.of());
        }
        try (Spawning spawning = new Spawning(parts, mpi.messaging())) {
            int count = parts.stream().mapToInt(SpawnPart::maxProcs).sum();
            List<Optional<ErrorClass>> errors = Collections.nCopies(count, Optional.empty());
            try {
                return new Spawned(meet(spawning, root, ErrorClass.SPAWN), errors);
            } catch (RuntimeException e) {
                spawning.undo();
                throw e;
            }
        }
    }

    private InterCommunicator meet(@Nullable Opening opening, int root, ErrorClass failure) {
        return (InterCommunicator) mpi.open(Meeting.of(comm, root, opening, failure));
    }

    @Override
    public boolean isPort(String port) {
        return Ports.isName(port);
    }

    @Override
    public String openPort(Info info) {
        return mpi.ports().open(mpi.isOnSeveralHosts());
    }

    @Override
    public void closePort(String port) {
        mpi.ports().close(port);
    }

    @Override
    public CheckedCommunicator accept(@Nullable String port, @Nullable Info info, int root) {
        Opening opening = port == null ? null : mpi.ports().accepting(port, mpi.messaging());
        return mpi.open(Meeting.of(comm, root, opening, ErrorClass.PORT));
    }

    @Override
    public CheckedCommunicator connect(@Nullable String port, @Nullable Info info, int root) {
        Opening opening = port == null ? null : Ports.connecting(port, mpi.messaging());
        return mpi.open(Meeting.of(comm, root, opening, ErrorClass.PORT));
    }

    @Override
    public void publishName(String service, Info info, String port) {
        mpi.ports().publish(service, port);
    }

    @Override
    public String lookupName(String service, Info info) {
        return NameService.lookup(service)
                .orElseThrow(
                        () ->
                                new MpiException(
                                        ErrorClass.NAME,
                                        "service '" + service + "' is not published"));
    }

    @Override
    public void unpublishName(String service, Info info, String port) {
        mpi.ports().unpublish(service, port);
    }
}
