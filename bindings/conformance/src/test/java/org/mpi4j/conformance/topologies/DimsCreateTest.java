package org.mpi4j.conformance.topologies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mpi4j.ErrorClass;
import org.mpi4j.Topologies;
import org.mpi4j.conformance.support.Expect;

class DimsCreateTest {
    private static long product(int[] dims) {
        return Arrays.stream(dims).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** MPI 4.1, example 8.1. */
    @Test
    void examplesOfTheStandardHold() {
        assertArrayEquals(new int[] {3, 2}, Topologies.dimsCreate(6, 0, 0));
        assertArrayEquals(new int[] {7, 1}, Topologies.dimsCreate(7, 0, 0));
        assertArrayEquals(new int[] {2, 3, 1}, Topologies.dimsCreate(6, 0, 3, 0));
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(7, 0, 3, 0), "7");
    }

    @Test
    void sizesAreAsCloseAsPossible() {
        assertArrayEquals(new int[] {9, 8}, Topologies.dimsCreate(72, 0, 0));
        assertArrayEquals(new int[] {4, 2, 2}, Topologies.dimsCreate(16, 0, 0, 0));
        assertArrayEquals(new int[] {10, 10, 10}, Topologies.dimsCreate(1000, 0, 0, 0));
        assertArrayEquals(new int[] {1, 1, 1}, Topologies.dimsCreate(1, 0, 0, 0));
        assertArrayEquals(
                new int[] {Integer.MAX_VALUE, 1}, Topologies.dimsCreate(Integer.MAX_VALUE, 0, 0));
        // 2^4 3^3 5^2 7 11 13 17: the highly composite number before 2^30.
        int many = 735_134_400;
        int[] dims = Topologies.dimsCreate(many, new int[9]);
        assertEquals(many, product(dims));
        assertEquals(17, dims[0]);
    }

    @Test
    void sizesFoundDoNotIncreaseAndSizesGivenStay() {
        for (int nodes = 1; nodes <= 500; nodes++) {
            for (int n = 1; n <= 5; n++) {
                int[] dims = Topologies.dimsCreate(nodes, new int[n]);
                assertEquals(nodes, product(dims));
                for (int i = 1; i < n; i++) {
                    assertTrue(dims[i - 1] >= dims[i], () -> Arrays.toString(dims));
                }
                assertArrayEquals(dims, Topologies.dimsCreate(nodes, dims));
            }
        }
    }

    @Test
    void argumentIsNotChanged() {
        int[] dims = {0, 3};
        assertArrayEquals(new int[] {4, 3}, Topologies.dimsCreate(12, dims));
        assertArrayEquals(new int[] {0, 3}, dims);
    }

    @Test
    void noDimensionsAreAGridOfOne() {
        assertArrayEquals(new int[0], Topologies.dimsCreate(1));
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(2));
    }

    @Test
    void wrongArgumentsAreRefused() {
        Expect.error(ErrorClass.ARG, () -> Topologies.dimsCreate(0, 0), "nodes", "0");
        Expect.error(ErrorClass.ARG, () -> Topologies.dimsCreate(-3, 0), "nodes", "-3");
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(6, (int[]) null), "dims");
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(6, 0, -2), "dims[1]", "-2");
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(6, 4, 0), "4", "6");
        Expect.error(ErrorClass.DIMS, () -> Topologies.dimsCreate(6, 3, 1), "6");
    }
}
