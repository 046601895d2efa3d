package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.launch.Patience;
import org.mpi4j.purejava.transport.tcp.Caller;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.Pass;

/**
 * One rank's connections with ranks of the other group: the low group listens, the high one
 * connects.
 */
final class Linking implements Callable<Map<Integer, SocketChannel>> {
    private static final Duration SLICE = Duration.ofMillis(100);

    private final Pass pass;
    private final @Nullable Gate gate;
    private final Map<Integer, List<InetSocketAddress>> wanted;
    private final Map<Integer, SocketChannel> made = new HashMap<>();
    private final long deadline = System.nanoTime() + Patience.limit().toNanos();

    /**
     * @param pass of this rank, with its rank in its group
     * @param gate where the others come; null if this rank goes to them
     * @param wanted ranks of the other group, and where they listen
     */
    Linking(Pass pass, @Nullable Gate gate, Map<Integer, List<InetSocketAddress>> wanted) {
        this.pass = pass;
        this.gate = gate;
        this.wanted = wanted;
    }

    /** By rank in the other group. */
    @Override
    public Map<Integer, SocketChannel> call() throws IOException {
        try {
            if (gate == null) {
                connect();
            } else {
                admit(gate);
            }
            return made;
        } catch (IOException | RuntimeException e) {
            closeAll(made);
            throw e;
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private void connect() throws IOException {
        for (Map.Entry<Integer, List<InetSocketAddress>> peer : wanted.entrySet()) {
            made.put(peer.getKey(), connect(peer.getKey(), peer.getValue()));
        }
    }

    private SocketChannel connect(int peer, List<InetSocketAddress> addresses) throws IOException {
        IOException last = new IOException("it has no address");
        for (InetSocketAddress address : addresses) {
            try {
                return Caller.call(address, pass, peer, left());
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("rank " + peer + " at " + addresses + " is not reached: " + last);
    }

    private void admit(Gate open) throws IOException {
        Set<Integer> awaited = new TreeSet<>(wanted.keySet());
        while (!awaited.isEmpty()) {
            Optional<Gate.Admitted> came = open.next(awaited::contains, SLICE);
            if (came.isPresent()) {
                awaited.remove(came.get().rank());
                made.put(came.get().rank(), came.get().channel());
            } else if (System.nanoTime() - deadline > 0 || Thread.interrupted()) {
                throw new IOException("ranks " + awaited + " of the other group have not come");
            }
        }
    }

    /** For connections that nobody uses. */
    static void closeAll(Map<Integer, SocketChannel> channels) {
        for (SocketChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println("mpi4j: a connection does not close: " + e);
            }
        }
    }
}
