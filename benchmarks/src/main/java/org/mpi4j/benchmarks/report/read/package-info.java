/**
 * What a run wrote down, read back: the same for runs of today and of last year, so columns and
 * operations are names here, not constants.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.report.read;
