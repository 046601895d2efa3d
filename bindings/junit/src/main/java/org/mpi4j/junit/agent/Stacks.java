package org.mpi4j.junit.agent;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Stacks of threads as text. */
public final class Stacks {
    @SuppressWarnings("deprecation") // its successor is newer than Java 17
    private static final Comparator<Thread> BY_AGE = Comparator.comparingLong(Thread::getId);

    private Stacks() {}

    /**
     * Every thread of this virtual machine but its own (finalizer, cleaner and such).
     *
     * @return the stacks, that of the program's main thread first
     */
    public static String all() {
        Map<Thread, StackTraceElement[]> found = new TreeMap<>(BY_AGE);
        Thread.getAllStackTraces().forEach(found::put);
        StringBuilder text = new StringBuilder();
        found.forEach(
                (thread, frames) -> {
                    ThreadGroup group = thread.getThreadGroup();
                    if (group != null && group.getParent() != null) {
                        append(text, thread, frames);
                    }
                });
        return text.toString();
    }

    /**
     * One thread.
     *
     * @param thread the thread
     * @return its stack
     */
    public static String of(Thread thread) {
        StringBuilder text = new StringBuilder();
        append(text, thread, thread.getStackTrace());
        return text.toString();
    }

    private static void append(StringBuilder text, Thread thread, StackTraceElement[] frames) {
        if (frames.length == 0) {
            return;
        }
        text.append('"').append(thread.getName()).append("\" ").append(thread.getState());
        text.append(System.lineSeparator());
        for (StackTraceElement frame : frames) {
            text.append("\tat ").append(frame).append(System.lineSeparator());
        }
    }
}
