package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void whatIsLeftInItGoesWithIt() throws IOException {
        Scratch scratch = Scratch.create();
        assertTrue(Files.isDirectory(scratch.directory()));
        Files.writeString(scratch.directory().resolve("file"), "left");
        scratch.close();
        assertFalse(Files.exists(scratch.directory()));
    }

    @Test
    void itIsRemovedOnceWhoeverComesFirst() {
        Scratch scratch = Scratch.create();
        Scratch.closeAll();
        assertFalse(Files.exists(scratch.directory()));
        scratch.close();
    }
}
