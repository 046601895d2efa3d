/** The command {@code mpi4j}: {@code run} and {@code doctor}, each a class of its own. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.launcher.cli;
