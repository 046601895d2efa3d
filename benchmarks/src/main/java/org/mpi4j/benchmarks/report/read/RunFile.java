package org.mpi4j.benchmarks.report.read;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One {@code report.json}.
 *
 * @param file where it was read from
 * @param facts everything that is said about how and where it was measured
 * @param titles of the columns, for people, by their names
 * @param leftOut columns that were not measured, and why
 * @param notes what the reader of the figures must know
 * @param operations in the order of the file
 * @param guidelines how they are kept
 */
public record RunFile(
        Path file,
        JsonObject facts,
        Map<String, String> titles,
        Map<String, String> leftOut,
        List<String> notes,
        List<OperationFigures> operations,
        List<GuidelineFigure> guidelines) {
    /**
     * The title of a column.
     *
     * @param column its name
     * @return for people
     */
    public String titleOf(String column) {
        return titles.getOrDefault(column, column);
    }
}
