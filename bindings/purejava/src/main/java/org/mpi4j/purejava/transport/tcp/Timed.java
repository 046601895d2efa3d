package org.mpi4j.purejava.transport.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Reads and writes of whole messages on a non-blocking connection, until a moment. */
public final class Timed {
    private final SocketChannel channel;
    private final long deadline;

    /**
     * Reads and writes nothing yet.
     *
     * @param channel the connection, not blocking and in no selector
     * @param deadline of {@link System#nanoTime()}
     */
    public Timed(SocketChannel channel, long deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /**
     * Reads exactly so many bytes.
     *
     * @param length how many; checked by the caller
     * @return new array
     * @throws IOException if the connection ends or the time is over
     */
    public byte[] read(int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            int count = channel.read(in);
            if (count < 0) {
                throw new EOFException("the connection was closed by the other side");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return in.array();
    }

    /**
     * Writes all of it.
     *
     * @param message the bytes
     * @throws IOException if the connection ends or the time is over
     */
    public void write(byte[] message) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(message);
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    void finishConnect() throws IOException {
        while (!channel.finishConnect()) {
            await(SelectionKey.OP_CONNECT);
        }
    }

    private void await(int operation) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            long left = deadline - System.nanoTime();
            if (left <= 0 || selector.select(left / 1_000_000 + 1) == 0) {
                throw new SocketTimeoutException("the other side does not answer");
            }
        }
    }
}
