/** The page that a person reads: self-contained, made of what {@code read} gives. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.report.html;
