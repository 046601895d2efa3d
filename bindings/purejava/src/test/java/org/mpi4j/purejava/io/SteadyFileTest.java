package org.mpi4j.purejava.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** A file and threads that are interrupted. */
class SteadyFileTest {
    private static final Set<StandardOpenOption> BOTH =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

    @TempDir Path directory;

    private SteadyFile open() throws Exception {
        return new SteadyFile(Files.write(directory.resolve("data"), new byte[] {1, 2, 3}), BOTH);
    }

    /** Interrupts the calling thread when the channel is in use already. */
    private static int readInterrupted(SteadyFile file, AtomicInteger attempts) {
        return file.access(
                "read from",
                channel -> {
                    if (attempts.incrementAndGet() == 1) {
                        Thread.currentThread().interrupt();
                    }
                    ByteBuffer into = ByteBuffer.allocate(3);
                    channel.read(into, 0);
                    return into.position();
                });
    }

    @Test
    void accessIsRepeatedAfterAnInterruption() throws Exception {
        SteadyFile file = open();
        AtomicInteger attempts = new AtomicInteger();
        assertEquals(3, readInterrupted(file, attempts));
        assertTrue(Thread.interrupted());
        assertEquals(2, attempts.get());
        assertEquals(3, file.size());
        file.close();
    }

    @Test
    void anotherFileOfTheSameNameIsNotTaken() throws Exception {
        SteadyFile file = open();
        Path data = directory.resolve("data");
        Files.move(data, directory.resolve("old"));
        Files.write(data, new byte[9]);
        MpiException e =
                assertThrows(MpiException.class, () -> readInterrupted(file, new AtomicInteger()));
        assertTrue(Thread.interrupted());
        assertEquals(ErrorClass.IO, e.errorClass());
        assertTrue(e.getMessage().contains(data.toString()), e.getMessage());
        file.close();
    }

    @Test
    void closedFileIsNotOpenedAgain() throws Exception {
        SteadyFile file = open();
        file.close();
        MpiException e = assertThrows(MpiException.class, file::size);
        assertEquals(ErrorClass.IO, e.errorClass());
    }
}
