package org.mpi4j.benchmarks.report.read;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * One {@code kernels.jsonl}.
 *
 * @param file where it was read from
 * @param facts how and where it was measured
 * @param failures what did not come to its end
 * @param kernels one a kernel and class
 */
public record KernelFile(
        Path file, JsonObject facts, List<String> failures, List<KernelFigures> kernels) {}
