package org.mpi4j.benchmarks.kernel.ft;

/** Fourier transforms of {@link #BLOCK} lines at a time, by Stockham's method with radix 2. */
final class LineTransform {
    /** Lines that are transformed side by side. */
    static final int BLOCK = 16;

    static final int FORWARD = 1;
    static final int BACKWARD = -1;

    /** Of a circle in so many steps. */
    private final int steps;

    private final double[] cosines;
    private final double[] sines;

    /** Number {@code i} of line {@code l} is at {@code i * BLOCK + l}. */
    private Complexes work;

    private Complexes spare;

    /** For lines of at most so many numbers, a power of two. */
    LineTransform(int longest) {
        steps = longest;
        cosines = new double[steps / 2];
        sines = new double[steps / 2];
        for (int i = 0; i < steps / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / steps);
            sines[i] = Math.sin(2 * Math.PI * i / steps);
        }
        work = new Complexes(BLOCK * steps);
        spare = new Complexes(BLOCK * steps);
    }

    /**
     * Transforms in place lines of {@code n} numbers: those of a line lie {@code along} apart,
     * lines {@code across}.
     */
    void transform(Complexes a, int at, int n, int across, int along, int direction) {
        load(a.re, at, work.re, n, across, along);
        load(a.im, at, work.im, n, across, along);
        int length = BLOCK;
        for (int groups = n / 2; groups >= 1; groups /= 2) {
            step(groups, length, direction);
            Complexes swapped = work;
            work = spare;
            spare = swapped;
            length *= 2;
        }
        store(work.re, a.re, at, n, across, along);
        store(work.im, a.im, at, n, across, along);
    }

    /** Pairs of {@code length} numbers, a half of all apart, become neighbours. */
    private void step(int groups, int length, int direction) {
        for (int group = 0; group < groups; group++) {
            int angle = group * (steps / 2 / groups);
            double cosine = cosines[angle];
            double sine = direction * sines[angle];
            int a = group * length;
            int b = a + groups * length;
            butterflies(work.re, work.im, spare.re, spare.im, a, b, length, cosine, sine);
        }
    }

    private static void butterflies(
            double[] re,
            double[] im,
            double[] toRe,
            double[] toIm,
            int a,
            int b,
            int length,
            double cosine,
            double sine) {
        int u = 2 * a;
        int w = u + length;
        for (int i = 0; i < length; i++) {
            double differenceRe = re[a + i] - re[b + i];
            double differenceIm = im[a + i] - im[b + i];
            toRe[u + i] = re[a + i] + re[b + i];
            toIm[u + i] = im[a + i] + im[b + i];
            toRe[w + i] = cosine * differenceRe - sine * differenceIm;
            toIm[w + i] = cosine * differenceIm + sine * differenceRe;
        }
    }

    private static void load(double[] from, int at, double[] to, int n, int across, int along) {
        for (int i = 0; i < n; i++) {
            for (int line = 0; line < BLOCK; line++) {
                to[i * BLOCK + line] = from[at + i * along + line * across];
            }
        }
    }

    private static void store(double[] from, double[] to, int at, int n, int across, int along) {
        for (int i = 0; i < n; i++) {
            for (int line = 0; line < BLOCK; line++) {
                to[at + i * along + line * across] = from[i * BLOCK + line];
            }
        }
    }
}
