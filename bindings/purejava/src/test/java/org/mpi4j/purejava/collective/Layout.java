package org.mpi4j.purejava.collective;

import static org.mpi4j.MpiChunks.chunks;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.mpi4j.MpiChunks;

/** Chunks of random lengths, some empty, in shuffled places with gaps. */
final class Layout {
    private final int[] counts;
    private final int[] displacements;
    private final int total;

    private Layout(int[] counts, int[] displacements, int total) {
        this.counts = counts;
        this.displacements = displacements;
        this.total = total;
    }

    static Layout of(int[] counts, long seed) {
        Random random = new Random(seed);
        int[] displacements = new int[counts.length];
        int next = random.nextInt(3);
        for (int i : shuffled(counts.length, random)) {
            displacements[i] = next;
            next += counts[i] + random.nextInt(4);
        }
        return new Layout(counts, displacements, next);
    }

    private static int[] shuffled(int length, Random random) {
        int[] order = IntStream.range(0, length).toArray();
        for (int i = length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    Cells cells(int form) {
        return Cells.any(form, total);
    }

    MpiChunks of(Cells cells) {
        return chunks(cells.buffer(), counts, displacements);
    }

    void fill(Cells cells, int index, int rank, int to) {
        cells.fill(displacements[index], counts[index], rank, to);
    }

    void check(Cells cells, int index, int rank, int to) {
        cells.check(displacements[index], counts[index], rank, to);
    }

    void checkGaps(Cells cells) {
        boolean[] used = new boolean[total];
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(used, displacements[i], displacements[i] + counts[i], true);
        }
        for (int i = 0; i < total; i++) {
            if (!used[i]) {
                cells.checkUntouched(i, 1);
            }
        }
        cells.checkGuards();
    }
}
