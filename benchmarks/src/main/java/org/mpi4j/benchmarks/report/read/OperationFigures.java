package org.mpi4j.benchmarks.report.read;

import java.util.List;
import org.mpi4j.benchmarks.stats.Better;

/**
 * One operation at all sizes.
 *
 * @param name of the operation
 * @param family of operations that it belongs to
 * @param ranks how many ranks
 * @param meaning what the figure is, in a few words
 * @param unit of the figures
 * @param better which figures are good
 * @param cells one a size, in ascending order
 * @param judgements targets of this operation
 */
public record OperationFigures(
        String name,
        String family,
        int ranks,
        String meaning,
        String unit,
        Better better,
        List<CellFigures> cells,
        List<Judgement> judgements) {
    /**
     * Whether figures over size make a line.
     *
     * @return false for an operation of one size
     */
    public boolean hasSizes() {
        return cells.size() > 1;
    }
}
