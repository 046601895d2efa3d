package org.mpi4j.launcher.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mpi4j.launcher.OutputHandler;

/** Hands the ranks' output on, byte by byte as it was printed. */
final class PlainOutput implements OutputHandler {
    // Not System.out: it hides that nobody reads any more.
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);

    @Override
    public void print(int rank, Stream stream, String line) {
        try {
            (stream == Stream.OUT ? out : err).write(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
