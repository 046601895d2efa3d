package org.mpi4j.purejava.transport.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** Somebody who connects and sends what it likes. */
final class Stranger implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();

    Stranger(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Each byte in a packet of its own. */
    void sendOneByOne(byte[] bytes) throws IOException {
        for (byte each : bytes) {
            socket.getOutputStream().write(each);
        }
    }

    /** Sends until the other side has had enough. */
    boolean isStoppedWithin(int limit) {
        byte[] garbage = new byte[1000];
        try {
            for (int sent = 0; sent < limit; sent += garbage.length) {
                send(garbage);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    void stopSending() throws IOException {
        socket.shutdownOutput();
    }

    byte[] read(int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    /** Waits for the other side to close, and says how much it sent before. */
    int bytesUntilClosed() throws IOException {
        int count = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                count++;
            }
        } catch (SocketException reset) {
            // The other side had not read all that was sent to it; it has closed all the same.
            return count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
