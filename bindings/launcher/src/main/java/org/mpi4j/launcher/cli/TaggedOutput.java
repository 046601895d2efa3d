package org.mpi4j.launcher.cli;

import org.mpi4j.launcher.OutputHandler;

/** Marks every line with the rank that printed it, as in {@code [1,out] text}. */
final class TaggedOutput implements OutputHandler {
    private final OutputHandler next = new PlainOutput();

    @Override
    public void print(int rank, Stream stream, String line) {
        if (rank == ALL_RANKS) {
            next.print(rank, stream, line);
            return;
        }
        String tag = "[" + rank + (stream == Stream.OUT ? ",out] " : ",err] ");
        // Several ranks share the terminal: a line that was not ended must not take the next tag.
        next.print(rank, stream, tag + line + (line.endsWith("\n") ? "" : "\n"));
    }
}
