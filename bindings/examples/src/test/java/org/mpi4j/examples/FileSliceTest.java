package org.mpi4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSliceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "one two  three\nfour",
                " leading and trailing ",
                "single",
                "   ",
                "a\u00a0b \u2003 \u3000c d\u20ac\u20ac e\u2060f"
            })
    void whereverAFileIsCutNoWordIsLostOrCountedTwice(String text, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("text");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        long whole = new FileSlice(file, 0, bytes.length).words();
        for (int a = 0; a <= bytes.length; a++) {
            for (int b = a; b <= bytes.length; b++) {
                long parts =
                        new FileSlice(file, 0, a).words()
                                + new FileSlice(file, a, b).words()
                                + new FileSlice(file, b, bytes.length).words();
                assertEquals(whole, parts, "cut at " + a + " and " + b);
            }
        }
    }

    @Test
    void sequencesAreFoundAcrossTheBufferOfTheReader(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("text");
        String filler = "x".repeat((1 << 16) - 1);
        Files.writeString(file, filler + "\u00a0y", StandardCharsets.UTF_8);
        assertEquals(2, new FileSlice(file, 0, Files.size(file)).words());
    }
}
