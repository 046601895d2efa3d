package org.mpi4j.purejava.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in at a gate, and who does not. */
@Timeout(90)
class GateTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RANK = 3;
    private static final int CALLER = 5;

    private final JobSecret secret = JobSecret.random();
    private final Pass own = new Pass(secret, "job", "ranks", RANK);
    private final Pass caller = new Pass(secret, "job", "ranks", CALLER);
    private Porter porter;

    @BeforeEach
    void open() throws IOException {
        porter = new Porter(own, CALLER, LONG);
    }

    @AfterEach
    void close() throws IOException {
        porter.close();
    }

    private SocketChannel call(Pass pass, int to) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), porter.port());
        return Caller.call(address, pass, to, LONG);
    }

    /** Whatever happened at the gate before, the right caller comes in. */
    private void assertOpen() throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        byte[] data = {1, 2, 3};
        try (SocketChannel there = call(caller, RANK);
                SocketChannel here = porter.next().channel()) {
            new Timed(there, deadline).write(data);
            assertArrayEquals(data, new Timed(here, deadline).read(data.length));
            new Timed(here, deadline).write(data);
            assertArrayEquals(data, new Timed(there, deadline).read(data.length));
        }
    }

    private void assertRefused(Pass pass, int to) throws Exception {
        assertThrows(IOException.class, () -> call(pass, to).close());
        assertTrue(porter.hasLetNobodyIn());
        assertOpen();
    }

    /** The gate has closed the connection, and believed nothing. */
    private void assertTurnedAway(Stranger stranger) throws Exception {
        assertEquals(0, stranger.bytesUntilClosed());
        assertEquals(0, porter.proven.get());
        assertTrue(porter.hasLetNobodyIn());
        assertOpen();
    }

    private byte[] greeting() {
        return Greeting.of(caller, RANK).text();
    }

    @Test
    void callerWithThePassComesInAgainAndAgain() throws Exception {
        assertOpen();
        assertOpen();
    }

    @Test
    void callerWithoutTheSecretIsRefused() throws Exception {
        assertRefused(new Pass(JobSecret.random(), "job", "ranks", CALLER), RANK);
    }

    @Test
    void callerOfAnotherJobIsRefused() throws Exception {
        assertRefused(new Pass(secret, "another job", "ranks", CALLER), RANK);
    }

    @Test
    void callerForAnotherPurposeIsRefused() throws Exception {
        assertRefused(new Pass(secret, "job", "rendezvous", CALLER), RANK);
    }

    @Test
    void callerThatMeansAnotherRankIsRefused() throws Exception {
        assertRefused(caller, RANK + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void rankThatIsNotExpectedIsRefused(int rank) throws Exception {
        assertRefused(new Pass(secret, "job", "ranks", rank), RANK);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 79, 80, 81, 1000})
    void garbageIsRefused(int length) throws Exception {
        try (Stranger stranger = new Stranger(porter.port())) {
            byte[] garbage = new byte[length];
            Arrays.fill(garbage, (byte) 'G');
            stranger.send(garbage);
            stranger.stopSending();
            assertTurnedAway(stranger);
        }
    }

    @Test
    void endlessGarbageIsNotRead() throws Exception {
        try (Stranger stranger = new Stranger(porter.port())) {
            assertTrue(stranger.isStoppedWithin(1 << 30));
            assertTurnedAway(stranger);
        }
    }

    @Test
    void silentAndHalfOpenConnectionsEndAfterATime() throws Exception {
        porter.close();
        porter = new Porter(own, CALLER, Duration.ofMillis(500));
        try (Stranger silent = new Stranger(porter.port());
                Stranger half = new Stranger(porter.port())) {
            half.send(Arrays.copyOf(greeting(), 20));
            assertEquals(0, silent.bytesUntilClosed());
            assertTurnedAway(half);
        }
    }

    @Test
    void silentConnectionsKeepNobodyOut() throws Exception {
        List<Stranger> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * Gate.AT_ONCE; i++) {
                strangers.add(new Stranger(porter.port()));
            }
            assertOpen();
            assertEquals(0, strangers.get(0).bytesUntilClosed(), "the oldest had to go");
            assertTrue(porter.crowd.get() <= Gate.AT_ONCE);
        } finally {
            for (Stranger stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void connectionThatIsCutIsForgotten() throws Exception {
        try (Stranger stranger = new Stranger(porter.port())) {
            stranger.send(greeting());
            assertEquals(Greeting.ANSWER, stranger.read(Greeting.ANSWER).length);
        }
        assertOpen();
        assertEquals(1, porter.proven.get());
    }

    @Test
    void proofComesInBytesOneByOne() throws Exception {
        try (Stranger slow = new Stranger(porter.port())) {
            byte[] greeting = greeting();
            slow.sendOneByOne(greeting);
            byte[] answer = slow.read(Greeting.ANSWER);
            slow.sendOneByOne(new Greeting(greeting).reply(answer, caller));
            assertEquals(Greeting.WELCOME, slow.read(Greeting.WELCOME).length);
            porter.next().channel().close();
        }
    }

    /** Answers a gate with something, and is refused. */
    private void assertWorthless(byte[] greeting, UnaryOperator<byte[]> reply) throws Exception {
        int before = porter.proven.get();
        try (Stranger stranger = new Stranger(porter.port())) {
            stranger.send(greeting);
            stranger.send(reply.apply(stranger.read(Greeting.ANSWER)));
            assertEquals(0, stranger.bytesUntilClosed());
        }
        assertEquals(before, porter.proven.get());
        assertOpen();
    }

    @Test
    void replayedProofIsWorthless() throws Exception {
        byte[] greeting = greeting();
        byte[] reply;
        try (Stranger honest = new Stranger(porter.port())) {
            honest.send(greeting);
            reply = new Greeting(greeting).reply(honest.read(Greeting.ANSWER), caller);
            honest.send(reply);
            assertEquals(Greeting.WELCOME, honest.read(Greeting.WELCOME).length);
            porter.next().channel().close();
        }
        assertWorthless(greeting, answer -> reply);
    }

    @Test
    void gatesOwnProofSentBackIsWorthless() throws Exception {
        assertWorthless(
                greeting(),
                answer ->
                        Arrays.copyOfRange(
                                answer, Greeting.ANSWER - Greeting.REPLY, Greeting.ANSWER));
    }

    @Test
    void proofOfAnotherRankIsWorthless() throws Exception {
        byte[] greeting = greeting();
        Greeting other = Greeting.of(new Pass(secret, "job", "ranks", CALLER + 1), RANK);
        assertWorthless(greeting, answer -> other.reply(answer, caller));
    }

    @Test
    void guessedProofIsWorthless() throws Exception {
        assertWorthless(greeting(), answer -> new byte[Greeting.REPLY]);
    }
}
