package org.mpi4j.purejava.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.TypeMap;

/** What packets say of an access. */
class PacketTest {
    private static final int COUNT = 4000;

    static Stream<Datatype> types() {
        return Stream.of(
                Datatype.LONG,
                Datatype.DOUBLE_INT,
                Datatype.SHORT_INT,
                Datatype.vector(3, 1, 2, Datatype.BYTE),
                Datatype.vector(3, 2, -5, Datatype.SHORT),
                Datatype.indexed(new long[] {3, 1, 5}, new long[] {0, 7, 10}, Datatype.INT),
                Datatype.vector(2, 7000, 8000, Datatype.DOUBLE));
    }

    /** Where each byte of the data goes, the plain way. */
    private static long[] places(TypeMap map) {
        long[] places = new long[(int) (COUNT * map.size())];
        int at = 0;
        for (long element = 0; element < COUNT && at < places.length; element++) {
            for (TypeMap.Block block : map.blocks()) {
                for (long i = 0; i < block.bytes(); i++) {
                    places[at++] = element * map.extent() + block.offset() + i;
                }
            }
        }
        return places;
    }

    private static int gather(Packet packet, long[] places, int from) {
        int at = from;
        for (int run = 0; run < packet.runs(); run++) {
            for (int i = 0; i < packet.runBytes(run); i++) {
                places[at++] = packet.runAt(run) + i;
            }
        }
        return at - from;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("types")
    void packetsTogetherNameEveryByteOnceAndInOrder(Datatype type) {
        TypeMap map = type.map();
        long[] expected = Arrays.copyOf(places(map), (int) Math.min(COUNT * map.size(), 300_000));
        long[] found = new long[expected.length];
        Packet packet = Packet.large();
        int done = 0;
        while (done < expected.length) {
            packet.clear(Packet.Kind.PUT, 0);
            int length = packet.cut(map, done, expected.length);
            assertTrue(length > 0 && length <= Packet.DATA, "" + length);
            boolean whole = length % Packet.GRAIN == 0 || done + length == expected.length;
            assertTrue(whole, "cut inside of an element: " + length);
            assertEquals(length, gather(packet, found, done));
            assertEquals(0, packet.data() % Double.BYTES);
            done += length;
        }
        assertArrayEquals(expected, found);
    }

    @Test
    void operationsAndElementsAreTold() {
        Packet packet = Packet.small().clear(Packet.Kind.FETCH, 12);
        packet.displacement(-5).combining(Op.MAXLOC, Datatype.LONG_INT);
        assertEquals(Packet.Kind.FETCH, packet.kind());
        assertEquals(12, packet.id());
        assertEquals(-5, packet.displacement());
        assertEquals(Op.MAXLOC, packet.op());
        assertEquals(Datatype.LONG_INT, packet.element());
    }

    @Test
    void failuresKeepTheirClassAndText() {
        Packet packet = Packet.small().clear(Packet.Kind.GET, 3);
        packet.failed(new MpiException(ErrorClass.RMA_RANGE, "x".repeat(2000)));
        MpiException told = packet.failure();
        assertEquals(3, packet.id());
        assertEquals(ErrorClass.RMA_RANGE, told.errorClass());
        assertTrue(told.getMessage().contains("xxx"), told::getMessage);
    }
}
