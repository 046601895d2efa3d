package org.mpi4j.purejava.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Errors of the file system, with the words of the C library (glibc, strerror). */
class FileErrorsTest {
    private static final Map<IOException, ErrorClass> KNOWN =
            Map.of(
                    new NoSuchFileException("x"), ErrorClass.NO_SUCH_FILE,
                    new AccessDeniedException("x"), ErrorClass.ACCESS,
                    new FileAlreadyExistsException("x"), ErrorClass.FILE_EXISTS,
                    new IOException("No space left on device"), ErrorClass.NO_SPACE,
                    new IOException("Disk quota exceeded"), ErrorClass.QUOTA,
                    new FileSystemException("x", null, "Read-only file system"),
                            ErrorClass.READ_ONLY,
                    new FileSystemException("x", null, "Text file busy"), ErrorClass.FILE_IN_USE,
                    new FileSystemException("x", null, "Not a directory"), ErrorClass.BAD_FILE,
                    new IOException("Input/output error"), ErrorClass.IO);

    @Test
    void everyErrorHasItsClassAndNamesWhatWasDone() {
        KNOWN.forEach(
                (error, kind) -> {
                    MpiException made = FileErrors.of(error, "open 'some/file'");
                    assertEquals(kind, made.errorClass(), error.toString());
                    assertTrue(made.getMessage().contains("open 'some/file'"), made.getMessage());
                    assertSame(error, made.getCause());
                });
    }

    @Test
    void errorWithoutWordsIsNamedByItsKind() {
        MpiException made = FileErrors.of(new IOException(), "open 'x'");
        assertTrue(made.getMessage().contains("IOException"), made.getMessage());
    }
}
