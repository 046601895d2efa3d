/**
 * The comparison with C, as a command: {@link org.mpi4j.benchmarks.Bench}.
 *
 * <p>The way of a figure: {@code plan} says what to measure, {@code measure} goes through the
 * rounds, {@code launch} starts a twin, {@code twin} (or its brother in C) takes the samples,
 * {@code stats} and {@code report} make something readable of them.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks;
