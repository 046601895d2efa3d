package org.mpi4j.purejava.window;

/** How the segments of several ranks lie in one file. */
enum Spacing {
    /** One after the other. */
    NONE(1),
    /** Each at the start of a page. */
    PAGES(4096);

    private final int multiple;

    Spacing(int multiple) {
        this.multiple = multiple;
    }

    /** The next place at or after an offset. */
    long after(long offset) {
        return (offset + multiple - 1) / multiple * multiple;
    }
}
