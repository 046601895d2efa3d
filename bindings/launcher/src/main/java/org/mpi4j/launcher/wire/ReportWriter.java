package org.mpi4j.launcher.wire;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends an agent's reports to the launcher. */
public final class ReportWriter implements Reports {
    static final int RENDEZVOUS = 1;
    static final int OUT = 2;
    static final int ERR = 3;
    static final int ENDED = 4;
    static final int INPUT_TAKEN = 5;
    static final int ALIVE = 6;
    static final int FAILED = 7;

    /** The first thing that an agent says; its digit changes when the rest does. */
    static final String GREETING = "\0mpi4j agent 1\n";

    private final DataOutputStream out;

    /**
     * Greets, and sends reports.
     *
     * @param out flushed after each
     * @throws IOException if it cannot be written to
     */
    public ReportWriter(DataOutputStream out) throws IOException {
        this.out = out;
        out.write(GREETING.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public synchronized void rendezvous(List<String> addresses) throws IOException {
        out.writeByte(RENDEZVOUS);
        Texts.write(out, addresses);
        out.flush();
    }

    @Override
    public synchronized void out(int rank, byte[] bytes, int length) throws IOException {
        line(OUT, rank, bytes, length);
    }

    @Override
    public synchronized void err(int rank, byte[] bytes, int length) throws IOException {
        line(ERR, rank, bytes, length);
    }

    private void line(int kind, int rank, byte[] bytes, int length) throws IOException {
        out.writeByte(kind);
        out.writeInt(rank);
        Texts.write(out, bytes, length);
        out.flush();
    }

    @Override
    public synchronized void ended(int rank, int exitCode) throws IOException {
        out.writeByte(ENDED);
        out.writeInt(rank);
        out.writeInt(exitCode);
        out.flush();
    }

    @Override
    public synchronized void inputTaken() throws IOException {
        out.writeByte(INPUT_TAKEN);
        out.flush();
    }

    @Override
    public synchronized void alive() throws IOException {
        out.writeByte(ALIVE);
        out.flush();
    }

    @Override
    public synchronized void failed(String why) throws IOException {
        out.writeByte(FAILED);
        Texts.write(out, why);
        out.flush();
    }
}
