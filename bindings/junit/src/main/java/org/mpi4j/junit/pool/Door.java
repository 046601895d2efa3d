package org.mpi4j.junit.pool;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.mpi4j.junit.agent.Agent;

/** Where the agents of one job connect to; lets in only those that know its secret. */
final class Door implements AutoCloseable {
    private static final int POLL_MILLIS = 100;
    private static final int GREETING_MILLIS = 10_000;

    private final ServerSocket server;
    private final byte[] secret;

    Door() throws IOException {
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        server.setSoTimeout(POLL_MILLIS);
        byte[] random = new byte[Agent.SECRET_LENGTH / 2];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    /** Port and secret, to be passed on in the environment and nowhere else. */
    String address() {
        return server.getLocalPort() + ":" + new String(secret, StandardCharsets.US_ASCII);
    }

    /** Waits for every agent; they are returned in the order of their ranks. */
    List<AgentConnection> admit(int ranks, JobProcesses processes, Duration limit)
            throws IOException {
        List<AgentConnection> agents = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        while (agents.size() < ranks) {
            if (processes.hasEnded()) {
                throw new IOException("the job has ended before its ranks were ready");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        agents.size() + " of " + ranks + " ranks were ready within " + limit);
            }
            acceptInto(agents);
        }
        agents.sort(Comparator.comparingInt(AgentConnection::rank));
        return agents;
    }

    private void acceptInto(List<AgentConnection> agents) throws IOException {
        try {
            // The connection lives as long as the agent.
            Socket socket = server.accept();
            if (knowsSecret(socket)) {
                agents.add(AgentConnection.open(socket));
            } else {
                socket.close();
            }
        } catch (SocketTimeoutException e) {
            // Nobody yet: the caller looks whether there is still somebody to wait for.
        }
    }

    private boolean knowsSecret(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(GREETING_MILLIS);
        byte[] told = new DataInputStream(socket.getInputStream()).readNBytes(secret.length);
        socket.setSoTimeout(0);
        return MessageDigest.isEqual(secret, told);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
