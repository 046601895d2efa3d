/**
 * Which message belongs to which receive, and how requests complete: the engine of one rank.
 *
 * <p>{@link org.mpi4j.purejava.matching.Wire} and {@link org.mpi4j.purejava.matching.Progressable}
 * are what collective operations are built on.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.matching;
