package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.purejava.transport.tcp.Caller;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.Pass;
import org.mpi4j.purejava.transport.tcp.TcpLinks;
import org.mpi4j.purejava.transport.tcp.Timed;
import org.mpi4j.spi.LaunchEnvironment;

/**
 * How a process finds the other ranks of a job that may be on several hosts. All meet at the
 * rendezvous and learn where the others are. Then ranks of one host share memory, and of every
 * other pair the higher one connects to the lower.
 */
final class HostsJob {
    private static final String PURPOSE = "ranks";
    private static final Duration ONE_CALL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(5);

    private final LaunchEnvironment place;
    private final Transport transport;
    private final Patience patience;
    private final MeetingPoint point;

    private HostsJob(
            LaunchEnvironment place, Transport transport, Patience patience, MeetingPoint point) {
        this.place = place;
        this.transport = transport;
        this.patience = patience;
        this.point = point;
    }

    static Endpoint join(LaunchEnvironment place, Transport transport, Patience patience) {
        try (MeetingPoint point = MeetingPoint.find(place, patience)) {
            return new HostsJob(place, transport, patience, point).meet();
        } catch (IOException e) {
            throw MeetingPoint.failed(e);
        }
    }

    private Pass pass(String purpose) {
        return new Pass(point.secret(), place.job(), purpose, place.rank());
    }

    private Endpoint meet() throws IOException {
        Pass guest = pass(Rendezvous.PURPOSE);
        try (SocketChannel rendezvous =
                reach(point.addresses(), guest, Rendezvous.SERVER, "the rendezvous")) {
            try (Gate gate = Gate.open(listen(rendezvous), pass(PURPOSE))) {
                List<Card> cards = exchange(rendezvous, gate);
                point.finish();
                return connect(cards, gate);
            }
        }
    }

    /** Where others reach this rank, if nobody says otherwise: where it reaches the rendezvous. */
    private InetSocketAddress listen(SocketChannel rendezvous) throws IOException {
        InetAddress near = ((InetSocketAddress) rendezvous.getLocalAddress()).getAddress();
        Optional<InetAddress> given = ListenAddress.given();
        boolean everywhere = place.rank() == 0 && point.addresses().size() > 1;
        InetAddress otherwise = everywhere ? ListenAddress.ANY : near;
        return new InetSocketAddress(given.orElse(otherwise), 0);
    }

    private List<Card> exchange(SocketChannel rendezvous, Gate gate) throws IOException {
        List<InetSocketAddress> reachable = ListenAddress.reachable(gate.address(), gate.port());
        Card own = new Card(place.rank(), HostIdentity.current(), reachable, Processors.allowed());
        Timed timed = new Timed(rendezvous, patience.deadline());
        Cards.send(timed, List.of(own));
        try {
            return Cards.receive(timed, place.size());
        } catch (IOException e) {
            if (patience.left().isZero()) {
                throw patience.over(point.missing());
            }
            throw e;
        }
    }

    /** Connects to whoever listens at one of some addresses, again and again. */
    private SocketChannel reach(List<InetSocketAddress> addresses, Pass pass, int to, String whom) {
        String last = "there was no time for it";
        while (true) {
            for (InetSocketAddress address : addresses) {
                try {
                    return Caller.call(address, pass, to, shorter(patience.left(), ONE_CALL));
                } catch (IOException e) {
                    // The last call may have been cut short, and so tell nothing.
                    last = patience.left().isZero() ? last : address + ": " + e.getMessage();
                }
            }
            patience.pause(BETWEEN_CALLS, whom + " cannot be reached, " + last);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Endpoint connect(List<Card> cards, Gate gate) throws IOException {
        Members members = members(cards);
        Optional<SharedHost.Shared> shared = share(members, cards);
        List<Integer> remote = new ArrayList<>(IntStream.range(0, place.size()).boxed().toList());
        remote.removeAll(shared.isPresent() ? members.ranks() : List.of(place.rank()));
        HostsControl.News news = new HostsControl.News();
        TcpLinks tcp = new TcpLinks(remote.size(), news);
        try {
            List<Optional<Link>> links = links(cards, gate, remote, tcp);
            shared.ifPresent(s -> addShared(links, members, s));
            Optional<ProcessControl> control = shared.map(SharedHost.Shared::control);
            int processors = processors(cards, members);
            return new Endpoint(
                    place.rank(),
                    List.copyOf(links),
                    new HostsControl(members, control, tcp, news, processors),
                    hosts(cards));
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    private Members members(List<Card> cards) {
        String host = cards.get(place.rank()).host();
        List<Integer> ranks =
                IntStream.range(0, place.size())
                        .filter(rank -> cards.get(rank).host().equals(host))
                        .boxed()
                        .toList();
        return new Members(ranks, ranks.indexOf(place.rank()), place.size());
    }

    private Optional<SharedHost.Shared> share(Members members, List<Card> cards) {
        if (transport == Transport.TCP || members.size() == 1) {
            return Optional.empty();
        }
        String job = place.job() + "|" + cards.get(place.rank()).host();
        return Optional.of(SharedHost.meet(job, members, patience));
    }

    private List<Optional<Link>> links(
            List<Card> cards, Gate gate, List<Integer> remote, TcpLinks tcp) throws IOException {
        List<Optional<Link>> links = new ArrayList<>();
        cards.forEach(card -> links.add(Optional.empty()));
        Set<Integer> awaited = new HashSet<>();
        for (int peer : remote) {
            if (peer > place.rank()) {
                awaited.add(peer);
            } else {
                List<InetSocketAddress> addresses = cards.get(peer).addresses();
                SocketChannel channel = reach(addresses, pass(PURPOSE), peer, "rank " + peer);
                links.set(peer, Optional.of(tcp.add(channel, peer)));
            }
        }
        while (!awaited.isEmpty()) {
            Gate.Admitted came =
                    gate.next(awaited::contains, patience.left())
                            .orElseThrow(
                                    () -> patience.over("these have not connected: " + awaited));
            awaited.remove(came.rank());
            links.set(came.rank(), Optional.of(tcp.add(came.channel(), came.rank())));
        }
        return links;
    }

    private static void addShared(
            List<Optional<Link>> links, Members members, SharedHost.Shared shared) {
        for (int i = 0; i < members.size(); i++) {
            links.set(members.world(i), shared.links().get(i));
        }
    }

    private static int processors(List<Card> cards, Members members) {
        BitSet all = new BitSet();
        members.ranks().forEach(rank -> all.or(cards.get(rank).processors()));
        return Processors.count(cards.get(members.ownRank()).processors(), all);
    }

    /** A host is named by the first rank on it. */
    private static List<Integer> hosts(List<Card> cards) {
        List<String> names = cards.stream().map(Card::host).toList();
        return names.stream().map(names::indexOf).toList();
    }
}
