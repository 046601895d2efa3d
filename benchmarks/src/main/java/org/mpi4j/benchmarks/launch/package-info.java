/**
 * Starting twins and kernels: as C or Java programs under mpirun, or as pure-Java processes;
 * nothing is left running.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.launch;
