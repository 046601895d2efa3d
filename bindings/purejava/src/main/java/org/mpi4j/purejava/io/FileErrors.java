package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Which class of MPI an error of the file system is. */
final class FileErrors {
    /** What the C library says where Java has no exception of its own. */
    private static final Map<String, ErrorClass> REASONS =
            Map.ofEntries(
                    Map.entry("no space left on device", ErrorClass.NO_SPACE),
                    Map.entry("not enough space", ErrorClass.NO_SPACE),
                    Map.entry("file too large", ErrorClass.NO_SPACE),
                    Map.entry("disk quota exceeded", ErrorClass.QUOTA),
                    Map.entry("read-only file system", ErrorClass.READ_ONLY),
                    Map.entry("permission denied", ErrorClass.ACCESS),
                    Map.entry("operation not permitted", ErrorClass.ACCESS),
                    Map.entry("text file busy", ErrorClass.FILE_IN_USE),
                    Map.entry("being used by another process", ErrorClass.FILE_IN_USE),
                    Map.entry("is a directory", ErrorClass.BAD_FILE),
                    Map.entry("not a directory", ErrorClass.BAD_FILE),
                    Map.entry("file name too long", ErrorClass.BAD_FILE),
                    Map.entry("too many levels of symbolic links", ErrorClass.BAD_FILE));

    private FileErrors() {}

    /**
     * The exception for an error.
     *
     * @param task what could not be done, naming the file: follows "could not"
     */
    static MpiException of(IOException error, String task) {
        return new MpiException(classOf(error), "could not " + task + ": " + reason(error), error);
    }

    static ErrorClass classOf(IOException error) {
        if (error instanceof NoSuchFileException) {
            return ErrorClass.NO_SUCH_FILE;
        }
        if (error instanceof FileAlreadyExistsException) {
            return ErrorClass.FILE_EXISTS;
        }
        if (error instanceof AccessDeniedException) {
            return ErrorClass.ACCESS;
        }
        if (error instanceof DirectoryNotEmptyException
                || error instanceof FileSystemLoopException) {
            return ErrorClass.BAD_FILE;
        }
        String said = reason(error).toLowerCase(Locale.ROOT);
        return REASONS.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ErrorClass.IO);
    }

    private static String reason(IOException error) {
        @Nullable String told =
                error instanceof FileSystemException system
                        ? system.getReason()
                        : error.getMessage();
        return told == null ? named(error) : told;
    }

    private static String named(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (error instanceof AccessDeniedException) {
            return "access is denied";
        }
        return error instanceof FileAlreadyExistsException
                ? "it exists already"
                : error.getClass().getSimpleName();
    }
}
