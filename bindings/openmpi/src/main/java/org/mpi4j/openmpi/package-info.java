/**
 * The native backend: thin adapters over Open MPI. How a call goes:
 *
 * <p>The api checks the arguments and calls {@code NativePointToPoint} or {@code
 * NativeCollectives}. Each buffer becomes an {@code Operand}: address, count and datatype handle,
 * copied through a {@code Slab} if it is on the Java heap and used where it is otherwise. The MPI
 * function of {@code org.mpi4j.raw} is called, {@code Errors.check} turns its return code into an
 * exception, and results are copied back. What a thread needs for that is in its {@code Scratch},
 * so that a call allocates nothing.
 *
 * <ul>
 *   <li>Start and end: {@code OpenMpiProvider}, {@code NativeMpi}, {@code Environment}, {@code
 *       JobEnd}
 *   <li>Communicators: {@code NativeCommunicator}, {@code NativeGroup}
 *   <li>Arguments: {@code Operand}, {@code ChunkedOperand}, {@code Arguments}, {@code
 *       CollectiveBinder}
 *   <li>Memory: {@code Scratch}, {@code Area}, {@code Slab}, {@code SlabPool}
 *   <li>Completion: {@code NativeRequest}, {@code NativeRequests}, {@code RequestRegistry}, {@code
 *       Statuses}
 *   <li>Handles: {@code NativeDatatype}, {@code NativeOp}, {@code UserOpTable}
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.openmpi;
