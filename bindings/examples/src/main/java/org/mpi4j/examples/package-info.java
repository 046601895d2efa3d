/**
 * Small real programs: {@link org.mpi4j.examples.Hello}, {@link org.mpi4j.examples.Pi} and {@link
 * org.mpi4j.examples.WordCount}. Each is run under {@code mpirun}, by {@code mpi4j run}, or simply
 * by {@code java}.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.examples;
