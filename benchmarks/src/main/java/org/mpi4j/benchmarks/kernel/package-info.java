/**
 * Application kernels on the public API, each verified, each written a second time in C.
 *
 * <p>Every kernel has a package of its own and one public class; {@link
 * org.mpi4j.benchmarks.kernel.KernelName} lists them, {@link
 * org.mpi4j.benchmarks.kernel.KernelProgram} runs one of them on one rank.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel;
