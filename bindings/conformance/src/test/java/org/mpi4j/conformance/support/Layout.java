package org.mpi4j.conformance.support;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;

/** Counts and displacements of chunks, one a rank, in storage of some length. */
public final class Layout {
    private final String name;
    private final int[] counts;
    private final int[] displacements;
    private final int length;

    Layout(String name, int[] counts, int[] displacements, int length) {
        this.name = name;
        this.counts = counts;
        this.displacements = displacements;
        this.length = length;
    }

    /** Number of chunks. */
    public int size() {
        return counts.length;
    }

    /** Elements of a chunk. */
    public int count(int chunk) {
        return counts[chunk];
    }

    /** Where a chunk starts. */
    public int displacement(int chunk) {
        return displacements[chunk];
    }

    /** Elements of the storage, gaps included. */
    public int length() {
        return length;
    }

    /** All the same, one after the other. */
    public static Layout even(int ranks, int count) {
        return make("even", ranks, i -> count, i -> 0);
    }

    /** Every rank another count. */
    public static Layout uneven(int ranks) {
        return make("uneven", ranks, i -> 2 * i + 1, i -> 0);
    }

    /** Every other rank has nothing. */
    public static Layout withZeros(int ranks) {
        return make("with zeros", ranks, i -> i % 2 == 0 ? 0 : i + 2, i -> 0);
    }

    /** Nobody has anything. */
    public static Layout empty(int ranks) {
        return make("empty", ranks, i -> 0, i -> 0);
    }

    /** With room between the chunks. */
    public static Layout gapped(int ranks) {
        return make("gapped", ranks, i -> i % 3 + 1, i -> i + 2);
    }

    /** The last rank's chunk comes first. */
    public static Layout reversed(int ranks) {
        Layout straight = make("reversed", ranks, i -> i + 1, i -> 1);
        int[] displacements = new int[ranks];
        for (int i = 0; i < ranks; i++) {
            int end = straight.displacements[i] + straight.counts[i];
            displacements[i] = straight.length - end;
        }
        return new Layout("reversed", straight.counts, displacements, straight.length);
    }

    /** Large chunks of different lengths: more than 64 KiB of any type but single bytes. */
    public static Layout large(int ranks) {
        return make("large", ranks, i -> 20_000 + 777 * i, i -> 5 * i);
    }

    /** All small ones. */
    public static Layout[] all(int ranks) {
        return new Layout[] {
            even(ranks, 3),
            uneven(ranks),
            withZeros(ranks),
            empty(ranks),
            gapped(ranks),
            reversed(ranks)
        };
    }

    private static Layout make(
            String name, int ranks, IntUnaryOperator count, IntUnaryOperator gapAfter) {
        int[] counts = IntStream.range(0, ranks).map(count).toArray();
        int[] displacements = new int[ranks];
        int next = 0;
        for (int i = 0; i < ranks; i++) {
            displacements[i] = next;
            next += counts[i] + gapAfter.applyAsInt(i);
        }
        return new Layout(name, counts, displacements, next);
    }

    /** The chunks of a sample's storage. */
    public MpiChunks of(MpiBuffer whole) {
        return MpiChunks.chunks(whole, counts, displacements);
    }

    /** Which chunk an element of the storage belongs to; -1 in a gap. */
    public int owner(int index) {
        for (int i = 0; i < counts.length; i++) {
            if (index >= displacements[i] && index < displacements[i] + counts[i]) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return name;
    }
}
