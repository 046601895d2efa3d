package org.mpi4j.spi;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.SpawnCommand;
import org.mpi4j.SpawnPart;

/** Checks of what starts and connects processes. */
final class ProcessChecks {
    /** Hints that decide where an executable is looked for. */
    private static final List<String> ELSEWHERE =
            List.of("host", "hostfile", "add-host", "add-hostfile", "wdir", "path");

    private final ProcessesBackend backend;

    ProcessChecks(ProcessesBackend backend) {
        this.backend = backend;
    }

    /** The program to start. */
    SpawnPart part(@Nullable SpawnCommand command, int maxProcs, @Nullable Info info) {
        // The record refuses null.
        @SuppressWarnings("NullAway")
        SpawnPart part = new SpawnPart(command, maxProcs, info);
        requireExecutable(part);
        backend.requireRoom(List.of(part));
        return part;
    }

    /** The programs to start. */
    List<SpawnPart> parts(@Nullable List<SpawnPart> parts) {
        if (parts == null || parts.isEmpty()) {
            throw new MpiException(
                    ErrorClass.ARG, parts == null ? "parts is null" : "parts is empty");
        }
        List<SpawnPart> copy = new ArrayList<>(parts);
        long processes = 0;
        for (SpawnPart part : copy) {
            if (part == null) {
                throw new MpiException(ErrorClass.ARG, "parts contains null");
            }
            requireExecutable(part);
            processes += part.maxProcs();
        }
        if (processes > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.ARG, "parts have " + processes + " processes, too many for an int");
        }
        backend.requireRoom(copy);
        return copy;
    }

    /**
     * Refuses what this host does not have: Open MPI 4.1 ends the whole job if it cannot execute
     * the command. Where hints have it looked for elsewhere only the library can tell.
     */
    private static void requireExecutable(SpawnPart part) {
        if (ELSEWHERE.stream().anyMatch(key -> part.info().get(key).isPresent())) {
            return;
        }
        String name = part.command().executable();
        if (places(name).noneMatch(ProcessChecks::canExecute)) {
            throw new MpiException(
                    ErrorClass.SPAWN, "command cannot be executed on this host: " + name);
        }
    }

    private static boolean canExecute(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Stream<Path> places(String name) {
        if (name.indexOf('/') >= 0) {
            return Stream.of(Path.of(name));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name));
    }

    /** The name of a port. */
    String port(@Nullable String port) {
        if (port == null) {
            throw new MpiException(ErrorClass.PORT, "port is null");
        }
        if (port.indexOf(0) >= 0 || !backend.isPort(port)) {
            throw new MpiException(ErrorClass.PORT, "port is not the name of one: '" + port + "'");
        }
        return port;
    }

    /** Refuses what cannot be published. */
    static void service(@Nullable String service) {
        if (service == null || service.isEmpty()) {
            throw new MpiException(
                    ErrorClass.SERVICE, service == null ? "service is null" : "service is empty");
        }
        if (service.indexOf(0) >= 0) {
            throw new MpiException(ErrorClass.SERVICE, "service contains a zero character");
        }
    }
}
