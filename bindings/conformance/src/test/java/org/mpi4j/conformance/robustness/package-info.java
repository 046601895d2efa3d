/** Whatever a program does wrong or a machine does to it. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.robustness;
