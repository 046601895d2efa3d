package org.mpi4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Storage cut into one chunk a rank, each with a count and a displacement of its own: the varying
 * side of {@code gatherv}, {@code scatterv}, {@code allgatherv} and {@code alltoallv}. Chunks may
 * leave gaps and may be empty; they may overlap where they are only sent. Immutable and reusable.
 *
 * @see "MPI 4.1 sections 6.5 to 6.8"
 */
public final class MpiChunks {
    /** As the send argument of a collective operation: it is in the receive argument already. */
    public static final MpiChunks IN_PLACE =
            new MpiChunks(MpiBuffer.IN_PLACE, new int[0], new int[0]);

    /** For an argument that has a meaning only at the root, at every other rank. */
    public static final MpiChunks NONE = new MpiChunks(MpiBuffer.NONE, new int[0], new int[0]);

    private final MpiBuffer whole;
    private final int[] counts;
    private final int[] displacements;
    private final boolean overlapping;

    private MpiChunks(MpiBuffer whole, int[] counts, int[] displacements) {
        this.whole = whole;
        this.counts = counts;
        this.displacements = displacements;
        this.overlapping = overlap(counts, displacements);
    }

    /**
     * Chunks that follow each other without gaps.
     *
     * @param whole the storage
     * @param counts elements of each chunk, one chunk a rank
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(MpiBuffer whole, int[] counts) {
        requireArray("counts", counts);
        int[] displacements = new int[counts.length];
        long next = 0;
        for (int i = 0; i < counts.length; i++) {
            requireCount(i, counts[i]);
            displacements[i] = (int) Math.min(next, Integer.MAX_VALUE);
            next += counts[i];
        }
        return chunks(whole, counts, displacements);
    }

    /**
     * Chunks of a buffer.
     *
     * @param whole the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk, in elements of the buffer's
     *     datatype
     * @return the chunks
     * @throws MpiException with {@link ErrorClass#BUFFER} if {@code whole} is null or has no
     *     storage or a chunk is not inside it, with {@link ErrorClass#ARG} if an array is null or
     *     their lengths differ, with {@link ErrorClass#COUNT} if a count is negative
     */
    public static MpiChunks chunks(MpiBuffer whole, int[] counts, int[] displacements) {
        requireArray("counts", counts);
        requireArray("displacements", displacements);
        if (whole == null) {
            throw new MpiException(ErrorClass.BUFFER, "whole is null");
        }
        if (whole == MpiBuffer.IN_PLACE || whole == MpiBuffer.NONE) {
            throw new MpiException(
                    ErrorClass.BUFFER, whole + " cannot be cut; use the constant of MpiChunks");
        }
        if (counts.length != displacements.length) {
            throw new MpiException(
                    ErrorClass.ARG,
                    counts.length + " counts, but " + displacements.length + " displacements");
        }
        for (int i = 0; i < counts.length; i++) {
            requireCount(i, counts[i]);
            requireInside(whole, i, counts[i], displacements[i]);
        }
        return new MpiChunks(whole, counts.clone(), displacements.clone());
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(byte[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(boolean[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(char[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(short[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(int[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(long[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(float[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    /**
     * Chunks of an array.
     *
     * @param array the storage
     * @param counts elements of each chunk, one chunk a rank
     * @param displacements index of the first element of each chunk
     * @return the chunks
     * @throws MpiException as {@link #chunks(MpiBuffer, int[], int[])}
     */
    public static MpiChunks chunks(double[] array, int[] counts, int[] displacements) {
        return chunks(MpiBuffer.buffer(array), counts, displacements);
    }

    private static void requireArray(String name, int @Nullable [] array) {
        if (array == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
    }

    private static void requireCount(int index, int count) {
        if (count < 0) {
            throw new MpiException(
                    ErrorClass.COUNT, "counts[" + index + "] must not be negative, is " + count);
        }
    }

    private static void requireInside(MpiBuffer whole, int index, int count, int displacement) {
        boolean inside = displacement >= 0 && (long) displacement + count <= whole.count();
        if (!inside && count > 0) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "chunk "
                            + index
                            + " with count "
                            + count
                            + " at displacement "
                            + displacement
                            + " is not inside "
                            + whole);
        }
    }

    /** Chunks in the order of their displacements, the usual case, need no sorting. */
    private static boolean overlap(int[] counts, int[] displacements) {
        long end = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                if (displacements[i] < end) {
                    return overlapInSomeOrder(counts, displacements);
                }
                end = (long) displacements[i] + counts[i];
            }
        }
        return false;
    }

    private static boolean overlapInSomeOrder(int[] counts, int[] displacements) {
        int[] order =
                IntStream.range(0, counts.length)
                        .filter(i -> counts[i] > 0)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(displacements[a], displacements[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 1; i < order.length; i++) {
            long end = (long) displacements[order[i - 1]] + counts[order[i - 1]];
            if (end > displacements[order[i]]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Number of chunks.
     *
     * @return how many counts there are
     */
    public int size() {
        return counts.length;
    }

    /**
     * Elements of one chunk.
     *
     * @param index the chunk, a rank
     * @return its number of elements
     */
    public int count(int index) {
        return counts[index];
    }

    /**
     * Start of one chunk.
     *
     * @param index the chunk, a rank
     * @return index of its first element
     */
    public int displacement(int index) {
        return displacements[index];
    }

    /**
     * One chunk as a buffer of its own.
     *
     * @param index the chunk, a rank
     * @return its elements
     */
    public MpiBuffer chunk(int index) {
        return counts[index] == 0
                ? whole.part(0, 0)
                : whole.part(displacements[index], counts[index]);
    }

    /**
     * The storage of all chunks.
     *
     * @return the buffer that was cut
     */
    public MpiBuffer whole() {
        return whole;
    }

    /**
     * Elements of all chunks together.
     *
     * @return the sum of the counts
     */
    public long total() {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * How much of the storage the chunks reach.
     *
     * @return the largest displacement + count, in elements
     */
    public long span() {
        long span = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                span = Math.max(span, (long) displacements[i] + counts[i]);
            }
        }
        return span;
    }

    /**
     * Whether two chunks share an element.
     *
     * @return true if such chunks must not be received into
     */
    public boolean overlaps() {
        return overlapping;
    }

    /**
     * For backends: the counts.
     *
     * @return a copy, one a rank
     */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * For backends: the displacements.
     *
     * @return a copy, one a rank, in elements
     */
    public int[] displacements() {
        return displacements.clone();
    }

    @Override
    public String toString() {
        return whole.storage() == MpiBuffer.Storage.IN_PLACE
                        || whole.storage() == MpiBuffer.Storage.NONE
                ? whole.toString().replace("MpiBuffer", "MpiChunks")
                : "chunks of " + whole + " with counts " + Arrays.toString(counts);
    }
}
