package org.mpi4j.benchmarks.plan;

/** What is compared. */
public enum Column {
    /** The C twin on Open MPI. */
    C("C"),
    /** The C twin, copying every message out of the program's memory and into it. */
    C_STAGED("C + copies"),
    /** The Java twin on the native backend, messages in direct buffers. */
    NATIVE_DIRECT("native direct"),
    /** The Java twin on the native backend, messages in arrays. */
    NATIVE_ARRAYS("native arrays"),
    /** The Java twin on the pure-Java backend, ranks as processes, messages in arrays. */
    PURE_JAVA("pure Java");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    /**
     * Whether the column can do an operation.
     *
     * @param operation the operation
     * @return false if its cells stay empty
     */
    public boolean measures(Operation operation) {
        // The pure-Java backend has no windows.
        return this != PURE_JAVA || operation != Operation.PUT;
    }

    /**
     * The name for people.
     *
     * @return a few characters
     */
    public String title() {
        return title;
    }
}
