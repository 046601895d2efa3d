package org.mpi4j.benchmarks.twin;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The virtual machine's count of bytes that a thread has allocated on the heap. */
final class Allocations {
    private final ThreadMXBean threads;
    private final long thread;

    private Allocations(ThreadMXBean threads, long thread) {
        this.threads = threads;
        this.thread = thread;
    }

    @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
    static Allocations ofThisThread() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        if (threads == null || !threads.isThreadAllocatedMemorySupported()) {
            throw new UnsupportedOperationException(
                    "this virtual machine does not count the bytes that a thread allocates");
        }
        threads.setThreadAllocatedMemoryEnabled(true);
        return new Allocations(threads, Thread.currentThread().getId());
    }

    long bytes() {
        return threads.getThreadAllocatedBytes(thread);
    }
}
