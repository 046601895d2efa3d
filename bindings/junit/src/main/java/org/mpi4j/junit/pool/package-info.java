/**
 * What runs in the virtual machine of JUnit: jobs of ranks that are threads ({@link
 * org.mpi4j.junit.pool.ThreadRanks}) or processes ({@link org.mpi4j.junit.pool.ProcessRanks}), kept
 * for the whole run in {@link org.mpi4j.junit.pool.Pools}.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.junit.pool;
