package org.mpi4j.benchmarks.report.read;

import java.util.Optional;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * What one column came to at one size.
 *
 * @param figure in the unit of the operation
 * @param ratioToC the figure by C's; empty for C, and without C
 * @param allocatedPerCall bytes of Java heap; empty for C
 */
public record ColumnFigure(
        Estimate figure, Optional<Estimate> ratioToC, Optional<Double> allocatedPerCall) {}
