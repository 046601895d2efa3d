package org.mpi4j.spi;

/** Tells people what a program should have closed. */
public final class Leaks {
    private Leaks() {}

    /**
     * Prints what is still open when a rank finalises MPI; nothing if all is closed.
     *
     * @param rank the rank in the world
     * @param handles what is open
     */
    public static void report(int rank, OpenHandles handles) {
        String leaks = handles.leaks();
        if (!leaks.isEmpty()) {
            StringBuilder text = new StringBuilder();
            leaks.lines()
                    .forEach(
                            line ->
                                    text.append("mpi4j: rank ")
                                            .append(rank)
                                            .append(": ")
                                            .append(line)
                                            .append(System.lineSeparator()));
            System.err.print(text);
            System.err.flush();
        }
    }
}
