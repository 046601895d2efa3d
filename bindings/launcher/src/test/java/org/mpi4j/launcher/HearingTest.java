package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HearingTest {
    @Test
    void silenceIsCountedWhileOneListens() throws Exception {
        try (PipedOutputStream speaker = new PipedOutputStream();
                Hearing hearing = new Hearing(new PipedInputStream(speaker))) {
            Thread listener = new Thread(() -> listen(hearing));
            listener.start();
            while (hearing.tick() < 3) {
                Thread.onSpinWait();
            }
            speaker.write(1);
            listener.join();
            assertEquals(0, hearing.tick(), "nobody listens");
            assertEquals(0, hearing.tick(), "nobody listens");
        }
    }

    private static void listen(Hearing hearing) {
        try {
            assertEquals(1, hearing.read(new byte[1], 0, 1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
