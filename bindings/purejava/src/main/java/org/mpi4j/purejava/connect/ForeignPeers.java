package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.launch.HostIdentity;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.TcpLinks;

/**
 * The processes of other jobs that one rank is linked with. Open communicators are counted for each
 * of them; a process that has none in common with this rank any more is parted from, which both do
 * at the same time. An index is not used again, since groups may still name it.
 */
public final class ForeignPeers {
    /** Numbers of communicators of several jobs have this bit, others never. */
    private static final long SEVERAL_JOBS = 1L << 61;

    private static final class Known {
        final Identity identity;
        final String host;
        int communicators;

        Known(Identity identity, String host) {
            this.identity = identity;
            this.host = host;
        }
    }

    private final int worldSize;
    private final Map<Integer, Known> known = new HashMap<>();
    private final Map<Identity, Integer> indices = new HashMap<>();
    private int next;

    /** Identity of this host, once it was needed. */
    private @Nullable String ownHost;

    /** All links of this rank to other jobs; made with the first. */
    private volatile @Nullable TcpLinks links;

    /**
     * None so far.
     *
     * @param worldSize ranks of the own world
     */
    public ForeignPeers(int worldSize) {
        this.worldSize = worldSize;
        this.next = worldSize;
    }

    /**
     * Whether any of some processes is of another job.
     *
     * @param ranks processes
     * @return false if all are ranks of the world
     */
    public boolean hasForeign(Ranks ranks) {
        return ranks.highest() >= worldSize;
    }

    /**
     * Whether a process of another job shares this host.
     *
     * @param index beyond the world
     * @return false if it does not, or is not linked any more
     */
    public synchronized boolean isOnThisHost(int index) {
        Known peer = known.get(index);
        return peer != null && isHere(peer);
    }

    /** How many processes of other jobs share this host. */
    synchronized int countOnThisHost() {
        return (int) known.values().stream().filter(this::isHere).count();
    }

    private boolean isHere(Known peer) {
        return peer.host.equals(ownHost());
    }

    private String ownHost() {
        String host = ownHost;
        if (host == null) {
            try {
                host = HostIdentity.current();
            } catch (IOException e) {
                throw new MpiException(ErrorClass.OTHER, "this host has no identity: " + e, e);
            }
            ownHost = host;
        }
        return host;
    }

    /**
     * A number for a communicator of several jobs.
     *
     * @return even and random, and never one that a job gives to its own communicators
     */
    public static long number() {
        return number(ByteBuffer.wrap(JobSecret.randomBytes(Long.BYTES)).getLong());
    }

    static long number(long random) {
        return SEVERAL_JOBS | (random & (SEVERAL_JOBS - 1) & ~1);
    }

    /**
     * Whether there is a link to any of some processes of other jobs.
     *
     * @param ranks processes
     * @return false if there is none, or none any more
     */
    public synchronized boolean isLinkedWithAny(Ranks ranks) {
        return Arrays.stream(ranks.toArray()).anyMatch(known::containsKey);
    }

    /** The indices of all who are linked, and stay so until they are released. */
    synchronized Map<Identity, Integer> retainAll() {
        indices.values().forEach(this::retain);
        return Map.copyOf(indices);
    }

    /**
     * A communicator is made.
     *
     * @param ranks its processes
     */
    public synchronized void retain(Ranks ranks) {
        if (hasForeign(ranks)) {
            for (int index : ranks.toArray()) {
                retain(index);
            }
        }
    }

    private void retain(int index) {
        Known peer = known.get(index);
        if (peer != null) {
            peer.communicators++;
        }
    }

    /**
     * A communicator is closed by all its ranks. Parts from those who have no other in common with
     * this rank; waits for them to do the same.
     *
     * @param ranks its processes
     * @param messaging of this rank
     */
    public void release(Ranks ranks, Messaging messaging) {
        if (hasForeign(ranks)) {
            release(Arrays.stream(ranks.toArray()).boxed().toList(), messaging);
        }
    }

    void release(Collection<Integer> retained, Messaging messaging) {
        List<Integer> unused = new ArrayList<>();
        synchronized (this) {
            for (int index : retained) {
                Known peer = known.get(index);
                if (peer != null && --peer.communicators == 0) {
                    unused.add(index);
                }
            }
        }
        part(unused, messaging);
    }

    /**
     * Parts from all, whatever is open. Waits for them to do the same.
     *
     * @param messaging of this rank
     */
    public void partFromAll(Messaging messaging) {
        List<Integer> all;
        synchronized (this) {
            all = List.copyOf(known.keySet());
        }
        part(all, messaging);
        close();
    }

    /** Says goodbye to all before it waits for any, since they may be waiting for each other. */
    private void part(List<Integer> peers, Messaging messaging) {
        TcpLinks tcp = links;
        if (peers.isEmpty() || tcp == null) {
            return;
        }
        messaging.await(() -> peers.stream().allMatch(p -> hasDelivered(p, tcp, messaging)));
        messaging.await(() -> sayGoodbye(peers, tcp));
        messaging.await(() -> peers.stream().allMatch(tcp::isOver));
        for (int peer : peers) {
            messaging.remove(peer, () -> forget(peer, tcp));
        }
    }

    private static boolean hasDelivered(int peer, TcpLinks tcp, Messaging messaging) {
        return messaging.hasDelivered(peer) || tcp.isOver(peer);
    }

    private static boolean sayGoodbye(List<Integer> peers, TcpLinks tcp) {
        boolean all = true;
        for (int peer : peers) {
            all &= tcp.sayGoodbye(peer);
        }
        return all;
    }

    private synchronized void forget(int peer, TcpLinks tcp) {
        Known gone = known.remove(peer);
        if (gone != null) {
            // It may have been linked anew, under another index.
            indices.remove(gone.identity, peer);
        }
        try {
            tcp.remove(peer);
        } catch (IOException e) {
            throw new UncheckedIOException("a connection does not close", e);
        }
    }

    /** Links this rank with a process. */
    int add(Identity identity, String host, SocketChannel channel, Messaging messaging) {
        int index;
        synchronized (this) {
            index = next++;
            known.put(index, new Known(identity, host));
            indices.put(identity, index);
        }
        messaging.add(index, () -> link(channel, index));
        return index;
    }

    private synchronized Link link(SocketChannel channel, int index) {
        try {
            TcpLinks tcp = links;
            if (tcp == null) {
                // A peer that is aborted shows as one that is gone.
                tcp = new TcpLinks(Integer.MAX_VALUE, (exitCode, rank) -> {});
                links = tcp;
            }
            return tcp.add(channel, index);
        } catch (IOException e) {
            throw new MpiException(ErrorClass.OTHER, "a process cannot be linked: " + e, e);
        }
    }

    /**
     * Looks for a process that is gone without having parted.
     *
     * @throws MpiException with {@link ErrorClass#PROC_FAILED} naming it
     */
    void check() {
        TcpLinks tcp = links;
        Optional<TcpLinks.Lost> lost = tcp == null ? Optional.empty() : tcp.lost();
        if (lost.isPresent()) {
            throw new MpiException(
                    ErrorClass.PROC_FAILED,
                    name(lost.get().rank())
                            + " is gone without having disconnected: "
                            + lost.get().why());
        }
    }

    private synchronized String name(int index) {
        Known peer = known.get(index);
        return peer == null
                ? "a process of another job"
                : "rank " + peer.identity.rank() + " of another job, on host " + peer.host + ",";
    }

    /** Closes all links without a word. Those who were not parted from take this rank for dead. */
    public void close() {
        TcpLinks tcp = links;
        if (tcp != null) {
            tcp.close();
        }
    }
}
