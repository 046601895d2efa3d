package org.mpi4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that are as wide as they must be: names flush left, figures right. */
public final class Table {
    private static final String GAP = "  ";

    private final int names;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Makes an empty table.
     *
     * @param names how many of the first columns are names
     */
    public Table(int names) {
        this.names = names;
    }

    /**
     * Adds a row.
     *
     * @param cells as many as in every other row
     * @return this table
     */
    public Table row(List<String> cells) {
        if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.size() + " cells in a table of " + rows.get(0).size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /**
     * Formats all rows.
     *
     * @return one line a row, without trailing blanks
     */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String blanks = " ".repeat(width(column) - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(column < names ? cell + blanks : blanks + cell);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
