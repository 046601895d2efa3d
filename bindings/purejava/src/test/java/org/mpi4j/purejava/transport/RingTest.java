package org.mpi4j.purejava.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

@Timeout(60)
class RingTest {
    private static final int CAPACITY = 4 << 10;

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(Rings.bytes(CAPACITY) + 64)
                    .alignedSlice(64)
                    .slice(0, Rings.bytes(CAPACITY));
    private final RingWriter writer = new RingWriter(memory);
    private final RingReader reader = new RingReader(memory);

    private static byte[] message(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private boolean offer(int seed, int length) {
        MpiBuffer data = MpiBuffer.buffer(message(seed, length));
        return writer.offer(Frame.EAGER, seed, seed * 3L, seed + 1L, seed + 2L, data, 0, length);
    }

    private void assertFrame(int seed, int length) {
        assertEquals(Frame.EAGER, reader.kind());
        assertEquals(length, reader.length());
        assertEquals(seed, reader.tag());
        assertEquals(seed * 3L, reader.context());
        assertEquals(seed + 1L, reader.first());
        assertEquals(seed + 2L, reader.second());
        byte[] received = new byte[length];
        reader.copyTo(MpiBuffer.buffer(received), 0, length);
        assertArrayEquals(message(seed, length), received);
    }

    @Test
    void emptyRingHasNoFrame() {
        assertFalse(reader.poll());
    }

    @Test
    void everyLengthComesThroughAtEveryPosition() {
        int seed = 0;
        for (int length = 0; length <= writer.largestPayload(); length++) {
            assertTrue(offer(++seed, length));
            assertTrue(reader.poll());
            assertFrame(seed, length);
            reader.release();
            assertFalse(reader.poll(), "nothing stale is taken for a frame");
        }
    }

    @Test
    void negativeTagsAreNotTakenForOtherFields() {
        assertTrue(writer.offer(Frame.MATCHED, -7, -1, -2, Long.MIN_VALUE));
        assertTrue(reader.poll());
        assertEquals(Frame.MATCHED, reader.kind());
        assertEquals(-7, reader.tag());
        assertEquals(-1, reader.context());
        assertEquals(-2, reader.first());
        assertEquals(Long.MIN_VALUE, reader.second());
        assertEquals(0, reader.length());
    }

    @Test
    void fullRingRefusesAndTakesAgainAfterReading() {
        int sent = 0;
        while (offer(sent, 200)) {
            sent++;
        }
        assertTrue(sent >= CAPACITY / 256 - 2, "most of the ring can be used, sent " + sent);
        for (int i = 0; i < sent; i++) {
            assertTrue(reader.poll());
            assertFrame(i, 200);
            reader.release();
        }
        assertFalse(reader.poll());
        assertTrue(offer(sent, 200));
    }

    @Test
    void largestFrameFitsWhateverWasThereBefore() {
        int seed = 0;
        for (int lead = 0; lead < 3 * CAPACITY / RingLayout.LINE; lead++) {
            assertTrue(offer(++seed, 1));
            assertTrue(reader.poll());
            reader.release();
            assertTrue(offer(++seed, writer.largestPayload()), "after " + lead + " lines");
            assertTrue(reader.poll());
            assertFrame(seed, writer.largestPayload());
            reader.release();
        }
    }

    @Test
    void creditEndsAndComesBack() {
        int message = 1 << 20;
        int taken = 0;
        while (writer.takeCredit(message)) {
            taken++;
        }
        assertEquals(RingLayout.CREDIT_LIMIT / (message + RingLayout.CREDIT_OVERHEAD), taken);
        reader.giveCredit(message);
        assertTrue(writer.takeCredit(message));
        assertFalse(writer.takeCredit(message));
    }

    @Test
    void wrongSizeIsRefused() {
        ByteBuffer odd = ByteBuffer.allocateDirect(Rings.bytes(CAPACITY) - 64);
        assertThrows(MpiException.class, () -> new RingWriter(odd));
    }

    @Test
    void twoThreadsSeeEveryFrameInOrder() throws Exception {
        int frames = 200_000;
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> produce(frames));
        Random lengths = new Random(5);
        byte[] received = new byte[writer.largestPayload()];
        for (int i = 0; i < frames; i++) {
            while (!reader.poll()) {
                Thread.onSpinWait();
            }
            int length = lengths.nextInt(300);
            assertEquals(length, reader.length());
            assertEquals(i, reader.tag());
            reader.copyTo(MpiBuffer.buffer(received), 0, length);
            for (int at = 0; at < length; at++) {
                assertEquals((byte) (i + at), received[at]);
            }
            reader.release();
        }
        producer.get(30, TimeUnit.SECONDS);
    }

    private void produce(int frames) {
        Random lengths = new Random(5);
        for (int i = 0; i < frames; i++) {
            int length = lengths.nextInt(300);
            byte[] bytes = new byte[length];
            for (int at = 0; at < length; at++) {
                bytes[at] = (byte) (i + at);
            }
            MpiBuffer data = MpiBuffer.buffer(bytes);
            while (!writer.offer(Frame.EAGER, i, 0, 0, 0, data, 0, length)) {
                Thread.onSpinWait();
            }
        }
    }
}
