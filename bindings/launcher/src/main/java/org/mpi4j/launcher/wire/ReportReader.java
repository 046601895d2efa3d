package org.mpi4j.launcher.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Receives an agent's reports and hands them on. */
public final class ReportReader {
    /** More than any shell prints at its start. */
    private static final int LARGEST_PREFACE = 1 << 16;

    private static final int LARGEST = 1 << 21;

    private final DataInputStream in;

    /**
     * Receives reports.
     *
     * @param in where they come from
     */
    public ReportReader(DataInputStream in) {
        this.in = in;
    }

    /**
     * Waits for the agent's greeting. What a shell printed before it is left out.
     *
     * @throws IOException if it does not come; with what came in its place
     */
    public void awaitGreeting() throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(ReportWriter.GREETING, tail(heard)) < 0) {
            int next = in.read();
            if (next < 0 || heard.length() == LARGEST_PREFACE) {
                throw new IOException(
                        "no agent of this version of mpi4j has answered"
                                + (heard.isEmpty() ? "" : ", but: " + heard.toString().strip()));
            }
            heard.append(new String(new byte[] {(byte) next}, StandardCharsets.ISO_8859_1));
        }
    }

    private static int tail(StringBuilder heard) {
        return Math.max(0, heard.length() - ReportWriter.GREETING.length());
    }

    /**
     * Receives reports until the stream ends.
     *
     * @param reports gets them
     * @throws IOException if the stream breaks, says something else, or a report is not taken
     */
    public void readAll(Reports reports) throws IOException {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            read(kind, reports);
        }
    }

    private void read(int kind, Reports reports) throws IOException {
        switch (kind) {
            case ReportWriter.RENDEZVOUS -> reports.rendezvous(Texts.readAll(in, LARGEST));
            case ReportWriter.OUT -> {
                int rank = in.readInt();
                byte[] line = Texts.readBytes(in, LARGEST);
                reports.out(rank, line, line.length);
            }
            case ReportWriter.ERR -> {
                int rank = in.readInt();
                byte[] line = Texts.readBytes(in, LARGEST);
                reports.err(rank, line, line.length);
            }
            case ReportWriter.ENDED -> reports.ended(in.readInt(), in.readInt());
            case ReportWriter.INPUT_TAKEN -> reports.inputTaken();
            case ReportWriter.ALIVE -> reports.alive();
            case ReportWriter.FAILED -> reports.failed(Texts.read(in, LARGEST));
            default -> throw new IOException("the agent reports something unknown, " + kind);
        }
    }
}
