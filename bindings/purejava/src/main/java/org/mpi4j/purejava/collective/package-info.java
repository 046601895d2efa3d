/**
 * The collective operations of one communicator.
 *
 * <p>{@link org.mpi4j.purejava.collective.PureCollectives} turns arguments into a problem without
 * special cases, {@link org.mpi4j.purejava.collective.Selection} picks an {@code algorithm} for it,
 * the algorithm writes a {@code schedule}, and the engine of the rank advances that until it is
 * done. Blocking and non-blocking operations differ only in who waits.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.collective;
