package org.mpi4j.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads one stream of one process to its end and hands it on line by line. */
final class OutputPump implements Runnable {
    /** A longer line comes in parts, so that memory is bounded. */
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final int rank;
    private final OutputHandler.Stream stream;
    private final OutputSink sink;
    private final Thread thread;
    private byte[] line = new byte[256];
    private int length;

    private OutputPump(InputStream in, int rank, OutputHandler.Stream stream, OutputSink sink) {
        this.in = in;
        this.rank = rank;
        this.stream = stream;
        this.sink = sink;
        this.thread = new Thread(this, "mpi4j-" + stream + "-of-rank-" + rank);
        this.thread.setDaemon(true);
    }

    static OutputPump start(
            InputStream in, int rank, OutputHandler.Stream stream, OutputSink sink) {
        OutputPump pump = new OutputPump(in, rank, stream, sink);
        pump.thread.start();
        return pump;
    }

    void await(long millis) throws InterruptedException {
        thread.join(millis);
    }

    @Override
    public void run() {
        try {
            pump();
        } catch (IOException | RuntimeException | Error e) {
            sink.fail(e);
        }
    }

    private void pump() throws IOException {
        byte[] chunk = new byte[8192];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            for (int i = 0; i < n; i++) {
                append(chunk[i]);
            }
        }
        flush();
    }

    private void append(byte b) {
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(2 * length, LONGEST_LINE));
        }
        line[length++] = b;
        if (b == '\n' || length == LONGEST_LINE) {
            flush();
        }
    }

    private void flush() {
        if (length > 0) {
            sink.print(rank, stream, line, length);
            length = 0;
        }
    }
}
