/**
 * What the launcher and its agents on other hosts say to each other, through the standard input and
 * output of the command that reaches the host.
 *
 * <p>The launcher sends an {@link org.mpi4j.launcher.wire.Assignment} and then {@link
 * org.mpi4j.launcher.wire.Orders}; the agent greets and sends {@link
 * org.mpi4j.launcher.wire.Reports}. Each of the two is an interface, a writer that implements it,
 * and a reader that calls it.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.launcher.wire;
