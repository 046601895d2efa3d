/**
 * The pure-Java backend: environment, communicators and groups of one rank.
 *
 * <p>The way of a message: {@link org.mpi4j.purejava} (communicator) to {@code matching} (engine,
 * requests) to {@code transport} (rings, TCP). {@code launch} finds the other ranks, {@code
 * connect} processes of other jobs; {@code collective} holds the algorithms.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava;
