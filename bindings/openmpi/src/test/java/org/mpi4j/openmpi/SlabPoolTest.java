package org.mpi4j.openmpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlabPoolTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                4096,
                4097,
                5120,
                5121,
                8192,
                8193,
                65_537,
                1_000_003,
                1 << 30,
                (1 << 30) + 1,
                SlabPool.LARGEST
            })
    void classHasRoomAndWastesAFifthAtMost(int bytes) {
        int index = SlabPool.classOf(bytes);
        int size = SlabPool.sizeOf(index);
        assertTrue(size >= bytes, () -> size + " for " + bytes);
        assertTrue(index == 0 || SlabPool.sizeOf(index - 1) < bytes, "not the smallest class");
        assertTrue(index == 0 || size - bytes <= size / 5, () -> size + " for " + bytes);
    }

    @Test
    void everyClassIsTheClassOfItsSize() {
        for (int index = 0; index <= SlabPool.classOf(SlabPool.LARGEST); index++) {
            assertEquals(index, SlabPool.classOf(SlabPool.sizeOf(index)));
        }
    }
}
