package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.mpi4j.purejava.launch.Patience;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.Timed;

/** Leaders that talk through a connection whose other end has proven itself. */
public final class SocketTalk implements Talk {
    private static final int LARGEST = 64 << 20;

    private final SocketChannel channel;
    private final boolean low;
    private final JobSecret secret;
    private final Messaging messaging;

    /**
     * Takes a connection over.
     *
     * @param channel not blocking, in no selector
     * @param low whether this is the leader of the low group
     * @param secret what the proof was made with
     * @param messaging makes progress meanwhile
     */
    public SocketTalk(SocketChannel channel, boolean low, JobSecret secret, Messaging messaging) {
        this.channel = channel;
        this.low = low;
        this.secret = secret;
        this.messaging = messaging;
    }

    @Override
    public boolean isLow() {
        return low;
    }

    @Override
    public JobSecret secret() {
        return secret;
    }

    @Override
    public byte[] exchange(byte[] mine) throws IOException {
        return Aside.run(messaging, () -> exchangeNow(mine));
    }

    /** One after the other, since both might be too long for the network to keep. */
    private byte[] exchangeNow(byte[] mine) throws IOException {
        Timed timed = new Timed(channel, System.nanoTime() + Patience.limit().toNanos());
        if (low) {
            write(timed, mine);
            return read(timed);
        }
        byte[] theirs = read(timed);
        write(timed, mine);
        return theirs;
    }

    private static void write(Timed to, byte[] bytes) throws IOException {
        to.write(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        to.write(bytes);
    }

    private static byte[] read(Timed from) throws IOException {
        int length = ByteBuffer.wrap(from.read(Integer.BYTES)).getInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("the other group says " + length + " bytes");
        }
        return from.read(length);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("mpi4j: a connection does not close: " + e);
        }
    }
}
