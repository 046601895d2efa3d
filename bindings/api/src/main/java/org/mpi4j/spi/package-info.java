/**
 * What backends implement and share. Programs do not use this package.
 *
 * <p>A backend is a {@link org.mpi4j.spi.MpiProvider}, found as a service and chosen by {@link
 * org.mpi4j.spi.Backends}. Its communicators extend {@link org.mpi4j.spi.CheckedCommunicator},
 * which checks every argument and then calls the backend's {@link
 * org.mpi4j.spi.PointToPointBackend} and {@link org.mpi4j.spi.CollectivesBackend}: those see valid
 * arguments only. {@link org.mpi4j.spi.Memory} and {@link org.mpi4j.spi.Packing} move elements
 * between {@link org.mpi4j.MpiBuffer}s and plain memory.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.spi;
