package org.mpi4j.benchmarks.report.html;

import java.util.Map;
import org.mpi4j.benchmarks.report.svg.Look;
import org.mpi4j.benchmarks.report.svg.Markup;

/** What the looks of the plots mean; each entry is a button that hides its column. */
final class Legend {
    private final Markup out;

    Legend(Markup out) {
        this.out = out;
    }

    /** Titles for people by the names of the columns. */
    void write(Map<String, String> titles) {
        out.open("ul", "class", "legend");
        titles.forEach(this::entry);
        out.close();
    }

    private void entry(String column, String title) {
        Look look = Look.of(column);
        out.open("li").open("button", "type", "button", "data-toggle", column);
        out.open("svg", "class", "swatch", "viewBox", "-13 -7 26 14", "aria-hidden", "true");
        out.open("g", "class", "series " + look.style());
        out.empty("path", "class", "line", "d", "M-13,0L13,0");
        out.empty("path", "class", "marker", "d", look.marker()).close().close();
        out.text(title).close().close();
    }
}
