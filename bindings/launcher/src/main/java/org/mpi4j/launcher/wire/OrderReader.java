package org.mpi4j.launcher.wire;

import java.io.DataInputStream;
import java.io.IOException;

/** Receives orders and has them carried out. */
public final class OrderReader {
    private static final int LARGEST = 1 << 16;

    private final DataInputStream in;

    /**
     * Receives orders.
     *
     * @param in where they come from
     */
    public OrderReader(DataInputStream in) {
        this.in = in;
    }

    /**
     * Receives orders until the stream ends.
     *
     * @param orders carries them out
     * @throws IOException if the stream breaks, says something else, or an order cannot be carried
     *     out
     */
    public void readAll(Orders orders) throws IOException {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            switch (kind) {
                case OrderWriter.BEGIN -> orders.begin(Texts.readAll(in, LARGEST));
                case OrderWriter.INPUT -> {
                    byte[] bytes = Texts.readBytes(in, Orders.LARGEST_INPUT);
                    orders.input(bytes, bytes.length);
                }
                case OrderWriter.STACKS -> orders.printStacks();
                default -> throw new IOException("the launcher gave an unknown order, " + kind);
            }
        }
    }
}
