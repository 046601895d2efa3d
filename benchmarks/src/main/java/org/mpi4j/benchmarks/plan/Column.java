package org.mpi4j.benchmarks.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is compared. */
public enum Column {
    /** The C twin on Open MPI. */
    C("c", "C"),
    /** The C twin, copying every message out of the program's memory and into it. */
    C_STAGED("staged", "C + copies"),
    /**
     * The C twin on Open MPI, its ranks talking through sockets: what pure Java TCP is compared
     * with.
     */
    C_TCP("c-tcp", "C over TCP"),
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

    /**
     * What is made of messages: Open MPI's windows on one host are memory, whatever else it uses.
     */
    private static final Set<Family> SENT =
            EnumSet.of(
                    Family.PAIR,
                    Family.PAIRS,
                    Family.COLLECTIVE,
                    Family.NON_BLOCKING,
                    Family.DATATYPE);

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
        return switch (this) {
            // Without messages of a size there is nothing to copy.
            case C_STAGED -> operation.movesData();
            case C_TCP -> SENT.contains(operation.family());
            default -> true;
        };
    }

    /**
     * The column that does the same in another way, beside C: what the target of some columns is
     * relative to.
     *
     * @return empty for those that are compared with C alone
     */
    public Optional<Column> counterpart() {
        return switch (this) {
            case NATIVE_ARRAYS -> Optional.of(C_STAGED);
            case PURE_THREADS -> Optional.of(PURE_JAVA);
            case PURE_TCP -> Optional.of(C_TCP);
            default -> Optional.empty();
        };
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
        return !isC() && !isPeer();
    }

    /**
     * Whether it is the C twin, in whatever way.
     *
     * @return false for what is Java or Python
     */
    public boolean isC() {
        return this == C || this == C_STAGED || this == C_TCP;
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
