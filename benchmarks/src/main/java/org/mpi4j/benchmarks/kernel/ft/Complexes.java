package org.mpi4j.benchmarks.kernel.ft;

/** Complex numbers: real and imaginary parts by themselves. */
final class Complexes {
    final double[] re;
    final double[] im;

    Complexes(int count) {
        re = new double[count];
        im = new double[count];
    }

    int count() {
        return re.length;
    }
}
