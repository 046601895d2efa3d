package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Connects to a {@link Gate}. */
public final class Caller {
    private Caller() {}

    /**
     * Connects, and proves and demands proof.
     *
     * @param address where the gate is
     * @param pass of the caller; secret, job and purpose are those of the gate
     * @param to rank of whoever listens
     * @param limit how long it may take
     * @return the connection, not blocking; nothing but the proof was exchanged
     * @throws IOException if nobody is there, it is somebody else, or it refuses
     */
    public static SocketChannel call(InetSocketAddress address, Pass pass, int to, Duration limit)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            Timed timed = new Timed(channel, System.nanoTime() + limit.toNanos());
            channel.connect(address);
            timed.finishConnect();
            prove(timed, pass, to);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void prove(Timed timed, Pass pass, int to) throws IOException {
        Greeting greeting = Greeting.of(pass, to);
        timed.write(greeting.text());
        byte[] answer = timed.read(Greeting.ANSWER);
        if (!greeting.isProvenBy(answer, pass)) {
            throw new IOException("whoever listens there does not know the job's secret");
        }
        timed.write(greeting.reply(answer, pass));
        timed.read(Greeting.WELCOME);
    }
}
