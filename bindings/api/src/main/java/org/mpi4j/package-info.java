/**
 * The message-passing interface for Java programs.
 *
 * <p>Where to start: {@link org.mpi4j.Mpi#run(String[], org.mpi4j.MpiProgram) Mpi.run} starts a
 * program and hands it the environment; {@link org.mpi4j.Communicator} is what messages go through;
 * {@link org.mpi4j.MpiBuffer} says which elements of which storage a call reads or writes.
 *
 * <ul>
 *   <li>Environment: {@link org.mpi4j.Mpi}, {@link org.mpi4j.MpiProgram}, {@link
 *       org.mpi4j.ThreadLevel}
 *   <li>Data: {@link org.mpi4j.MpiBuffer}, {@link org.mpi4j.MpiChunks}, {@link org.mpi4j.Datatype},
 *       {@link org.mpi4j.Op}
 *   <li>Communication: {@link org.mpi4j.Communicator}, which is {@link org.mpi4j.PointToPoint},
 *       {@link org.mpi4j.Collectives} and {@link org.mpi4j.NonBlockingCollectives}; {@link
 *       org.mpi4j.Group}
 *   <li>Completion: {@link org.mpi4j.Request}, {@link org.mpi4j.Status}, {@link org.mpi4j.Message}
 *   <li>Errors: {@link org.mpi4j.MpiException}, {@link org.mpi4j.ErrorClass}
 * </ul>
 *
 * <p>Names are the standard's names in camel case. Section numbers in this documentation are those
 * of MPI 4.1.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j;
