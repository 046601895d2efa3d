package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.Link;

/**
 * The links of one rank to others over TCP. All their inlets must be polled again and again, since
 * one of them looks for all.
 */
public final class TcpLinks {
    /**
     * A peer that is dead, or does not behave as one.
     *
     * @param rank its rank
     * @param why what was seen of it
     */
    public record Lost(int rank, String why) {}

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration PARTING = Duration.ofSeconds(5);
    private static final long SLICE_NANOS = 50_000;
    private static final int INTO_LARGE = 512 << 10;
    private static final int INTO_SMALL = 128 << 10;
    private static final int MANY = 16;

    private record Pair(TcpOutlet outlet, TcpInlet inlet) {}

    private final JobNews news;
    private final Readiness readiness;
    private final Flusher flusher = new Flusher();
    private final int capacity;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();

    /**
     * No links yet.
     *
     * @param peers how many there will be
     * @param news hears of the end of the job, from a thread that polls
     * @throws IOException if the system has no means for so many
     */
    public TcpLinks(int peers, JobNews news) throws IOException {
        this.news = news;
        this.readiness = Readiness.of(peers);
        this.capacity = peers > MANY ? INTO_SMALL : INTO_LARGE;
    }

    /**
     * Makes channels of a connection.
     *
     * @param channel from {@link Gate} or {@link Caller}; belongs to the link from now on
     * @param peer rank at the other end
     * @return both channels
     * @throws IOException if the connection is broken already
     */
    public Link add(SocketChannel channel, int peer) throws IOException {
        Connection connection = new Connection(channel, peer, news);
        TcpOutlet outlet = new TcpOutlet(connection, flusher);
        flusher.add(outlet);
        TcpInlet inlet = new TcpInlet(connection, outlet, readiness, capacity);
        readiness.add(inlet);
        pairs.add(new Pair(outlet, inlet));
        return new Link(outlet, inlet);
    }

    private Pair pair(int peer) {
        return pairs.stream()
                .filter(pair -> pair.inlet.connection().peer == peer)
                .findFirst()
                .orElseThrow(() -> new MpiException(ErrorClass.INTERN, "no link to " + peer));
    }

    /**
     * Says goodbye to one peer behind all that was sent to it. Called until it is done, while
     * inlets are polled.
     *
     * @param peer a peer of {@link #add}
     * @return whether all has been handed to the system
     */
    public boolean sayGoodbye(int peer) {
        return pair(peer).outlet.finish();
    }

    /**
     * Whether nothing comes from a peer any more: it has said goodbye, or is dead.
     *
     * @param peer a peer of {@link #add}
     * @return true once everything that it sent was polled
     */
    public boolean isOver(int peer) {
        return pair(peer).inlet.connection().isOver();
    }

    /**
     * Closes the connection with one peer. Its channels must not be used any more.
     *
     * @param peer a peer of {@link #add}
     * @throws IOException if the system refuses
     */
    public void remove(int peer) throws IOException {
        Pair gone = pair(peer);
        pairs.remove(gone);
        flusher.remove(gone.outlet);
        gone.inlet.connection().channel.close();
        readiness.remove(gone.inlet, pairs.isEmpty() ? null : pairs.get(0).inlet);
    }

    /**
     * Looks for a peer that is gone without having finalised MPI, or has sent what is no frame.
     *
     * @return the first one; empty if all are well
     */
    public Optional<Lost> lost() {
        for (Pair pair : pairs) {
            Connection connection = pair.inlet.connection();
            Optional<String> why = connection.failure();
            if (why.isPresent()) {
                return Optional.of(new Lost(connection.peer, why.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Tells all peers that the job is over. May be called by any thread; gives up after a second.
     *
     * @param exitCode the code that the job ends with
     * @param rank whoever ended it
     */
    public void abort(int exitCode, int rank) {
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        for (Pair pair : pairs) {
            pair.outlet.announce(FrameLayout.ABORT, exitCode, rank, deadline);
        }
    }

    /**
     * Parts from all peers, which do the same: what was sent arrives, and then the connections are
     * closed. Those who do not part are not waited for longer than some seconds.
     */
    public void leave() {
        long deadline = System.nanoTime() + PARTING.toNanos();
        for (Pair pair : pairs) {
            pair.outlet.announce(FrameLayout.GOODBYE, 0, 0, deadline);
            shutdown(pair.inlet.connection());
        }
        // A connection that is closed with something unread is reset, and the peer might lose
        // what it has not yet received.
        while (!haveEnded() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(SLICE_NANOS);
        }
        close();
    }

    private static void shutdown(Connection connection) {
        try {
            connection.channel.shutdownOutput();
        } catch (IOException e) {
            connection.fail("the connection broke: " + e);
        }
    }

    private boolean haveEnded() {
        boolean all = true;
        for (Pair pair : pairs) {
            all &= pair.inlet.hasEnded();
        }
        return all;
    }

    /** Closes all connections at once. Peers that have not parted take this rank for dead. */
    public void close() {
        flusher.close();
        try {
            readiness.close();
            for (Pair pair : pairs) {
                pair.inlet.connection().channel.close();
            }
        } catch (IOException e) {
            System.err.println("mpi4j: a connection does not close: " + e);
        }
    }
}
