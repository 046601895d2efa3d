package org.mpi4j.benchmarks.twin;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** How long the just-in-time compiler of this virtual machine has been at work. */
public final class Compiling {
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private long before = totalMs();

    /** Counts from now on. */
    public Compiling() {}

    /**
     * How much it was since the last call.
     *
     * @return milliseconds; 0 if the virtual machine does not compile or count
     */
    public int sinceLastMs() {
        long now = totalMs();
        long since = now - before;
        before = now;
        return (int) since;
    }

    private long totalMs() {
        boolean counted = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        return counted ? compiler.getTotalCompilationTime() : 0;
    }
}
