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

    /** Name of the file of a run of kernels, in its directory. */
    public static final String KERNELS = "kernels.jsonl";

    /**
     * Reads files.
     *
     * @param paths files, or directories with {@value #RUN} or {@value #KERNELS} in them
     * @return what they say, in their order
     * @throws IOException if one cannot be read, or if a directory has neither
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
        List<Path> files =
                Stream.of(RUN, KERNELS).map(path::resolve).filter(Files::exists).toList();
        if (files.isEmpty()) {
            throw new NoSuchFileException(
                    path.toString(), null, "there is neither " + RUN + " nor " + KERNELS);
        }
        return files;
    }

    private void add(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            if (file.getFileName().toString().endsWith(".jsonl")) {
                kernels.add(kernels(file, text));
            } else {
                JsonObject report = JsonParser.parseString(text).getAsJsonObject();
                runs.add(new RunReader(report).read(file));
            }
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
            throw new BadReportException(file, e);
        }
    }

    private static KernelFile kernels(Path file, String text) {
        List<JsonObject> lines =
                text.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        if (lines.isEmpty() || !Members.text(lines.get(0), "type").equals("environment")) {
            throw new IllegalArgumentException("the first line is not the environment");
        }
        KernelReader reader = new KernelReader(lines.get(0));
        lines.stream().skip(1).forEach(reader::line);
        return reader.read(file);
    }
}
