package org.mpi4j.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.measure.KernelFigure;
import org.mpi4j.benchmarks.plan.Scaling;

/** Times, rates, ratios to C and scaling of kernels, and what was wrong. */
public final class KernelTable {
    private static final String NONE = "-";

    private final List<KernelFigure> figures;
    private final Scaling scaling;

    /**
     * Prepares the table.
     *
     * @param figures one a row
     * @param scaling what became of the problems with more ranks
     */
    public KernelTable(List<KernelFigure> figures, Scaling scaling) {
        this.figures = figures;
        this.scaling = scaling;
    }

    /**
     * Formats it.
     *
     * @return lines
     */
    public List<String> lines() {
        Table table = new Table(3);
        table.row(
                List.of(
                        "kernel",
                        "class",
                        "backend",
                        "ranks",
                        "seconds",
                        "Mop/s",
                        "x C",
                        "speed-up",
                        "efficiency",
                        "verified"));
        figures.stream().sorted(order()).forEach(figure -> table.row(row(figure)));
        return table.lines();
    }

    /**
     * Names what was wrong.
     *
     * @return a line a number; none if everything was right
     */
    public List<String> wrong() {
        return figures.stream()
                .flatMap(
                        figure ->
                                figure.wrong().stream()
                                        .map(
                                                check ->
                                                        figure.job()
                                                                + ", "
                                                                + figure.backend().title()
                                                                + ": "
                                                                + KernelLines.wrong(check)))
                .toList();
    }

    /** Ranks of one kernel and backend below each other: that is how scaling is read. */
    private static Comparator<KernelFigure> order() {
        return Comparator.comparing((KernelFigure figure) -> figure.job().kernel())
                .thenComparing(KernelFigure::backend)
                .thenComparing(figure -> figure.job().ranks());
    }

    private List<String> row(KernelFigure figure) {
        KernelFigure base = base(figure);
        OptionalDouble speedUp = figure.speedUp(base, scaling);
        double best = (double) figure.job().ranks() / base.job().ranks();
        return List.of(
                figure.job().kernel().text(),
                size(figure),
                figure.backend().title(),
                Integer.toString(figure.job().ranks()),
                text(figure.seconds(), "%.3f"),
                text(figure.mops(), "%.1f"),
                text(ofC(figure).map(figure::ratioTo).orElse(OptionalDouble.empty()), "%.2f"),
                text(speedUp, "%.2f"),
                speedUp.isEmpty() ? NONE : Figures.percent(speedUp.getAsDouble() / best),
                figure.verified() ? "yes" : "NO");
    }

    private static String size(KernelFigure figure) {
        int scale = figure.job().problem().scale();
        return figure.job().problem().size() + (scale == 1 ? "" : " x " + scale);
    }

    /** The same on the fewest ranks. */
    private KernelFigure base(KernelFigure figure) {
        return figures.stream()
                .filter(other -> other.job().kernel() == figure.job().kernel())
                .filter(other -> other.backend() == figure.backend())
                .min(Comparator.comparing(other -> other.job().ranks()))
                .orElseThrow();
    }

    private Optional<KernelFigure> ofC(KernelFigure figure) {
        return figures.stream()
                .filter(other -> other.job().equals(figure.job()))
                .filter(other -> other.backend() == KernelBackend.C)
                .findFirst();
    }

    private static String text(OptionalDouble value, String form) {
        return value.isEmpty() ? NONE : Figures.format(form, value.getAsDouble());
    }
}
