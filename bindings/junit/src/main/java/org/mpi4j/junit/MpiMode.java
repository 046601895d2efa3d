package org.mpi4j.junit;

import java.util.Arrays;

/** What runs the ranks of a test. */
public enum MpiMode {
    /** Processes started by {@code mpirun}, on the native backend. */
    OPENMPI("openmpi"),
    /** Threads of JUnit's virtual machine, on the pure-Java backend. */
    PUREJAVA_THREADS("purejava-threads"),
    /** Processes of this host, on the pure-Java backend. */
    PUREJAVA_PROCESSES("purejava-processes"),
    /** The same, but no two of them share memory: as if each were on a host of its own. */
    PUREJAVA_TCP("purejava-tcp");

    private final String label;

    MpiMode(String label) {
        this.label = label;
    }

    /**
     * The name in settings and test names.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /**
     * The mode of a name.
     *
     * @param label as {@link #label()}
     * @return the mode
     * @throws IllegalArgumentException if there is none
     */
    public static MpiMode of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'"
                                                + label
                                                + "' is no mode; there are "
                                                + Arrays.stream(values())
                                                        .map(MpiMode::label)
                                                        .toList()));
    }

    @Override
    public String toString() {
        return label;
    }
}
