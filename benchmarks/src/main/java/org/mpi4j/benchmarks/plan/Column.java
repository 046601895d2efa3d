package org.mpi4j.benchmarks.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What is compared. */
public enum Column {
    /** The C twin on Open MPI. */
    C("c", "C"),
    /** The C twin, copying every message out of the program's memory and into it. */
    C_STAGED("staged", "C + copies"),
    /** The Java twin on the native backend, messages in direct buffers. */
    NATIVE_DIRECT("direct", "native direct"),
    /** The Java twin on the native backend, messages in arrays. */
    NATIVE_ARRAYS("array", "native arrays"),
    /** The same on another virtual machine. */
    NATIVE_ARRAYS_JDK("jdk", "native arrays, other JDK"),
    /** The Java twin on the pure-Java backend, ranks as processes, messages in arrays. */
    PURE_JAVA("pure", "pure Java"),
    /** The same, ranks as threads of one virtual machine. */
    PURE_THREADS("threads", "pure Java threads"),
    /** The same, ranks as processes that talk through sockets. */
    PURE_TCP("tcp", "pure Java TCP"),
    /** Open MPI's own Java bindings, messages in direct buffers. */
    OPENMPI_JAVA("openmpi-java", "Open MPI's Java"),
    /** mpi4py, messages in arrays of NumPy. */
    MPI4PY("mpi4py", "mpi4py"),
    /** MPJ Express, ranks as threads of one virtual machine, messages in arrays. */
    MPJ_EXPRESS("mpj", "MPJ Express threads");

    /** What every MPI library has, and what its twin measures. */
    private static final Set<Operation> OF_PEERS =
            EnumSet.of(
                    Operation.LATENCY,
                    Operation.BANDWIDTH,
                    Operation.RATE,
                    Operation.BARRIER,
                    Operation.BCAST,
                    Operation.ALLREDUCE);

    private final String word;
    private final String title;

    Column(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /**
     * Whether the column can do an operation as far as is known before it is tried.
     *
     * @param operation the operation
     * @return false if its cells stay empty
     */
    public boolean measures(Operation operation) {
        if (isPeer()) {
            return OF_PEERS.contains(operation);
        }
        // Without messages of a size there is nothing to copy.
        return this != C_STAGED || operation.movesData();
    }

    /**
     * Whether it is another MPI library, which need not be installed.
     *
     * @return false for C and for what is mpi4j's
     */
    public boolean isPeer() {
        return this == OPENMPI_JAVA || this == MPI4PY || this == MPJ_EXPRESS;
    }

    /**
     * Whether it is mpi4j's Java twin, which counts what a call allocates.
     *
     * @return false for the C twins and for peers
     */
    public boolean isJava() {
        return this != C && this != C_STAGED && !isPeer();
    }

    /**
     * The name on a command line.
     *
     * @return one word
     */
    public String word() {
        return word;
    }

    /**
     * The name for people.
     *
     * @return a few characters
     */
    public String title() {
        return title;
    }

    /**
     * The column of a name.
     *
     * @param word as of {@link #word}
     * @return the column
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Column of(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backend is called " + word));
    }
}
