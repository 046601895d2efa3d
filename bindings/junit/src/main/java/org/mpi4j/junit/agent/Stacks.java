package org.mpi4j.junit.agent;

import java.util.Map;

/** Stacks of threads as text. */
public final class Stacks {
    private Stacks() {}

    /**
     * Every thread of this virtual machine.
     *
     * @return the stacks, those without frames left out
     */
    public static String all() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> e : Thread.getAllStackTraces().entrySet()) {
            append(text, e.getKey(), e.getValue());
        }
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
