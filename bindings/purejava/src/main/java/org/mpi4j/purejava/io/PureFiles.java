package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.OpenMode;
import org.mpi4j.purejava.launch.ProcessJob;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.FileBackend;
import org.mpi4j.spi.FileRanks;
import org.mpi4j.spi.FilesBackend;

/** Opening and deleting files (MPI 4.1 section 14.2). */
public final class PureFiles implements FilesBackend {
    /** The kind of file in its mode, and that of a pipe (POSIX, sys/stat.h). */
    private static final int TYPE = 0170000;

    private static final int PIPE = 0010000;

    private final Messaging messaging;
    private final Supplier<CommunicatorBackend> duplicate;

    /**
     * The files of a communicator.
     *
     * @param messaging the messages of the rank
     * @param duplicate makes a communicator of the same ranks for an open file; collective
     */
    public PureFiles(Messaging messaging, Supplier<CommunicatorBackend> duplicate) {
        this.messaging = messaging;
        this.duplicate = duplicate;
    }

    @Override
    public FileBackend open(String path, Set<OpenMode> modes, Info info) {
        CommunicatorBackend comm = duplicate.get();
        try {
            return open(comm, path, modes, info);
        } catch (RuntimeException e) {
            comm.close();
            throw e;
        }
    }

    private FileBackend open(
            CommunicatorBackend comm, String path, Set<OpenMode> modes, Info info) {
        FileRanks ranks = new FileRanks(comm.collectives(), comm.rank(), comm.size());
        if (!ranks.same(EnumSet.copyOf(modes).toString())) {
            throw new MpiException(
                    ErrorClass.NOT_SAME, "modes are " + modes + ", but others at another rank");
        }
        SteadyFile file = openEverywhere(ranks, path, modes);
        try {
            Common common = shareEverywhere(ranks, file, "open '" + path + "'");
            return new PureFile(messaging, comm, ranks, file, common, modes, info);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Rank 0 goes first if the file is to be created. */
    private static SteadyFile openEverywhere(FileRanks ranks, String path, Set<OpenMode> modes) {
        String task = "open '" + path + "'";
        if (modes.contains(OpenMode.CREATE)) {
            ranks.agree(ranks.rank() == 0 ? failure(() -> create(path, modes), task) : null, task);
        }
        SteadyFile[] opened = new SteadyFile[1];
        MpiException failure = failure(() -> opened[0] = openHere(path, modes), task);
        try {
            ranks.agree(failure, task);
        } catch (MpiException e) {
            if (opened[0] != null) {
                opened[0].close();
            }
            throw e;
        }
        return opened[0];
    }

    private static Common shareEverywhere(FileRanks ranks, SteadyFile file, String task) {
        Common[] made = new Common[1];
        MpiException failure =
                failure(
                        () -> made[0] = Common.of(ranks, ProcessJob.directory(), file.path()),
                        task);
        ranks.agree(failure, task);
        return made[0];
    }

    private interface Step {
        void run() throws IOException;
    }

    private static @Nullable MpiException failure(Step step, String task) {
        try {
            step.run();
            return null;
        } catch (MpiException e) {
            return e;
        } catch (IOException e) {
            return FileErrors.of(e, task);
        }
    }

    private static void create(String name, Set<OpenMode> modes) throws IOException {
        Path path = path(name);
        refuseUnusable(path, name);
        OpenOption how =
                modes.contains(OpenMode.EXCL)
                        ? StandardOpenOption.CREATE_NEW
                        : StandardOpenOption.CREATE;
        Files.newByteChannel(path, Set.of(StandardOpenOption.WRITE, how)).close();
    }

    private static SteadyFile openHere(String name, Set<OpenMode> modes) throws IOException {
        Path path = path(name);
        refuseUnusable(path, name);
        Set<OpenOption> options = new HashSet<>();
        if (!modes.contains(OpenMode.WRONLY)) {
            options.add(StandardOpenOption.READ);
        }
        if (!modes.contains(OpenMode.RDONLY)) {
            options.add(StandardOpenOption.WRITE);
        }
        return new SteadyFile(path, Set.copyOf(options));
    }

    /** Opening a pipe would wait for somebody at its other end, and it has no places in it. */
    private static void refuseUnusable(Path path, String name) throws IOException {
        if (Files.isDirectory(path)) {
            throw new MpiException(ErrorClass.BAD_FILE, "'" + name + "' is a directory");
        }
        if (isPipe(path)) {
            throw new MpiException(
                    ErrorClass.BAD_FILE, "'" + name + "' is a pipe, which has no offsets");
        }
    }

    private static boolean isPipe(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (!unix || !Files.exists(path) || Files.isRegularFile(path)) {
            return false;
        }
        return ((int) Files.getAttribute(path, "unix:mode") & TYPE) == PIPE;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new MpiException(ErrorClass.BAD_FILE, "path is '" + name + "': " + e, e);
        }
    }

    @Override
    public void delete(String name, Info info) {
        MpiException failure =
                failure(
                        () -> {
                            Path path = path(name);
                            refuseUnusable(path, name);
                            Files.delete(path);
                        },
                        "delete '" + name + "'");
        if (failure != null) {
            throw failure;
        }
    }
}
