package org.mpi4j.junit.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the processes of a job print: passed on line by line, and the last lines kept. */
final class JobOutput {
    private static final int KEPT = 60;

    private final JobSpec spec;
    private final Deque<String> last = new ArrayDeque<>();
    private final List<String> warnings = new ArrayList<>();

    JobOutput(JobSpec spec) {
        this.spec = spec;
    }

    /** Reads a process's output until it ends, on a thread of its own. */
    void follow(Process process, String source) {
        Thread reader = new Thread(() -> read(process, source), "mpi4j-test-output-" + source);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process process, String source) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean marked = line.startsWith("[" + spec + ", rank ");
                pass(marked ? line : "[" + spec + ", " + source + "] " + line);
            }
        } catch (IOException e) {
            pass("[" + spec + ", " + source + "] no more output: " + e.getMessage());
        }
    }

    private void pass(String line) {
        synchronized (this) {
            last.addLast(line);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
            if (line.contains("WARNING in native method")
                    || line.contains("FATAL ERROR in native method")) {
                warnings.add(line);
            }
        }
        System.out.println(line);
    }

    synchronized void forgetWarnings() {
        warnings.clear();
    }

    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    synchronized String lastLines() {
        return last.isEmpty()
                ? "the job has printed nothing"
                : "last output of the job:"
                        + System.lineSeparator()
                        + String.join(System.lineSeparator(), last);
    }
}
