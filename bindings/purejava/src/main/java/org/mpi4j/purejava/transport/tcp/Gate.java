package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Where others connect. Whoever does not prove within some seconds that it may is turned away; a
 * few dozen may be at it at the same time, and the oldest has to go when more come, so that nobody
 * can keep the others out by standing in the door.
 */
public final class Gate implements AutoCloseable {
    /**
     * Somebody who has proven who it is.
     *
     * @param rank its rank
     * @param channel the connection, not blocking; nothing but the proof was read
     */
    public record Admitted(int rank, SocketChannel channel) {}

    /** How many may be at the proof. */
    static final int AT_ONCE = 64;

    private static final int BACKLOG = 256;
    private static final Duration PROOF_TIME = Duration.ofSeconds(10);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Pass pass;
    private final Duration proofTime;

    /** The oldest is first. */
    private final ArrayDeque<Knock> knocks = new ArrayDeque<>();

    private Gate(ServerSocketChannel server, Selector selector, Pass pass, Duration proofTime) {
        this.server = server;
        this.selector = selector;
        this.pass = pass;
        this.proofTime = proofTime;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes a free one
     * @param pass of whoever listens
     * @return the gate
     * @throws IOException if the address cannot be used
     */
    public static Gate open(InetSocketAddress address, Pass pass) throws IOException {
        return open(address, pass, PROOF_TIME);
    }

    static Gate open(InetSocketAddress address, Pass pass, Duration proofTime) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Gate(server, selector, pass, proofTime);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.socket().getLocalPort();
    }

    /**
     * On which address it listens.
     *
     * @return may be the wildcard
     */
    public InetAddress address() {
        return server.socket().getInetAddress();
    }

    int knocking() {
        return knocks.size();
    }

    /**
     * Waits for somebody. Called by one thread at a time; nobody is let in between two calls.
     *
     * @param expected which ranks may come in now; asked for proven ones only
     * @param limit how long to wait
     * @return empty if nobody came
     * @throws IOException if the gate itself does not work
     */
    public Optional<Admitted> next(IntPredicate expected, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<Admitted> found = look(expected);
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            selector.select(Math.min(millis, 100));
            found = look(expected);
        }
        return found;
    }

    private Optional<Admitted> look(IntPredicate expected) throws IOException {
        selector.selectedKeys().clear();
        accept();
        Iterator<Knock> each = new ArrayList<>(knocks).iterator();
        Optional<Admitted> found = Optional.empty();
        while (found.isEmpty() && each.hasNext()) {
            found = advance(each.next(), expected);
        }
        return found;
    }

    private void accept() throws IOException {
        SocketChannel came = server.accept();
        while (came != null) {
            if (knocks.size() == AT_ONCE) {
                turnAway(knocks.getFirst());
            }
            came.configureBlocking(false);
            came.register(selector, SelectionKey.OP_READ);
            long deadline = System.nanoTime() + proofTime.toNanos();
            knocks.add(new Knock(came, pass, deadline));
            came = server.accept();
        }
    }

    private Optional<Admitted> advance(Knock knock, IntPredicate expected) throws IOException {
        Optional<Integer> rank;
        try {
            rank = knock.advance(expected);
        } catch (IOException refused) {
            // Whoever it was has no claim to hear why.
            turnAway(knock);
            return Optional.empty();
        }
        if (rank.isPresent()) {
            return Optional.of(letIn(knock, rank.get()));
        }
        if (knock.isLate(System.nanoTime())) {
            turnAway(knock);
        }
        return Optional.empty();
    }

    private Admitted letIn(Knock knock, int rank) throws IOException {
        knocks.remove(knock);
        knock.channel().keyFor(selector).cancel();
        // Takes the channel out of this selector, so that it can go into another.
        selector.selectNow();
        return new Admitted(rank, knock.channel());
    }

    private void turnAway(Knock knock) throws IOException {
        knocks.remove(knock);
        knock.channel().close();
    }

    @Override
    public void close() throws IOException {
        for (Knock knock : List.copyOf(knocks)) {
            turnAway(knock);
        }
        selector.close();
        server.close();
    }
}
