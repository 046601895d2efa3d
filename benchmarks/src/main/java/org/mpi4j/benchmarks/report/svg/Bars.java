package org.mpi4j.benchmarks.report.svg;

import static org.mpi4j.benchmarks.report.svg.Markup.number;

import java.util.List;
import java.util.OptionalDouble;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * A bar a column, or a bar a kernel.
 *
 * @param title above it
 * @param description for those who do not see it
 * @param bars from above to below
 * @param line length that they are compared with, marked across them; empty for none
 * @param longest length that there is room for at least, so that several can have one scale
 */
public record Bars(
        String title,
        String description,
        List<Bars.Bar> bars,
        OptionalDouble line,
        double longest) {
    private static final int LEFT = 142;
    private static final int TOP = 28;
    private static final int ROW = 26;
    private static final int VALUE_ROOM = 56;

    /**
     * One bar.
     *
     * @param column its name in the files
     * @param title its name for people
     * @param value its length
     * @param words what is said of it
     */
    public record Bar(String column, String title, Estimate value, String words) {}

    /**
     * The height.
     *
     * @return in the plot's own pixels
     */
    public int height() {
        return TOP + ROW * bars.size() + 6;
    }

    /**
     * Draws everything, as one element that takes no room by itself.
     *
     * @param out where to
     */
    public void write(Markup out) {
        double longestBar =
                bars.stream().mapToDouble(bar -> bar.value().interval().high()).max().orElse(1);
        double end = Math.max(longestBar, Math.max(longest, line.orElse(0)));
        Scale scale =
                new Scale(
                        0,
                        Math.max(end, 1e-9),
                        Scale.Spacing.LINEAR,
                        LEFT,
                        (double) PlotWriter.WIDTH - VALUE_ROOM);
        out.open("g", "role", "img", "aria-label", description);
        out.element("text", title, "class", "title", "x", "4", "y", "16");
        for (int i = 0; i < bars.size(); i++) {
            bar(out, scale, bars.get(i), TOP + ROW * i);
        }
        line.ifPresent(length -> line(out, scale.at(length)));
        out.close();
    }

    private void line(Markup out, double at) {
        String y1 = number(TOP);
        String y2 = number(height() - 6.0);
        out.empty("line", "class", "axis", "x1", number(at), "x2", number(at), "y1", y1, "y2", y2);
    }

    private static void bar(Markup out, Scale scale, Bar bar, int top) {
        double middle = top + ROW / 2.0;
        double end = scale.at(bar.value().median());
        String look = Look.of(bar.column()).style();
        out.open("g", "class", "series " + look, "data-column", bar.column());
        out.element("title", bar.words());
        String baseline = number(middle + 4);
        out.element("text", bar.title(), "class", "tick end", "x", number(LEFT - 8), "y", baseline);
        out.empty(
                "rect",
                "class",
                "bar",
                "x",
                number(LEFT),
                "y",
                number(middle - 7),
                "width",
                number(Math.max(1, end - LEFT)),
                "height",
                "14");
        double high = scale.at(bar.value().interval().high());
        out.empty(
                "line",
                "class",
                "interval",
                "x1",
                number(scale.at(bar.value().interval().low())),
                "x2",
                number(high),
                "y1",
                number(middle),
                "y2",
                number(middle));
        out.element(
                "text",
                Figures.figure(bar.value().median()),
                "class",
                "tick",
                "x",
                number(Math.max(end, high) + 6),
                "y",
                baseline);
        out.close();
    }
}
