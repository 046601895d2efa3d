package org.mpi4j.benchmarks.report.read;

import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * How a column keeps a guideline at one size.
 *
 * @param words the guideline
 * @param column name of the column
 * @param bytes size of a message
 * @param ranks how many ranks
 * @param ratio the operation's time by that of the others
 * @param outcome the judgement
 */
public record GuidelineFigure(
        String words,
        String column,
        long bytes,
        int ranks,
        Estimate ratio,
        Finding.Outcome outcome) {}
