package org.mpi4j.benchmarks.plan;

import java.util.Arrays;

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
    PURE_TCP("tcp", "pure Java TCP");

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
        // Without messages of a size there is nothing to copy.
        return this != C_STAGED || operation.movesData();
    }

    /**
     * Whether it is the Java twin.
     *
     * @return false for the C twins
     */
    public boolean isJava() {
        return this != C && this != C_STAGED;
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
