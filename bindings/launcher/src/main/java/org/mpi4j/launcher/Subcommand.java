package org.mpi4j.launcher;

import picocli.CommandLine;

/**
 * A part of the command {@code mpi4j} that another jar brings: found by {@link
 * java.util.ServiceLoader} where that jar is beside this one.
 */
public interface Subcommand {
    /**
     * The command; its name is that of its specification.
     *
     * @return a new one, ready to be added
     */
    CommandLine commandLine();
}
