package org.mpi4j.benchmarks.twin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell of the plan as it stands on a twin's command line. */
record CellText(String operation, int bytes, Sampler.Counts counts) {
    private static final Pattern FORM =
            Pattern.compile("([a-z_]{1,39}):(\\d{1,9}):(\\d{1,9}):(\\d{1,9}):(\\d{1,9})");

    /** Parses {@code operation:bytes:events-a-sample:samples:samples-a-block}. */
    static CellText parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a cell: " + text);
        }
        CellText cell =
                new CellText(
                        match.group(1),
                        Integer.parseInt(match.group(2)),
                        new Sampler.Counts(
                                Integer.parseInt(match.group(3)),
                                Integer.parseInt(match.group(4)),
                                Integer.parseInt(match.group(5))));
        if ((cell.bytes > 0 && cell.bytes < Double.BYTES) || cell.smallestCount() < 1) {
            throw new IllegalArgumentException("not a cell: " + text);
        }
        return cell;
    }

    private int smallestCount() {
        return Math.min(counts.events(), Math.min(counts.samples(), counts.block()));
    }
}
