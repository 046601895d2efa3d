package org.mpi4j.benchmarks.twin;

/** Where the twin's messages are. */
public enum Storage {
    /** In direct NIO buffers. */
    DIRECT,
    /** In arrays on the Java heap. */
    ARRAY
}
