package org.mpi4j.benchmarks.kernel.cg;

import org.mpi4j.benchmarks.kernel.NasRandom;

/** Sparse vectors with random elements at random places; the matrix is a sum of their products. */
final class RandomVectors {
    private final int n;
    private final int perVector;

    /** Vector {@code i} has elements from {@code i * stride} on. */
    private final int stride;

    private final int[] lengths;
    private final int[] indices;
    private final double[] elements;
    private long state = NasRandom.next(NasRandom.SEED);

    /**
     * {@code n} vectors of {@code n}, each with so many random elements and one half of its own.
     */
    RandomVectors(int n, int perVector) {
        this.n = n;
        this.perVector = perVector;
        this.stride = perVector + 1;
        this.lengths = new int[n];
        this.indices = new int[n * stride];
        this.elements = new double[n * stride];
        for (int own = 0; own < n; own++) {
            generate(own);
        }
    }

    int count() {
        return n;
    }

    /** Elements of the longest vector. */
    int most() {
        return stride;
    }

    int length(int vector) {
        return lengths[vector];
    }

    int index(int vector, int element) {
        return indices[vector * stride + element];
    }

    double element(int vector, int element) {
        return elements[vector * stride + element];
    }

    /** Which element of a vector is at an index; -1 if none is. */
    int find(int vector, int index) {
        for (int i = 0; i < lengths[vector]; i++) {
            if (index(vector, i) == index) {
                return i;
            }
        }
        return -1;
    }

    private void generate(int own) {
        int power = n == 1 ? 1 : 2 * Integer.highestOneBit(n - 1);
        while (lengths[own] < perVector) {
            double element = nextRandom();
            int at = (int) (power * nextRandom());
            if (at < n && find(own, at) < 0) {
                append(own, at, element);
            }
        }
        int found = find(own, own);
        if (found < 0) {
            append(own, own, 0.5);
        } else {
            elements[own * stride + found] = 0.5;
        }
    }

    private void append(int vector, int index, double element) {
        int at = vector * stride + lengths[vector]++;
        indices[at] = index;
        elements[at] = element;
    }

    private double nextRandom() {
        state = NasRandom.next(state);
        return NasRandom.number(state);
    }
}
