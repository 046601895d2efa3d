package org.mpi4j.benchmarks.report.read;

import java.util.Map;
import java.util.Optional;

/**
 * One operation at one size, every column.
 *
 * @param bytes size of a message
 * @param spreadOfC how far the C twin's launches lie apart, as a share; empty without C
 * @param rejected how many rounds do not count
 * @param columns by their names, in the order of the file
 */
public record CellFigures(
        long bytes, Optional<Double> spreadOfC, int rejected, Map<String, ColumnFigure> columns) {}
