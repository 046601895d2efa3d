package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;

@Timeout(120)
class PointToPointTest {
    private static byte[] pattern(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) + seed);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 8, 32, 33, 8191, 8192, 8193, 65472, 65535, 65536, 65537, 131071, 1048575,
                1048577, 5000003
            })
    void everySizeArrivesWhetherExpectedOrNot(int length) {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    byte[] received = new byte[length + 1];
                    if (world.rank() == 0) {
                        world.send(buffer(pattern(length, 1)), 1, 1);
                        world.recv(buffer(new byte[0]), 1, 2);
                        world.send(buffer(pattern(length, 2)), 1, 3);
                    } else {
                        Request posted = world.irecv(buffer(received), 0, 1);
                        assertEquals(new Status(0, 1, length, false), posted.await());
                        assertArrayEquals(pattern(length, 1), Arrays.copyOf(received, length));
                        world.send(buffer(new byte[0]), 0, 2);
                        assertEquals(length, world.probe(0, 3).bytes());
                        assertEquals(length, world.recv(buffer(received), 0, 3).bytes());
                        assertArrayEquals(pattern(length, 2), Arrays.copyOf(received, length));
                    }
                    assertEquals(0, received[length], "nothing is written behind the message");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 9000, 300_000})
    void truncatedReceiveThrowsAndTheNextMessageIsIntact(int room) {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() == 0) {
                        world.send(buffer(pattern(room + 1, 1)), 1, 1);
                        world.send(buffer(pattern(room, 2)), 1, 1);
                    } else {
                        byte[] received = new byte[room];
                        MpiException error =
                                assertThrows(
                                        MpiException.class,
                                        () -> world.recv(buffer(received), 0, 1));
                        assertEquals(ErrorClass.TRUNCATE, error.errorClass());
                        assertEquals(room, world.recv(buffer(received), 0, 1).bytes());
                        assertArrayEquals(pattern(room, 2), received);
                    }
                });
    }

    @Test
    void truncationToNothingThrows() {
        Jobs.run(
                2,
                mpi -> {
                    if (mpi.world().rank() == 0) {
                        mpi.world().send(buffer(new byte[100_000]), 1, 1);
                    } else {
                        assertThrows(
                                MpiException.class,
                                () -> mpi.world().recv(buffer(new byte[0]), 0, 1));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void messagesOfOneSenderStayInOrderUnderWildcards(int ranks) {
        int each = 2000;
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() > 0) {
                        for (int i = 0; i < each; i++) {
                            // Small and large ones take different ways and must not overtake.
                            int[] message = new int[i % 100 == 0 ? 20_000 : 1];
                            message[0] = i;
                            world.send(buffer(message), 0, i % 7);
                        }
                        return;
                    }
                    int[] next = new int[ranks];
                    int[] received = new int[20_000];
                    for (int i = 0; i < each * (ranks - 1); i++) {
                        Status status = world.recv(buffer(received), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
                        assertEquals(next[status.source()] % 7, status.tag());
                        assertEquals(next[status.source()]++, received[0]);
                    }
                });
    }

    @Test
    void receivesAreMatchedInTheOrderTheyWerePosted() {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() == 0) {
                        world.barrier();
                        world.send(buffer(new int[] {1}), 1, 5);
                        world.send(buffer(new int[] {2}), 1, 5);
                        world.send(buffer(new int[] {3}), 1, 6);
                    } else {
                        int[] first = new int[1];
                        int[] second = new int[1];
                        int[] third = new int[1];
                        Request any = world.irecv(buffer(first), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
                        Request six = world.irecv(buffer(second), 0, 6);
                        Request five = world.irecv(buffer(third), 0, 5);
                        world.barrier();
                        Request.waitAll(any, six, five);
                        assertEquals(1, first[0]);
                        assertEquals(3, second[0]);
                        assertEquals(2, third[0]);
                    }
                });
    }

    @Test
    void floodIsHeldBackAtTheSenderAndStaysInOrder() {
        int messages = 100_000;
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() == 0) {
                        int[] message = new int[256];
                        for (int i = 0; i < messages; i++) {
                            message[255] = i;
                            world.send(buffer(message), 1, 1);
                        }
                    } else {
                        // Looking for another tag makes this rank store what arrives.
                        for (int i = 0; i < 20_000; i++) {
                            assertTrue(world.iprobe(0, 2).isEmpty());
                        }
                        int[] received = new int[256];
                        for (int i = 0; i < messages; i++) {
                            world.recv(buffer(received), 0, 1);
                            assertEquals(i, received[255]);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 100_000})
    void synchronousSendEndsWhenMatched(int length) {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() == 0) {
                        Request sent = world.issend(buffer(new byte[length]), 1, 1);
                        world.send(buffer(new byte[0]), 1, 2);
                        world.recv(buffer(new byte[0]), 1, 3);
                        assertTrue(sent.test().isEmpty(), "nobody has received it");
                        world.send(buffer(new byte[0]), 1, 4);
                        sent.await();
                        world.ssend(buffer(new byte[length]), 1, 5);
                    } else {
                        world.recv(buffer(new byte[0]), 0, 2);
                        world.send(buffer(new byte[0]), 0, 3);
                        world.recv(buffer(new byte[0]), 0, 4);
                        world.recv(buffer(new byte[length]), 0, 1);
                        Request posted = world.irecv(buffer(new byte[length]), 0, 5);
                        posted.await();
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5000, 200_000})
    void aRankCanSendToItself(int length) {
        Jobs.run(
                1,
                mpi -> {
                    Communicator self = mpi.self();
                    byte[] received = new byte[length];
                    Request expected = self.irecv(buffer(received), 0, 1);
                    self.send(buffer(pattern(length, 1)), 0, 1);
                    assertEquals(length, expected.await().bytes());
                    assertArrayEquals(pattern(length, 1), received);
                    Request sent = self.isend(buffer(pattern(length, 2)), 0, 2);
                    assertEquals(length, self.recv(buffer(received), 0, 2).bytes());
                    sent.await();
                    assertArrayEquals(pattern(length, 2), received);
                });
    }

    @Test
    void bufferedSendsNeedRoomAndNeverWait() {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    byte[] large = pattern(200_000, 3);
                    if (world.rank() == 0) {
                        assertBufferError(() -> world.bsend(buffer(large), 1, 1));
                        mpi.attachBuffer(large.length + mpi.bsendOverhead());
                        assertBufferError(() -> mpi.attachBuffer(1));
                        world.bsend(buffer(large), 1, 1);
                        assertBufferError(() -> world.bsend(buffer(new byte[1]), 1, 1));
                        world.send(buffer(new byte[1]), 1, 2);
                        mpi.detachBuffer();
                        assertBufferError(mpi::detachBuffer);
                    } else {
                        world.recv(buffer(new byte[1]), 0, 2);
                        byte[] received = new byte[large.length];
                        world.recv(buffer(received), 0, 1);
                        assertArrayEquals(large, received);
                    }
                });
    }

    private static void assertBufferError(org.junit.jupiter.api.function.Executable call) {
        assertEquals(ErrorClass.BUFFER, assertThrows(MpiException.class, call).errorClass());
    }

    @Test
    void cancelledReceiveTakesNothing() {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    int[] never = {-1};
                    int[] received = new int[1];
                    if (world.rank() == 0) {
                        world.barrier();
                        world.send(buffer(new int[] {7}), 1, 1);
                    } else {
                        Request cancelled = world.irecv(buffer(never), 0, 1);
                        cancelled.cancel();
                        assertTrue(cancelled.await().cancelled());
                        world.barrier();
                        world.recv(buffer(received), 0, 1);
                        assertEquals(7, received[0]);
                        assertEquals(-1, never[0]);
                    }
                });
    }

    @Test
    void matchedProbeTakesTheMessageOut() {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    if (world.rank() == 0) {
                        world.send(buffer(new int[] {1}), 1, 1);
                        world.send(buffer(new int[50_000]), 1, 1);
                        return;
                    }
                    Message first = world.mprobe(Mpi.ANY_SOURCE, 1);
                    Message second = world.mprobe(0, 1);
                    assertEquals(4, first.status().bytes());
                    assertEquals(200_000, second.status().bytes());
                    assertEquals(Optional.empty(), world.improbe(0, 1));
                    assertEquals(200_000, second.recv(buffer(new int[50_000])).bytes());
                    int[] received = new int[1];
                    assertEquals(4, first.irecv(buffer(received)).await().bytes());
                    assertEquals(1, received[0]);
                    MpiException again =
                            assertThrows(MpiException.class, () -> first.recv(buffer(received)));
                    assertEquals(ErrorClass.REQUEST, again.errorClass());
                });
    }

    @Test
    void gappedTypesTravelInPieces() {
        int blocks = 60_000;
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    try (Datatype column = Datatype.vector(blocks, 2, 3, Datatype.INT)) {
                        int[] data = new int[3 * blocks];
                        if (world.rank() == 0) {
                            Arrays.setAll(data, i -> i);
                            world.send(buffer(data).as(1, column), 1, 1);
                        } else {
                            world.recv(buffer(data).as(1, column), 0, 1);
                            for (int i = 0; i < data.length; i++) {
                                assertEquals(i % 3 == 2 ? 0 : i, data[i]);
                            }
                        }
                    }
                });
    }

    @Test
    void threadsOfARankMaySendAtOnce() {
        int threads = 4;
        int messages = 3000;
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    Thread[] workers = new Thread[threads];
                    int[] sums = new int[threads];
                    for (int t = 0; t < threads; t++) {
                        int tag = t;
                        workers[t] =
                                new Thread(
                                        () -> {
                                            int[] value = new int[1];
                                            for (int i = 0; i < messages; i++) {
                                                if (world.rank() == 0) {
                                                    value[0] = i;
                                                    world.send(buffer(value), 1, tag);
                                                    world.recv(buffer(value), 1, tag);
                                                } else {
                                                    world.recv(buffer(value), 0, tag);
                                                    world.send(buffer(value), 0, tag);
                                                }
                                                sums[tag] += value[0] == i ? 1 : 0;
                                            }
                                        });
                        workers[t].start();
                    }
                    for (Thread worker : workers) {
                        worker.join();
                    }
                    for (int sum : sums) {
                        assertEquals(messages, sum);
                    }
                });
    }

    @Test
    void nothingCanBeUsedAfterFinalize() {
        Jobs.run(
                2,
                mpi -> {
                    Communicator world = mpi.world();
                    assertFalse(mpi.isFinalized());
                    mpi.close();
                    assertTrue(mpi.isFinalized());
                    MpiException error = assertThrows(MpiException.class, world::barrier);
                    assertEquals(ErrorClass.COMM, error.errorClass());
                    MpiException twice = assertThrows(MpiException.class, mpi::close);
                    assertEquals(ErrorClass.OTHER, twice.errorClass());
                });
    }
}
