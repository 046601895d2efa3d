package org.mpi4j.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.mpi4j.launcher.wire.Reports;

/** Gives rank 0 what the launcher sends, and asks for more when that was taken. */
final class AgentInput {
    private final Reports reports;

    /** One at most: the launcher waits before it sends the next. */
    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();

    AgentInput(Reports reports) {
        this.reports = reports;
    }

    void add(byte[] bytes, int length) {
        pieces.add(Arrays.copyOf(bytes, length));
    }

    /** Returns at the end of the input. */
    void feed(OutputStream rank) {
        try (rank) {
            for (byte[] piece = pieces.take(); piece.length > 0; piece = pieces.take()) {
                rank.write(piece);
                rank.flush();
                reports.inputTaken();
            }
        } catch (IOException e) {
            // The rank reads no more; the launcher keeps what it has, as if the pipe were full.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
