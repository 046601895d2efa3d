package org.mpi4j.launcher.wire;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Sends orders to an agent. */
public final class OrderWriter implements Orders {
    static final int BEGIN = 1;
    static final int INPUT = 2;
    static final int STACKS = 3;

    private final DataOutputStream out;

    /**
     * Sends orders.
     *
     * @param out flushed after each
     */
    public OrderWriter(DataOutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(List<String> rendezvous) throws IOException {
        out.writeByte(BEGIN);
        Texts.write(out, rendezvous);
        out.flush();
    }

    @Override
    public synchronized void input(byte[] bytes, int length) throws IOException {
        out.writeByte(INPUT);
        Texts.write(out, bytes, length);
        out.flush();
    }

    @Override
    public synchronized void printStacks() throws IOException {
        out.writeByte(STACKS);
        out.flush();
    }
}
