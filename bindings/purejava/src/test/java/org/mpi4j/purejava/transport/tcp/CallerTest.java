package org.mpi4j.purejava.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mpi4j.MpiException;

/** What a caller thinks of somebody who listens where its peer should. */
@Timeout(60)
class CallerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final JobSecret secret = JobSecret.random();
    private final Pass pass = new Pass(secret, "job", "ranks", 1);
    private ServerSocket impostor;

    @BeforeEach
    void listen() throws IOException {
        impostor = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        impostor.close();
    }

    private CompletableFuture<Void> call(Duration limit) {
        InetSocketAddress address =
                new InetSocketAddress(impostor.getInetAddress(), impostor.getLocalPort());
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        Caller.call(address, pass, 0, limit).close();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    private static Throwable failure(CompletableFuture<Void> call) {
        return assertThrows(CompletionException.class, call::join).getCause();
    }

    @Test
    void impostorHearsNoProof() throws IOException {
        CompletableFuture<Void> call = call(LONG);
        try (Socket heard = impostor.accept()) {
            assertEquals(
                    Greeting.GREETING, heard.getInputStream().readNBytes(Greeting.GREETING).length);
            heard.getOutputStream().write(new byte[Greeting.ANSWER]);
            assertEquals(-1, heard.getInputStream().read());
        }
        assertTrue(failure(call).getMessage().contains("does not know the job's secret"));
    }

    @Test
    void silenceIsNotWaitedForLongerThanTheLimit() throws IOException {
        CompletableFuture<Void> call = call(Duration.ofMillis(50));
        assertTrue(failure(call) instanceof SocketTimeoutException);
    }

    @Test
    void hangingUpIsAnError() throws IOException {
        CompletableFuture<Void> call = call(LONG);
        impostor.accept().close();
        assertTrue(failure(call) instanceof IOException);
    }

    @Test
    void nobodyThereIsAnError() throws IOException {
        impostor.close();
        assertTrue(failure(call(LONG)) instanceof IOException);
    }

    @Test
    void secretsAreReadAndNeverShown() {
        String hex = secret.toHex();
        assertEquals(hex, JobSecret.parse(" " + hex + "\n", "here").toHex());
        assertFalse((secret + " " + pass).contains(hex));
        for (String wrong :
                new String[] {"", hex.substring(1), hex + "0", "g" + hex.substring(1)}) {
            MpiException refused =
                    assertThrows(MpiException.class, () -> JobSecret.parse(wrong, "here"));
            assertTrue(refused.getMessage().contains("here holds no job secret"));
            assertFalse(refused.getMessage().contains(hex.substring(1)));
        }
    }
}
