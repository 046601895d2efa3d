package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.launch.HostIdentity;
import org.mpi4j.purejava.launch.ListenAddress;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.Pass;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.Participants;

/**
 * How two groups of processes come to be linked, each process with each of the other group. The
 * leaders can talk: they agree on a secret, everybody tells the others through them who it is and
 * where it listens, and those pairs that have no link yet connect and prove that they know the
 * secret. At the end all ranks of both groups know whether it went well everywhere; if not, it
 * fails everywhere.
 */
public final class Encounter implements AutoCloseable {
    private static final String PURPOSE = "encounter";

    private final Self self;
    private final Council council;

    /** Those whom this rank is linked with stay so as long as it may tell others that they are. */
    private final Map<Identity, Integer> linked;

    private @Nullable Talk talk;
    private @Nullable Gate gate;

    /**
     * Prepares it.
     *
     * @param self the calling process
     * @param group operations of the own group
     * @param members the own group
     * @param leader the rank in it that talks to the other group
     * @param failure what failures to connect are reported as
     */
    public Encounter(
            Self self,
            CollectivesBackend group,
            Participants members,
            int leader,
            ErrorClass failure) {
        this.self = self;
        this.council = new Council(group, members, leader, failure);
        this.linked = self.peers().retainAll();
    }

    /**
     * Meets the other group. Collective over the own one.
     *
     * @param opening at the leader how to reach the other one; null elsewhere
     * @return who they are; the links last as long as this is open or there are communicators
     * @throws MpiException at every rank if the leaders or any two ranks cannot be connected
     */
    public Connected meet(@Nullable Opening opening) {
        Agreed agreed = Agreed.of(council.ofLeader(opening == null ? null : () -> open(opening)));
        List<byte[]> own = council.all(card(agreed));
        List<byte[]> others = council.partsOfLeader(opening == null ? null : () -> say(own));
        List<PeerCard> remote = others.stream().map(PeerCard::of).toList();
        requireWell(own.stream().map(PeerCard::of).toList());
        requireWell(remote);
        Map<Integer, List<InetSocketAddress>> wanted = new TreeMap<>();
        for (int i = 0; i < remote.size(); i++) {
            if (index(remote.get(i)).isEmpty()) {
                wanted.put(i, remote.get(i).addresses());
            }
        }
        Map<Integer, SocketChannel> made = link(agreed, wanted, opening != null);
        return new Connected(ranks(remote, made), agreed.isLow(), agreed.number());
    }

    private byte[] open(Opening opening) throws IOException {
        Talk opened = opening.open();
        talk = opened;
        return Agreed.on(opened).toBytes();
    }

    private byte[] card(Agreed agreed) {
        try {
            List<InetSocketAddress> addresses = agreed.isLow() ? listen(agreed) : List.of();
            String host = HostIdentity.current();
            return new PeerCard(self.identity(), host, addresses, linked.keySet(), "").toBytes();
        } catch (IOException e) {
            return new PeerCard(self.identity(), "", List.of(), Set.of(), e.toString()).toBytes();
        }
    }

    private Pass pass(Agreed agreed) {
        return new Pass(agreed.secret(), "", PURPOSE, council.rank());
    }

    private List<InetSocketAddress> listen(Agreed agreed) throws IOException {
        InetSocketAddress address = ListenAddress.forOtherJobs(self.severalHosts());
        Gate open = Gate.open(address, pass(agreed));
        gate = open;
        return ListenAddress.reachable(open.address(), open.port());
    }

    /** Tells the other leader what the own group has said. */
    private byte[] say(List<byte[]> said) throws IOException {
        if (talk == null) {
            throw new IllegalStateException("the leaders do not talk");
        }
        return talk.exchange(Council.joined(said));
    }

    private void requireWell(List<PeerCard> cards) {
        for (PeerCard card : cards) {
            if (!card.failure().isEmpty()) {
                throw council.error(card.failure());
            }
        }
    }

    /** What this rank calls a process that it is linked with, if the other one says so too. */
    private OptionalInt index(PeerCard card) {
        if (card.identity().isOfJob(self.identity())) {
            return OptionalInt.of(card.identity().rank());
        }
        Integer known = linked.get(card.identity());
        return known != null && card.linked().contains(self.identity())
                ? OptionalInt.of(known)
                : OptionalInt.empty();
    }

    private Map<Integer, SocketChannel> link(
            Agreed agreed, Map<Integer, List<InetSocketAddress>> wanted, boolean leads) {
        Map<Integer, SocketChannel> made = Map.of();
        String failure = "";
        try {
            made = Aside.run(self.messaging(), new Linking(pass(agreed), gate, wanted));
        } catch (IOException e) {
            failure = "rank " + council.rank() + ": " + e;
        }
        try {
            agree(failure, leads);
            return made;
        } catch (MpiException e) {
            Linking.closeAll(made);
            throw e;
        }
    }

    /** Fails at every rank of both groups if one of them has failed. */
    private void agree(String failure, boolean leads) {
        List<byte[]> own = council.all(failure.getBytes(StandardCharsets.UTF_8));
        List<byte[]> all = new ArrayList<>(own);
        all.addAll(council.partsOfLeader(leads ? () -> say(own) : null));
        for (byte[] text : all) {
            if (text.length > 0) {
                throw council.error(new String(text, StandardCharsets.UTF_8));
            }
        }
    }

    private Ranks ranks(List<PeerCard> remote, Map<Integer, SocketChannel> made) {
        int[] indices = new int[remote.size()];
        for (int i = 0; i < indices.length; i++) {
            PeerCard card = remote.get(i);
            SocketChannel channel = made.get(i);
            indices[i] =
                    channel == null
                            ? index(card).orElseThrow()
                            : self.peers()
                                    .add(card.identity(), card.host(), channel, self.messaging());
        }
        return new Ranks(indices);
    }

    @Override
    public void close() {
        if (talk != null) {
            talk.close();
        }
        Gate open = gate;
        if (open != null) {
            closeGate(open);
        }
        self.peers().release(linked.values(), self.messaging());
    }

    private static void closeGate(Gate open) {
        try {
            open.close();
        } catch (IOException e) {
            System.err.println("mpi4j: a port does not close: " + e);
        }
    }
}
