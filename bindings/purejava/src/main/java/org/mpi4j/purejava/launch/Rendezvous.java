package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.Pass;
import org.mpi4j.purejava.transport.tcp.Timed;
import org.mpi4j.spi.LaunchEnvironment;

/**
 * Tells the ranks of a job where the others are. Each connects, proves that it belongs to the job,
 * and leaves its card; when all have come, each gets all cards, and the rendezvous is over.
 */
public final class Rendezvous implements AutoCloseable {
    /** Purpose of passes. */
    static final String PURPOSE = "rendezvous";

    /** The rank that whoever serves has in passes: none. */
    static final int SERVER = -1;

    private static final Duration SLICE = Duration.ofMillis(200);
    private static final Duration CARD_TIME = Duration.ofSeconds(10);

    private record Guest(SocketChannel channel, Card card) {}

    private final Gate gate;
    private final int ranks;
    private final Map<Integer, Guest> guests = new ConcurrentSkipListMap<>();
    private final Thread thread = new Thread(this::serve, "mpi4j-rendezvous");
    private volatile boolean closed;

    private Rendezvous(Gate gate, int ranks) {
        this.gate = gate;
        this.ranks = ranks;
    }

    /**
     * Serves a job whose ranks are started with {@code MPI4J_RANK}, {@code MPI4J_SIZE} and {@code
     * MPI4J_JOB}, and are told of this through {@code MPI4J_RENDEZVOUS} and the secret.
     *
     * @param address where to listen; port 0 takes a free one
     * @param job the value of {@code MPI4J_JOB}
     * @param ranks the value of {@code MPI4J_SIZE}
     * @param secret given to the ranks in {@code MPI4J_SECRET} or {@code MPI4J_SECRET_FILE}
     * @return a rendezvous that serves until all have come, or it is closed
     * @throws IOException if the address cannot be used
     */
    public static Rendezvous open(
            InetSocketAddress address, String job, int ranks, JobSecret secret) throws IOException {
        Map<String, String> environment =
                Map.of("MPI4J_RANK", "0", "MPI4J_SIZE", "" + ranks, "MPI4J_JOB", job);
        return open(address, LaunchEnvironment.detect(environment).orElseThrow(), secret);
    }

    /**
     * Serves a job as above, wherever the ranks can reach this host.
     *
     * @param bind the value of {@code MPI4J_BIND} that the ranks get; empty for every address
     * @param job the value of {@code MPI4J_JOB}
     * @param ranks the value of {@code MPI4J_SIZE}
     * @param secret given to the ranks in {@code MPI4J_SECRET} or {@code MPI4J_SECRET_FILE}
     * @return a rendezvous that serves until all have come, or it is closed
     * @throws IOException if there is no such address, or it cannot be used
     */
    public static Rendezvous open(Optional<String> bind, String job, int ranks, JobSecret secret)
            throws IOException {
        InetAddress address =
                bind.isPresent() ? ListenAddress.resolve(bind.get()) : ListenAddress.ANY;
        return open(new InetSocketAddress(address, 0), job, ranks, secret);
    }

    static Rendezvous open(InetSocketAddress address, LaunchEnvironment place, JobSecret secret)
            throws IOException {
        Gate gate = Gate.open(address, new Pass(secret, place.job(), PURPOSE, SERVER));
        Rendezvous made = new Rendezvous(gate, place.size());
        made.thread.setDaemon(true);
        made.thread.start();
        return made;
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return gate.port();
    }

    /**
     * Where ranks of other hosts may reach it: what one of them can use, another cannot always.
     *
     * @return addresses for {@code MPI4J_RENDEZVOUS}
     * @throws IOException if the system does not tell its addresses
     */
    public List<InetSocketAddress> addresses() throws IOException {
        return ListenAddress.reachable(gate.address(), gate.port());
    }

    /** Ranks that have not come so far. */
    List<Integer> missing() {
        return IntStream.range(0, ranks).filter(r -> !guests.containsKey(r)).boxed().toList();
    }

    private void serve() {
        try (gate) {
            while (guests.size() < ranks && !closed) {
                Optional<Gate.Admitted> came = gate.next(this::isExpected, SLICE);
                if (came.isPresent()) {
                    receive(came.get());
                }
            }
            if (!closed) {
                tellAll();
            }
        } catch (IOException e) {
            System.err.println("mpi4j: the rendezvous of the job ends: " + e);
        } finally {
            guests.values().forEach(guest -> close(guest.channel));
        }
    }

    private boolean isExpected(int rank) {
        return rank >= 0 && rank < ranks && !guests.containsKey(rank);
    }

    private void receive(Gate.Admitted came) {
        long deadline = System.nanoTime() + CARD_TIME.toNanos();
        try {
            Card card = Card.of(Cards.receive(new Timed(came.channel(), deadline)));
            if (card.rank() != came.rank()) {
                throw new IOException("the card of another rank");
            }
            guests.put(came.rank(), new Guest(came.channel(), card));
        } catch (IOException e) {
            // It may come again; if it does not, it is among those that are missing.
            close(came.channel());
        }
    }

    private void tellAll() {
        List<Card> cards = guests.values().stream().map(Guest::card).toList();
        long deadline = System.nanoTime() + CARD_TIME.toNanos();
        for (Guest guest : guests.values()) {
            try {
                Cards.send(new Timed(guest.channel, deadline), cards);
            } catch (IOException e) {
                // It is gone; those who want to connect to it will say so.
                close(guest.channel);
            }
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("mpi4j: a connection does not close: " + e);
        }
    }

    /** Waits until all ranks have been told. For one of them, which has been told. */
    void finish() {
        try {
            thread.join(CARD_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves no longer, whether all have come or not. */
    @Override
    public void close() {
        closed = true;
        finish();
    }
}
