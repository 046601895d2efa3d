package org.mpi4j.benchmarks.launch;

import java.util.Locale;

/** What a kernel can run on. */
public enum KernelBackend {
    /** The C twin on Open MPI. */
    C("C"),
    /** The Java kernel on the native backend. */
    NATIVE("native"),
    /** The Java kernel on the pure-Java backend, ranks as processes. */
    PURE("pure Java");

    private final String title;

    KernelBackend(String title) {
        this.title = title;
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
     * The name as it is typed.
     *
     * @return in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
