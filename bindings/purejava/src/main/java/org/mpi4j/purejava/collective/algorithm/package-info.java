/**
 * The algorithms of the collective operations, one a class, behind one interface an operation. Each
 * writes into a {@link org.mpi4j.purejava.collective.schedule.Schedule} what its rank has to do;
 * none of them communicates by itself.
 *
 * <p>Most of them are described in Thakur, Rabenseifner and Gropp, "Optimization of collective
 * communication operations in MPICH", IJHPCA 19(1), 2005. Where {@code p} is not a power of two,
 * {@link org.mpi4j.purejava.collective.algorithm.PowerOfTwo} folds the ranks above it.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.collective.algorithm;
