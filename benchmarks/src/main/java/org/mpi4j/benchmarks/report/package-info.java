/** What a person and a program get to read: table, verdicts, JSON. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.report;
