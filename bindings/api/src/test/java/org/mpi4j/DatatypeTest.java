package org.mpi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatatypeTest {
    @ParameterizedTest
    @EnumSource(Primitive.class)
    void predefinedTypeHasThePrimitivesSize(Primitive primitive) {
        Datatype type = Datatype.of(primitive);
        assertEquals(primitive.bytes(), type.size());
        assertEquals(primitive.bytes(), type.extent());
        assertEquals(Optional.of(primitive), type.primitive());
        assertTrue(type.map().isDense());
    }

    @Test
    void contiguousIsOneBlock() {
        try (Datatype type = Datatype.contiguous(1_000_000_000, Datatype.DOUBLE)) {
            assertEquals(8_000_000_000L, type.size());
            assertEquals(1, type.map().blocks().size());
            assertTrue(type.map().isDense());
        }
    }

    @Test
    void vectorHasBlocksAndGaps() {
        try (Datatype type = Datatype.vector(3, 2, 5, Datatype.INT)) {
            assertEquals(24, type.size());
            assertEquals((2 * 5 + 2) * 4, type.extent());
            assertEquals(
                    List.of(
                            new TypeMap.Block(Primitive.INT, 0, 8),
                            new TypeMap.Block(Primitive.INT, 20, 8),
                            new TypeMap.Block(Primitive.INT, 40, 8)),
                    type.map().blocks());
            assertFalse(type.map().isDense());
        }
    }

    @Test
    void negativeStrideMovesTheLowerBound() {
        try (Datatype type = Datatype.vector(2, 1, -3, Datatype.SHORT)) {
            assertEquals(-6, type.map().lowerBound());
            assertEquals(8, type.extent());
            assertEquals(-6, type.map().trueLowerBound());
            assertEquals(2, type.map().trueUpperBound());
        }
    }

    @Test
    void nestedVectorKeepsSendingOrder() {
        try (Datatype pair = Datatype.vector(2, 1, 2, Datatype.BYTE);
                Datatype outer = Datatype.contiguous(2, pair)) {
            // Extent of the pair is 3, so the second pair starts right after the first one's end.
            assertEquals(
                    List.of(
                            new TypeMap.Block(Primitive.BYTE, 0, 1),
                            new TypeMap.Block(Primitive.BYTE, 2, 2),
                            new TypeMap.Block(Primitive.BYTE, 5, 1)),
                    outer.map().blocks());
            assertEquals(4, outer.size());
        }
    }

    @Test
    void emptyTypesHaveNoData() {
        try (Datatype none = Datatype.contiguous(0, Datatype.INT);
                Datatype noBlocks = Datatype.vector(4, 0, 2, Datatype.INT)) {
            assertEquals(0, none.size());
            assertEquals(0, noBlocks.extent());
            assertEquals(Optional.empty(), none.primitive());
            assertEquals(0, new Status(0, 0, 0, false).count(none));
        }
    }

    @Test
    void overflowIsAnError() {
        MpiException e =
                assertThrows(
                        MpiException.class,
                        () -> Datatype.contiguous(Long.MAX_VALUE, Datatype.DOUBLE));
        assertEquals(ErrorClass.COUNT, e.errorClass());
        assertThrows(
                MpiException.class, () -> Datatype.vector(2, 1, Long.MAX_VALUE, Datatype.DOUBLE));
    }

    @Test
    void closedTypeIsRefused() {
        Datatype type = Datatype.contiguous(2, Datatype.INT);
        type.close();
        assertThrows(MpiException.class, type::close);
        assertThrows(MpiException.class, () -> Datatype.contiguous(2, type));
        assertThrows(MpiException.class, () -> MpiBuffer.buffer(new int[4]).as(1, type));
        assertThrows(MpiException.class, Datatype.INT::close);
    }

    @Test
    void attachmentIsMadeOnceAndFreedOnClose() {
        Datatype type = Datatype.contiguous(2, Datatype.INT);
        int[] calls = {0, 0};
        LocalHandle.Attachment made =
                type.attachment(
                        () -> {
                            calls[0]++;
                            return () -> calls[1]++;
                        });
        assertEquals(made, type.attachment(() -> () -> {}));
        type.close();
        assertEquals(1, calls[0]);
        assertEquals(1, calls[1]);
        assertThrows(MpiException.class, () -> type.attachment(() -> () -> {}));
    }

    @Test
    void countOfAPartialElementIsUndefined() {
        assertEquals(3, new Status(0, 0, 12, false).count(Datatype.INT));
        assertEquals(Mpi.UNDEFINED, new Status(0, 0, 13, false).count(Datatype.INT));
    }
}
