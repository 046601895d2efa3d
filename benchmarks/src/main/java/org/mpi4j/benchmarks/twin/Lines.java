package org.mpi4j.benchmarks.twin;

import com.google.gson.Gson;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpi4j.Mpi;

/** The lines that rank 0 prints; the C twin prints the same ones. */
final class Lines {
    private final Gson gson = new Gson();
    private final PrintStream out;

    Lines(PrintStream out) {
        this.out = out;
    }

    void start(Mpi mpi, Storage storage) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "start");
        line.put("twin", "java");
        line.put("ranks", mpi.world().size());
        line.put("library", mpi.libraryVersion());
        line.put("backend", mpi.backend());
        line.put("storage", storage.name());
        line.put("threadLevel", mpi.threadLevel().name());
        line.putAll(VirtualMachine.facts());
        print(line);
    }

    void cell(CellText cell, Sampler.Result result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "cell");
        line.put("operation", cell.operation());
        line.put("bytes", cell.bytes());
        line.put("events", cell.counts().events());
        line.put("warmUpBlocks", result.warmUpBlocks());
        line.put("steady", result.steady());
        line.put("valid", result.valid());
        line.put("allocatedPerCall", result.allocatedPerCall());
        result.overlapPercent().ifPresent(percent -> line.put("overlapPercent", percent));
        line.put("samplesUs", rounded(result.samplesUs()));
        print(line);
    }

    void lacking(CellText cell, String reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "lacking");
        line.put("operation", cell.operation());
        line.put("bytes", cell.bytes());
        line.put("reason", reason);
        print(line);
    }

    void end() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "end");
        line.put("clockNs", clockReadNs());
        print(line);
    }

    private void print(Map<String, Object> line) {
        out.println(gson.toJson(line));
        out.flush();
    }

    /** Tenths of nanoseconds are far below what the clock can tell. */
    private static List<Double> rounded(List<Double> samples) {
        return samples.stream().map(us -> Math.round(us * 1e4) / 1e4).toList();
    }

    private static double clockReadNs() {
        int reads = 20000;
        long start = System.nanoTime();
        for (int i = 1; i < reads; i++) {
            System.nanoTime();
        }
        return Math.round((System.nanoTime() - start) * 10.0 / reads) / 10.0;
    }
}
