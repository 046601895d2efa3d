package org.mpi4j.conformance.datatypes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.RandomType;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** Types nested at random move the bytes that the standard's definitions tell, and no others. */
class RandomTypesTest {
    private static final int TAG = 3;
    private static final int TYPES = 40;
    private static final int COUNT = 3;

    private interface Movement {
        void of(RandomType type, boolean direct);
    }

    /** Ranks see the same types, since they make them of the same numbers. */
    private static void each(long seed, Movement movement) {
        for (int i = 0; i < TYPES; i++) {
            RandomType random = RandomType.make(new Random(seed + i));
            try {
                movement.of(random, i % 2 == 0);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + (seed + i) + ": " + random.type(), e);
            }
        }
    }

    /** Storage of elements, all bytes of it different from their neighbours. */
    private static ByteBuffer storage(RandomType type, boolean direct, int salt) {
        int length = (int) (type.high(COUNT) - type.low(COUNT));
        ByteBuffer made = direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            made.put(i, (byte) (i * 7 + i / 256 + salt));
        }
        return made.order(ByteOrder.nativeOrder());
    }

    private static MpiBuffer elements(RandomType type, ByteBuffer storage) {
        return buffer(storage).as(COUNT, type.type(), -type.low(COUNT));
    }

    private static byte[] stream(RandomType type, ByteBuffer storage) {
        List<Long> positions = type.positions(COUNT);
        long low = type.low(COUNT);
        byte[] made = new byte[positions.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = storage.get((int) (positions.get(i) - low));
        }
        return made;
    }

    private static void expectScattered(
            RandomType type, byte[] stream, ByteBuffer before, ByteBuffer after) {
        ByteBuffer expected = ByteBuffer.allocate(before.capacity());
        expected.put(0, before, 0, before.capacity());
        List<Long> positions = type.positions(COUNT);
        long low = type.low(COUNT);
        for (int i = 0; i < stream.length; i++) {
            expected.put((int) (positions.get(i) - low), stream[i]);
        }
        byte[] got = new byte[after.capacity()];
        after.get(0, got);
        assertArrayEquals(expected.array(), got);
    }

    @MpiTest
    void sizesAreThoseOfTheData() {
        each(
                1000,
                (random, direct) -> {
                    assertEquals(random.bytes().size(), random.type().size());
                    long low = random.bytes().stream().mapToLong(Long::longValue).min().orElse(0);
                    long high = random.bytes().stream().mapToLong(Long::longValue).max().orElse(-1);
                    assertEquals(low, random.type().trueLowerBound());
                    assertEquals(high + 1 - low, random.type().trueExtent());
                });
    }

    @MpiTest
    void elementsAreSentInOrder(Communicator comm) {
        Ring ring = Ring.of(comm);
        each(
                2000,
                (random, direct) -> {
                    MpiBuffer mine = elements(random, storage(random, direct, comm.rank()));
                    byte[] got = new byte[(int) mine.dataBytes()];
                    Status status =
                            comm.sendrecv(mine, ring.right(), TAG, buffer(got), ring.left(), TAG);
                    byte[] expected = stream(random, storage(random, false, ring.left()));
                    assertEquals(expected.length, status.bytes());
                    assertArrayEquals(expected, got);
                });
    }

    @MpiTest
    void elementsAreReceivedInOrderAndGapsUntouched(Communicator comm) {
        Ring ring = Ring.of(comm);
        each(
                3000,
                (random, direct) -> {
                    byte[] sent = stream(random, storage(random, false, comm.rank()));
                    ByteBuffer into = storage(random, direct, 100);
                    Status status =
                            comm.sendrecv(
                                    buffer(sent),
                                    ring.right(),
                                    TAG,
                                    elements(random, into),
                                    ring.left(),
                                    TAG);
                    byte[] got = stream(random, storage(random, false, ring.left()));
                    assertEquals(got.length, status.bytes());
                    expectScattered(random, got, storage(random, false, 100), into);
                });
    }

    @MpiTest
    void elementsAreBroadcast(Communicator comm) {
        each(
                4000,
                (random, direct) -> {
                    int root = random.bytes().size() % comm.size();
                    boolean mine = comm.rank() == root;
                    ByteBuffer storage = storage(random, direct, mine ? 1 : 100);
                    comm.bcast(elements(random, storage), root);
                    byte[] sent = stream(random, storage(random, false, 1));
                    ByteBuffer before = storage(random, false, mine ? 1 : 100);
                    expectScattered(random, sent, before, storage);
                });
    }

    @MpiTest
    void packedElementsAreTheStream(Communicator comm) {
        each(
                5000,
                (random, direct) -> {
                    ByteBuffer from = storage(random, direct, comm.rank());
                    byte[] expected = stream(random, from);
                    long size = comm.packSize(COUNT, random.type());
                    ByteBuffer packed =
                            direct
                                    ? ByteBuffer.allocate((int) size + 3)
                                    : ByteBuffer.allocateDirect((int) size + 3);
                    comm.pack(elements(random, from), packed.position(1));
                    assertEquals(1 + expected.length, packed.position());
                    byte[] got = new byte[expected.length];
                    packed.get(1, got);
                    assertArrayEquals(expected, got);
                    ByteBuffer into = storage(random, !direct, 100);
                    comm.unpack(packed.flip().position(1), elements(random, into));
                    assertEquals(0, packed.remaining());
                    expectScattered(random, expected, storage(random, false, 100), into);
                });
    }

    @MpiTest
    void externalFormIsReadBack(Communicator comm) {
        each(
                6000,
                (random, direct) -> {
                    ByteBuffer from = storage(random, direct, comm.rank());
                    byte[] stream = stream(random, from);
                    ByteBuffer packed =
                            ByteBuffer.allocate((int) comm.packExternalSize(COUNT, random.type()));
                    comm.packExternal(elements(random, from), packed);
                    assertEquals(stream.length, packed.position());
                    ByteBuffer into = storage(random, !direct, 100);
                    comm.unpackExternal(packed.flip(), elements(random, into));
                    expectScattered(random, stream, storage(random, false, 100), into);
                });
    }
}
