package org.mpi4j;

import java.util.List;

/** Type maps of parts of multi-dimensional arrays. */
final class GridMap {
    private GridMap() {}

    /**
     * Which indices of one dimension take part: blocks at equal distances, the last one shorter.
     */
    private record Indices(long start, long block, long distance, long total) {}

    static TypeMap subarray(TypeConstructor.Subarray s) {
        return grid(
                s.sizes(),
                s.order(),
                s.old(),
                d -> new Indices(s.starts().get(d), s.subsizes().get(d), 0, s.subsizes().get(d)));
    }

    static TypeMap darray(TypeConstructor.Darray d) {
        long[] coordinates = coordinates(d.rank(), d.processes());
        return grid(
                d.sizes(),
                d.order(),
                d.old(),
                dimension ->
                        indices(
                                d.sizes().get(dimension),
                                d.distributions().get(dimension),
                                d.processes().get(dimension),
                                coordinates[dimension]));
    }

    private interface Taken {
        Indices of(int dimension);
    }

    private static TypeMap grid(List<Long> sizes, ArrayOrder order, Datatype old, Taken taken) {
        int dimensions = sizes.size();
        long extent = old.extent();
        long stride = extent;
        TypeMap made = old.map();
        for (int i = 0; i < dimensions; i++) {
            int dimension = order == ArrayOrder.C ? dimensions - 1 - i : i;
            made = along(made, taken.of(dimension), stride);
            stride = Math.multiplyExact(stride, sizes.get(dimension));
        }
        return made.resized(0, stride);
    }

    private static TypeMap along(TypeMap element, Indices taken, long stride) {
        if (taken.total == 0) {
            return element.repeated(0, 0);
        }
        long whole = taken.total / taken.block;
        long rest = taken.total % taken.block;
        long distance = Math.multiplyExact(taken.distance, stride);
        long start = Math.multiplyExact(taken.start, stride);
        TypeMap blocks = element.repeated(taken.block, stride).repeated(whole, distance);
        if (rest == 0) {
            return blocks.shifted(start);
        }
        long end = Math.addExact(start, Math.multiplyExact(whole, distance));
        return new TypeMapBuilder()
                .elements(blocks, start, 1, 0)
                .elements(element.repeated(rest, stride), end, 1, 0)
                .build();
    }

    private static Indices indices(long size, Distribution by, long processes, long coordinate) {
        boolean given = by.argument() != Distribution.DEFAULT;
        return switch (by.kind()) {
            case NONE -> new Indices(0, Math.max(size, 1), 0, size);
            case BLOCK -> {
                long block = given ? by.argument() : (size + processes - 1) / processes;
                long start = Math.min(size, block * coordinate);
                long own = Math.min(block, size - start);
                yield new Indices(start, Math.max(own, 1), 0, own);
            }
            case CYCLIC -> {
                long block = given ? by.argument() : 1;
                long round = Math.multiplyExact(block, processes);
                long first = block * coordinate;
                long inLast = Math.max(0, Math.min(block, size % round - first));
                yield new Indices(first, block, round, size / round * block + inLast);
            }
        };
    }

    /** In C order, whatever the order of the array is. */
    private static long[] coordinates(int rank, List<Long> processes) {
        long[] coordinates = new long[processes.size()];
        long rest = rank;
        for (int i = coordinates.length - 1; i >= 0; i--) {
            coordinates[i] = rest % processes.get(i);
            rest /= processes.get(i);
        }
        return coordinates;
    }
}
