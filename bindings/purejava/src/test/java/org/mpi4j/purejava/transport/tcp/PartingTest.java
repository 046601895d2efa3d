package org.mpi4j.purejava.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.purejava.transport.Link;

/** Two ends that part, one pair after the other. */
@Timeout(60)
class PartingTest {
    private static final int PEERS = 5;
    private static final int LENGTH = 60_000;

    private final List<Link> here = new ArrayList<>();
    private final List<Link> there = new ArrayList<>();
    private TcpLinks links;
    private TcpLinks others;

    @BeforeEach
    void connect() throws IOException {
        links = new TcpLinks(Integer.MAX_VALUE, (code, rank) -> {});
        others = new TcpLinks(Integer.MAX_VALUE, (code, rank) -> {});
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int peer = 0; peer < PEERS; peer++) {
                there.add(others.add(SocketChannel.open(server.getLocalAddress()), peer));
                here.add(links.add(server.accept(), peer));
            }
        }
    }

    @AfterEach
    void close() {
        links.close();
        others.close();
    }

    private static boolean offer(Link by) {
        MpiBuffer data = MpiBuffer.buffer(new byte[LENGTH]);
        return by.outlet().offer(Frame.EAGER, 0, 0, 0, 0, data, 0, LENGTH);
    }

    /** Looks at all, as ranks do, and takes what has come for one. */
    private static int taken(List<Link> all, int peer) {
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).inlet().poll() && i == peer) {
                all.get(i).inlet().release();
                count++;
            }
        }
        return count;
    }

    private void part(int peer) throws IOException {
        boolean said = false;
        boolean heard = false;
        while (!said || !heard || !links.isOver(peer) || !others.isOver(peer)) {
            said = links.sayGoodbye(peer);
            heard = others.sayGoodbye(peer);
            assertEquals(0, taken(here, peer) + taken(there, peer));
        }
        links.remove(peer);
        others.remove(peer);
    }

    private void exchange(int peer) {
        assertTrue(offer(here.get(peer)));
        while (taken(there, peer) == 0) {
            assertTrue(others.lost().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, PEERS - 1})
    void othersGoOnWhenOneParts(int first) throws IOException {
        part(first);
        here.remove(first);
        there.remove(first);
        for (int peer = 0; peer < PEERS - 1; peer++) {
            exchange(peer);
        }
        assertTrue(links.lost().isEmpty());
        assertTrue(others.lost().isEmpty());
    }

    @Test
    void goodbyeComesBehindAllThatWasSent() {
        int sent = 0;
        while (offer(here.get(1))) {
            sent++;
        }
        int received = 0;
        while (!links.sayGoodbye(1) || !others.isOver(1)) {
            received += taken(there, 1);
        }
        assertEquals(sent, received);
        assertTrue(others.lost().isEmpty());
    }

    @Test
    void deadPeerIsOverAndLost() {
        links.close();
        while (!others.isOver(3)) {
            assertEquals(0, taken(there, 3));
        }
        assertFalse(others.lost().isEmpty());
    }
}
