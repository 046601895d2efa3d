package org.mpi4j.benchmarks.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that one launch can measure: on as many ranks, with the same thread level, and not so many
 * that what is compared would be measured minutes apart.
 *
 * @param ranks how many
 * @param threaded whether several threads of a rank call MPI at once
 * @param cells what to measure
 */
public record Batch(int ranks, boolean threaded, List<Cell> cells) {
    private static final int MOST_CELLS = 60;

    private record Kind(int ranks, boolean threaded) {}

    /**
     * Divides cells into batches.
     *
     * @param cells in the order in which they are run
     * @return batches that hold each of them once
     */
    public static List<Batch> of(List<Cell> cells) {
        Map<Kind, List<Cell>> kinds = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Kind kind = new Kind(cell.ranks(), cell.operation().family().isThreaded());
            kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(cell);
        }
        List<Batch> batches = new ArrayList<>();
        kinds.forEach((kind, all) -> batches.addAll(parts(kind, all)));
        return List.copyOf(batches);
    }

    private static List<Batch> parts(Kind kind, List<Cell> cells) {
        List<Batch> parts = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += MOST_CELLS) {
            int to = Math.min(cells.size(), from + MOST_CELLS);
            parts.add(new Batch(kind.ranks, kind.threaded, List.copyOf(cells.subList(from, to))));
        }
        return parts;
    }

    /**
     * The batch and more.
     *
     * @param more cells
     * @return a batch that ends with those of them that it can measure and did not
     */
    public Batch with(List<Cell> more) {
        List<Cell> all = new ArrayList<>(cells);
        more.stream()
                .filter(cell -> cell.ranks() == ranks && !cells.contains(cell))
                .forEach(all::add);
        return new Batch(ranks, threaded, List.copyOf(all));
    }

    /**
     * The part of the batch that a column can measure.
     *
     * @param column the column
     * @return the batch without other cells
     */
    public Batch of(Column column) {
        return new Batch(
                ranks,
                threaded,
                cells.stream().filter(cell -> column.measures(cell.operation())).toList());
    }
}
