package org.mpi4j.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what the ranks printed. */
final class Recorder implements OutputHandler {
    record Line(int rank, Stream stream, String text, long nanoTime) {}

    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void print(int rank, Stream stream, String line) {
        lines.add(new Line(rank, stream, line, System.nanoTime()));
    }

    String text(int rank, Stream stream) {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.rank == rank && line.stream == stream)
                    .map(Line::text)
                    .collect(Collectors.joining());
        }
    }

    /** How many lines contain something. */
    long count(String part) {
        synchronized (lines) {
            return lines.stream().filter(line -> line.text.contains(part)).count();
        }
    }

    /** How long ago the first such line came. */
    Duration since(String part) {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.text.contains(part))
                    .findFirst()
                    .map(line -> Duration.ofNanos(System.nanoTime() - line.nanoTime))
                    .orElseThrow(() -> new AssertionError("no line with '" + part + "'"));
        }
    }

    void clear() {
        lines.clear();
    }

    boolean contains(String part) {
        synchronized (lines) {
            return lines.stream().anyMatch(line -> line.text.contains(part));
        }
    }
}
