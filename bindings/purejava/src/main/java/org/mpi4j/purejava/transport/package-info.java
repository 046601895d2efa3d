/**
 * How frames get from one rank to another. {@link org.mpi4j.purejava.transport.Outlet} and {@link
 * org.mpi4j.purejava.transport.Inlet} are the two ends of a one-way channel; the rings in shared
 * memory are their implementation for ranks on one host. What the frames mean is the business of
 * {@code matching}.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.transport;
