package org.mpi4j.spi;

import java.util.Arrays;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;

/**
 * What one rank's arguments of a collective operation say of the data that goes between it and
 * every other rank. What a rank keeps for itself does not count.
 */
final class Flows {
    static final int NO_ROOT = -1;

    private final int root;
    private final long[] out;
    private final long[] in;

    private Flows(int root, long[] out, long[] in) {
        this.root = root;
        this.out = out;
        this.in = in;
    }

    /** The root, or {@link #NO_ROOT}. */
    int root() {
        return root;
    }

    /** Bytes that this rank sends to each. */
    long[] out() {
        return out;
    }

    /** Bytes that it expects from each. */
    long[] in() {
        return in;
    }

    /** The arguments as the methods of {@link CollectivesBackend} have them. */
    static Flows of(String operation, int rank, int size, Object[] arguments) {
        long[] out = new long[size];
        long[] in = new long[size];
        int root = NO_ROOT;
        switch (operation) {
            case "barrier" -> {}
            case "bcast" -> {
                root = (Integer) arguments[1];
                long bytes = ((MpiBuffer) arguments[0]).dataBytes();
                if (rank == root) {
                    Arrays.fill(out, bytes);
                } else {
                    in[root] = bytes;
                }
            }
            case "gather", "gatherv" -> {
                root = (Integer) arguments[2];
                if (rank == root) {
                    parts(in, arguments[1]);
                } else {
                    out[root] = ((MpiBuffer) arguments[0]).dataBytes();
                }
            }
            case "scatter", "scatterv" -> {
                root = (Integer) arguments[2];
                if (rank == root) {
                    parts(out, arguments[0]);
                } else {
                    in[root] = ((MpiBuffer) arguments[1]).dataBytes();
                }
            }
            case "allgather", "allgatherv" -> {
                parts(in, arguments[1]);
                Arrays.fill(out, in[rank]);
            }
            case "alltoall", "alltoallv", "alltoallw" -> {
                parts(in, arguments[1]);
                parts(out, isInPlace(arguments[0]) ? arguments[1] : arguments[0]);
            }
            case "reduce" -> {
                root = (Integer) arguments[3];
                combined(out, in, rank == root ? arguments[1] : arguments[0]);
            }
            case "allreduce", "scan", "exscan" -> combined(out, in, arguments[1]);
            case "reduceScatterBlock" -> scattered(out, in, arguments);
            case "reduceScatter" -> {
                long element = ((MpiBuffer) arguments[1]).datatype().size();
                int[] counts = (int[]) arguments[2];
                for (int i = 0; i < size; i++) {
                    out[i] = counts[i] * element;
                    in[i] = counts[rank] * element;
                }
            }
            default -> throw new IllegalArgumentException(operation);
        }
        out[rank] = 0;
        in[rank] = 0;
        return new Flows(root, out, in);
    }

    private static boolean isInPlace(Object argument) {
        return argument == MpiBuffer.IN_PLACE
                || argument == MpiChunks.IN_PLACE
                || argument == MpiBuffers.IN_PLACE;
    }

    private static void combined(long[] out, long[] in, Object argument) {
        long bytes = ((MpiBuffer) argument).dataBytes();
        Arrays.fill(out, bytes);
        Arrays.fill(in, bytes);
    }

    /** In place the receive argument holds all parts, else it is one. */
    private static void scattered(long[] out, long[] in, Object[] arguments) {
        long bytes = ((MpiBuffer) arguments[1]).dataBytes();
        long part = isInPlace(arguments[0]) ? bytes / out.length : bytes;
        Arrays.fill(out, part);
        Arrays.fill(in, part);
    }

    /** Bytes of the part for each rank. */
    private static void parts(long[] bytes, Object argument) {
        for (int i = 0; i < bytes.length; i++) {
            if (argument instanceof MpiChunks chunks) {
                bytes[i] = chunks.count(i) * chunks.whole().datatype().size();
            } else if (argument instanceof MpiBuffers buffers) {
                bytes[i] = buffers.get(i).dataBytes();
            } else {
                bytes[i] = ((MpiBuffer) argument).dataBytes() / bytes.length;
            }
        }
    }
}
