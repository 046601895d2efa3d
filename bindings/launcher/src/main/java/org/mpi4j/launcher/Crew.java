package org.mpi4j.launcher;

import java.io.IOException;
import java.util.OptionalInt;

/** The processes of a job, numbered from 0, wherever they run. */
interface Crew {
    /** Hears of the processes, from any thread. */
    interface Watcher {
        /** A process has ended. */
        void ended(int process);

        /** Processes may run or not: they can no longer be reached. */
        void lost(IOException why);
    }

    /** Called once. What the processes print goes to the sink. */
    void start(OutputSink sink, Watcher watcher) throws IOException;

    int size();

    /** Which rank a process is; empty if it is none, but has started ranks. */
    OptionalInt rank(int process);

    /** Of a process that has ended. */
    int exitCode(int process);

    /** Makes every Java process print its stacks; false if there is none. */
    boolean askForStacks() throws IOException, InterruptedException;

    /** Waits until what a process that has ended had printed has reached the sink. */
    void awaitOutput(int process) throws InterruptedException;

    /** Returns when no process is left. Does nothing if none was. */
    void endAll();
}
