package org.mpi4j.purejava.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.purejava.transport.Link;

/** Channels of a connection, and what the other end may do to them. */
@Timeout(60)
class TcpLinksTest {
    private static final int PEER = 4;

    private final List<String> news = new ArrayList<>();
    private SocketChannel there;
    private TcpLinks links;
    private Link link;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            there = SocketChannel.open(server.getLocalAddress());
            SocketChannel here = server.accept();
            links = new TcpLinks(1, (code, rank) -> news.add(code + " by " + rank));
            link = links.add(here, PEER);
        }
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        there.close();
    }

    private static byte[] message(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static boolean offer(Link by, int seed, int length) {
        MpiBuffer data = MpiBuffer.buffer(message(seed, length));
        return by.outlet().offer(Frame.EAGER, seed, seed * 3L, seed + 1L, -seed, data, 0, length);
    }

    private void assertFrame(int seed, int length) {
        assertEquals(Frame.EAGER, link.inlet().kind());
        assertEquals(length, link.inlet().length());
        assertEquals(seed, link.inlet().tag());
        assertEquals(seed * 3L, link.inlet().context());
        assertEquals(seed + 1L, link.inlet().first());
        assertEquals(-seed, link.inlet().second());
        byte[] received = new byte[length];
        link.inlet().copyTo(MpiBuffer.buffer(received), 0, length);
        assertArrayEquals(message(seed, length), received);
        link.inlet().release();
    }

    /** The frame as it is sent. */
    private static ByteBuffer frame(int kind, int length, int bytes) {
        ByteBuffer frame = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        return frame.putLong(0, FrameLayout.commit(kind, 7, length));
    }

    private void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            there.write(bytes);
        }
    }

    /** Polls until the peer is lost. */
    private String lost() {
        while (links.lost().isEmpty()) {
            assertFalse(link.inlet().poll());
        }
        assertEquals(PEER, links.lost().get().rank());
        return links.lost().get().why();
    }

    @Test
    void framesOfAllLengthsComeThroughInOrder() throws IOException {
        TcpLinks others = new TcpLinks(1, (code, rank) -> news.add("wrong"));
        Link other = others.add(there, 0);
        int largest = other.outlet().largestPayload();
        int[] lengths = {0, 1, 7, 8, 9, 63, 64, 5000, largest - 1, largest, 3, largest};
        int sent = 0;
        int received = 0;
        while (received < 300) {
            while (sent < 300 && offer(other, sent, lengths[sent % lengths.length])) {
                sent++;
            }
            // What the other end could not write at once, it writes when it looks for frames.
            assertFalse(other.inlet().poll());
            while (link.inlet().poll()) {
                assertFrame(received, lengths[received % lengths.length]);
                received++;
            }
        }
        assertFalse(link.inlet().poll());
        others.close();
    }

    @Test
    void whatWasSentArrivesThoughItsSenderDoesNothingMore() throws IOException {
        TcpLinks others = new TcpLinks(1, (code, rank) -> news.add("wrong"));
        Link other = others.add(there, 0);
        int length = other.outlet().largestPayload();
        int sent = 0;
        while (offer(other, sent, length)) {
            sent++;
        }
        for (int received = 0; received < sent; received++) {
            while (!link.inlet().poll()) {
                assertTrue(links.lost().isEmpty());
            }
            assertFrame(received, length);
        }
        others.close();
    }

    @Test
    void bytesThatComeOneByOneMakeTheFrame() throws IOException {
        ByteBuffer frame = frame(Frame.EAGER, 5, FrameLayout.frame(5));
        frame.put(FrameLayout.HEADER + 4, (byte) 99);
        for (int i = 0; i < frame.capacity(); i++) {
            assertFalse(link.inlet().poll(), "after " + i + " bytes");
            send(frame.limit(i + 1));
        }
        while (!link.inlet().poll()) {
            assertTrue(links.lost().isEmpty());
        }
        byte[] received = new byte[5];
        link.inlet().copyTo(MpiBuffer.buffer(received), 0, 5);
        assertEquals(99, received[4]);
        link.inlet().release();
        assertFalse(link.inlet().poll());
    }

    @Test
    void silentPeerIsWaitedFor() throws IOException {
        send(frame(Frame.EAGER, 5, FrameLayout.HEADER));
        for (int i = 0; i < 1000; i++) {
            assertFalse(link.inlet().poll());
        }
        assertTrue(links.lost().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {FrameLayout.LARGEST_PAYLOAD + 1, 0xff_ffff})
    void headerOfTooLargeAFrameIsRefusedAtOnce(int length) throws IOException {
        send(frame(Frame.EAGER, length, FrameLayout.HEADER));
        String why = lost();
        assertTrue(why.contains(length + " bytes"), why);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7f, FrameLayout.CREDIT - 1, FrameLayout.GOODBYE + 1, 0xff})
    void unknownKindsAreRefused(int kind) throws IOException {
        send(frame(kind, 0, FrameLayout.HEADER));
        String why = lost();
        assertTrue(why.contains("kind " + kind + ","), why);
    }

    @ParameterizedTest
    @ValueSource(ints = {FrameLayout.CREDIT, FrameLayout.ABORT, FrameLayout.GOODBYE})
    void channelsOwnFramesHaveNoPayload(int kind) throws IOException {
        send(frame(kind, 8, FrameLayout.frame(8)));
        String why = lost();
        assertTrue(why.contains("no frame"), why);
        assertEquals(List.of(), news);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FrameLayout.HEADER, FrameLayout.HEADER + 3})
    void connectionThatIsCutIsADeadPeer(int bytes) throws IOException {
        send(frame(Frame.EAGER, 64, FrameLayout.frame(64)).limit(bytes));
        there.close();
        assertTrue(lost().contains("closed"));
        int sent = 0;
        while (sent < 1000 && offer(link, sent, FrameLayout.LARGEST_PAYLOAD)) {
            sent++;
        }
        assertEquals(1000, sent, "to a dead peer everything can be sent");
    }

    @Test
    void framesBeforeTheCutArrive() throws IOException {
        send(frame(Frame.EAGER, 0, FrameLayout.HEADER));
        there.close();
        while (!link.inlet().poll()) {
            assertTrue(links.lost().isEmpty());
        }
        link.inlet().release();
        assertTrue(lost().contains("closed"));
    }

    @Test
    void resetConnectionIsADeadPeer() throws IOException {
        there.setOption(StandardSocketOptions.SO_LINGER, 0);
        there.close();
        assertTrue(lost().contains("connection"));
    }

    @Test
    void peerThatHasPartedIsNotLost() throws IOException {
        send(frame(FrameLayout.GOODBYE, 0, FrameLayout.HEADER));
        there.close();
        links.leave();
        assertTrue(links.lost().isEmpty());
    }

    @Test
    void endOfTheJobIsHeard() throws IOException {
        ByteBuffer frame = frame(FrameLayout.ABORT, 0, FrameLayout.HEADER);
        send(frame.putLong(FrameLayout.FIRST, 7).putLong(FrameLayout.SECOND, 2));
        while (news.isEmpty()) {
            assertFalse(link.inlet().poll());
        }
        assertEquals(List.of("7 by 2"), news);
    }

    @Test
    void endOfTheJobIsTold() throws IOException {
        List<String> heard = new ArrayList<>();
        TcpLinks others = new TcpLinks(1, (code, rank) -> heard.add(code + " by " + rank));
        Link other = others.add(there, 0);
        links.abort(9, 1);
        while (heard.isEmpty()) {
            assertFalse(other.inlet().poll());
        }
        assertEquals(List.of("9 by 1"), heard);
        others.close();
    }

    private int takeAll(int bytes) {
        int taken = 0;
        while (link.outlet().takeCredit(bytes)) {
            taken++;
        }
        return taken;
    }

    @Test
    void creditIsBoundedAndComesBack() throws IOException {
        TcpLinks others = new TcpLinks(1, (code, rank) -> news.add("wrong"));
        Link other = others.add(there, 0);
        int message = 10_000;
        int all = takeAll(message);
        assertTrue(all > 0 && (long) all * message <= FrameLayout.CREDIT_LIMIT);
        for (int i = 0; i < all; i++) {
            other.inlet().giveCredit(message);
        }
        while (!link.outlet().takeCredit(message)) {
            assertFalse(link.inlet().poll());
            assertFalse(other.inlet().poll());
        }
        others.close();
    }

    @Test
    void peerCannotGiveMoreCreditThanWasTaken() throws IOException {
        int all = takeAll(1000);
        ByteBuffer credit = frame(FrameLayout.CREDIT, 0, FrameLayout.HEADER);
        send(credit.putLong(FrameLayout.FIRST, Long.MAX_VALUE));
        while (!link.outlet().takeCredit(1000)) {
            assertFalse(link.inlet().poll());
        }
        assertEquals(all - 1, takeAll(1000));
    }
}
