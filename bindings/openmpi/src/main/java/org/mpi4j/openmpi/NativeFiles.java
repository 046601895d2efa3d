package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.OpenMode;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.FileBackend;
import org.mpi4j.spi.FileRanks;
import org.mpi4j.spi.FilesBackend;

/** Opening and deleting files (MPI 4.1 section 14.2). */
final class NativeFiles implements FilesBackend {
    private static final int CREATION = OpenMpi.MPI_MODE_CREATE | OpenMpi.MPI_MODE_EXCL;
    private static final int ACCESS =
            OpenMpi.MPI_MODE_RDONLY | OpenMpi.MPI_MODE_WRONLY | OpenMpi.MPI_MODE_RDWR;

    private final Environment environment;
    private final NativeCommunicator comm;

    NativeFiles(Environment environment, NativeCommunicator comm) {
        this.environment = environment;
        this.comm = comm;
    }

    @Override
    public FileBackend open(String path, Set<OpenMode> modes, Info info) {
        environment.requireActive();
        FileContext context = FileContext.of(environment, comm);
        try {
            return open(context, path, modes, info);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /**
     * The rank of Open MPI 4.1 (io/ompio) that cannot open a file leaves the others waiting for
     * ever. So each tries for itself first, rank 0 before all others if the file is to be created.
     */
    private FileBackend open(FileContext context, String path, Set<OpenMode> modes, Info info) {
        FileRanks ranks = context.ranks();
        int bits = bits(modes);
        if (!ranks.same(bits)) {
            throw new MpiException(
                    ErrorClass.NOT_SAME, "modes are " + modes + ", but others at another rank");
        }
        byte[] name = terminated(path);
        String task = "open '" + path + "'";
        boolean created = modes.contains(OpenMode.CREATE);
        if (created) {
            int how = bits & (ACCESS | CREATION);
            ranks.agree(ranks.rank() == 0 ? failure(name, path, how) : null, task);
        }
        boolean tried = created && ranks.rank() == 0;
        ranks.agree(tried ? null : failure(name, path, bits & ACCESS), task);
        try (NativeInfo hints = NativeInfo.of(info)) {
            long[] file = new long[1];
            int code =
                    OpenMpi.MPI_File_open(
                            context.handle(), name, bits & ~CREATION, hints.handle(), file);
            check("MPI_File_open", path, code);
            return new NativeFile(environment, context, file[0], path, modes);
        }
    }

    /** Why this rank cannot open a file. */
    private static @Nullable MpiException failure(byte[] name, String path, int bits) {
        if (isDirectory(path)) {
            // Open MPI opens it if it is only to be read.
            return new MpiException(ErrorClass.BAD_FILE, "'" + path + "' is a directory");
        }
        long[] file = new long[1];
        int code =
                OpenMpi.MPI_File_open(
                        OpenMpi.MPI_COMM_SELF, name, bits, OpenMpi.MPI_INFO_NULL, file);
        if (code != OpenMpi.MPI_SUCCESS) {
            return exception("MPI_File_open", path, code);
        }
        Errors.check("MPI_File_close", OpenMpi.MPI_File_close(file));
        return null;
    }

    private static boolean isDirectory(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException | SecurityException e) {
            return false;
        }
    }

    @Override
    public void delete(String path, Info info) {
        environment.requireActive();
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code = OpenMpi.MPI_File_delete(terminated(path), hints.handle());
            check("MPI_File_delete", path, code);
        }
    }

    private static void check(String operation, String path, int code) {
        if (code != OpenMpi.MPI_SUCCESS) {
            throw exception(operation, path, code);
        }
    }

    private static MpiException exception(String operation, String path, int code) {
        return Errors.exception(operation + " of '" + path + "'", code);
    }

    private static byte[] terminated(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static int bits(Set<OpenMode> modes) {
        return modes.stream().mapToInt(NativeFiles::bit).sum();
    }

    private static int bit(OpenMode mode) {
        return switch (mode) {
            case RDONLY -> OpenMpi.MPI_MODE_RDONLY;
            case WRONLY -> OpenMpi.MPI_MODE_WRONLY;
            case RDWR -> OpenMpi.MPI_MODE_RDWR;
            case CREATE -> OpenMpi.MPI_MODE_CREATE;
            case EXCL -> OpenMpi.MPI_MODE_EXCL;
            case DELETE_ON_CLOSE -> OpenMpi.MPI_MODE_DELETE_ON_CLOSE;
            case UNIQUE_OPEN -> OpenMpi.MPI_MODE_UNIQUE_OPEN;
            case SEQUENTIAL -> OpenMpi.MPI_MODE_SEQUENTIAL;
            case APPEND -> OpenMpi.MPI_MODE_APPEND;
        };
    }
}
