/** Plots as SVG: scales, axes, lines with intervals. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.report.svg;
