/**
 * One-sided communication, MPI 4.1 chapter 12: memory that is reached directly where it can be, and
 * by messages to its owner where not.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.window;
