/** What is measured: operations, sizes, columns, how many rounds. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.plan;
