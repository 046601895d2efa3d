package org.mpi4j.benchmarks.report.read;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the runs to be reported wrote down.
 *
 * @param runs of operations
 * @param kernels of application kernels
 */
public record ReportFiles(List<RunFile> runs, List<KernelFile> kernels) {
    /** Name of the file of a run of operations, in its directory. */
    public static final String RUN = "report.json";

    /** Name of the file with the launches of a run, which is all that one leaves that is killed. */
    public static final String LAUNCHES = "cells.jsonl";

    /** Name of the file of a run of kernels, in its directory. */
    public static final String KERNELS = "kernels.jsonl";

    /**
     * Reads files.
     *
     * @param paths files, or directories with {@value #RUN}, {@value #LAUNCHES} or {@value
     *     #KERNELS} in them
     * @return what they say, in their order
     * @throws IOException if one cannot be read, or if a directory has none of them
     * @throws BadReportException if one is not what it should be
     */
    public static ReportFiles read(List<Path> paths) throws IOException {
        ReportFiles all = new ReportFiles(new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            for (Path file : files(path)) {
                all.add(file);
            }
        }
        return all;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        Stream.of(RUN, LAUNCHES)
                .map(path::resolve)
                .filter(Files::exists)
                .findFirst()
                .ifPresent(files::add);
        Stream.of(KERNELS).map(path::resolve).filter(Files::exists).forEach(files::add);
        if (files.isEmpty()) {
            String names = String.join(", ", RUN, LAUNCHES, KERNELS);
            throw new NoSuchFileException(path.toString(), null, "there is none of " + names);
        }
        return files;
    }

    private void add(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            if (!file.getFileName().toString().endsWith(".jsonl")) {
                addRun(file, text);
                return;
            }
            List<JsonObject> lines = lines(text);
            if (lines.get(0).has(KeptLines.PLAN)) {
                addRun(file, KeptLines.json(lines));
            } else {
                KernelReader reader = new KernelReader(lines.get(0));
                lines.stream().skip(1).forEach(reader::line);
                kernels.add(reader.read(file));
            }
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
            throw new BadReportException(file, e);
        }
    }

    private void addRun(Path file, String json) {
        runs.add(new RunReader(JsonParser.parseString(json).getAsJsonObject()).read(file));
    }

    /** All that were written to their ends: what is killed may have been writing. */
    private static List<JsonObject> lines(String text) {
        List<JsonObject> lines =
                text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(line -> JsonParser.parseString(line).getAsJsonObject())
                        .toList();
        if (lines.isEmpty() || !Members.text(lines.get(0), "type").equals("environment")) {
            throw new IllegalArgumentException("the first line is not the environment");
        }
        return lines;
    }
}
