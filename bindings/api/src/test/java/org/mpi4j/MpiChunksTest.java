package org.mpi4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;
import static org.mpi4j.MpiChunks.chunks;

import org.junit.jupiter.api.Test;

class MpiChunksTest {
    @Test
    void displacementsAreInferred() {
        MpiChunks made = chunks(buffer(new int[9]), new int[] {2, 0, 3, 4});
        assertArrayEquals(new int[] {0, 2, 2, 5}, made.displacements());
        assertEquals(9, made.total());
        assertEquals(9, made.span());
    }

    @Test
    void spanIsTheFurthestEndNotSumOfProducts() {
        MpiChunks made = chunks(new int[20], new int[] {2, 3, 0}, new int[] {15, 1, 400});
        assertEquals(17, made.span());
        assertEquals(5, made.total());
    }

    @Test
    void chunkOutsideTheStorageIsRefused() {
        MpiException e =
                assertThrows(
                        MpiException.class,
                        () -> chunks(new int[5], new int[] {2, 2}, new int[] {0, 4}));
        assertEquals(ErrorClass.BUFFER, e.errorClass());
        assertTrue(e.getMessage().contains("chunk 1"), e.getMessage());
    }

    @Test
    void negativeCountAndMismatchedLengthsAreRefused() {
        MpiException count =
                assertThrows(
                        MpiException.class, () -> chunks(buffer(new int[5]), new int[] {1, -3}));
        assertEquals(ErrorClass.COUNT, count.errorClass());
        assertTrue(count.getMessage().contains("counts[1]"), count.getMessage());
        MpiException length =
                assertThrows(MpiException.class, () -> chunks(new int[5], new int[2], new int[3]));
        assertEquals(ErrorClass.ARG, length.errorClass());
    }

    @Test
    void overflowingSumDoesNotWrap() {
        int[] counts = {Integer.MAX_VALUE, Integer.MAX_VALUE, 4};
        assertThrows(MpiException.class, () -> chunks(buffer(new byte[8]), counts));
    }

    @Test
    void overlapIsSeenOnlyWhereElementsAreShared() {
        assertFalse(chunks(new int[6], new int[] {3, 3}, new int[] {3, 0}).overlaps());
        assertTrue(chunks(new int[6], new int[] {3, 3}, new int[] {2, 0}).overlaps());
        assertFalse(chunks(new int[6], new int[] {0, 3}, new int[] {1, 0}).overlaps());
    }

    @Test
    void laterChangesOfTheCountsHaveNoEffect() {
        int[] counts = {1, 2};
        MpiChunks made = chunks(buffer(new int[3]), counts);
        counts[0] = 99;
        assertEquals(1, made.count(0));
        assertEquals(1, made.chunk(0).count());
    }
}
