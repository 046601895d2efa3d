package org.mpi4j.benchmarks.report.html;

import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.report.svg.Markup;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.PlotWriter;

/** One operation: verdict, plots, table. */
final class OperationSection {
    private final RunFile run;
    private final OperationFigures operation;
    private final Causes causes;
    private final Markup out;

    OperationSection(RunFile run, OperationFigures operation, Causes causes, Markup out) {
        this.run = run;
        this.operation = operation;
        this.causes = causes;
        this.out = out;
    }

    static String anchor(int chapter, OperationFigures operation) {
        return "run" + chapter + "-" + Words.anchor(operation.name() + "-" + operation.ranks());
    }

    void write(int chapter) {
        OperationPlots plots = new OperationPlots(run, operation);
        out.open("section", "class", "operation", "id", anchor(chapter, operation));
        out.element("h3", Words.title(operation));
        out.element(
                "p",
                operation.meaning()
                        + "; "
                        + operation.unit()
                        + ", "
                        + Words.good(operation.better()),
                "class",
                "small");
        VerdictLine verdict = VerdictLine.of(run, operation, causes);
        verdict(verdict, out);
        details(verdict);
        out.open("div", "class", "plots");
        plots.overSize().forEach(this::plot);
        plots.atOneSize().forEach(this::bars);
        out.close();
        new FigureTable(run, operation, out).write(plots.columns());
        out.close();
    }

    static void verdict(VerdictLine verdict, Markup out) {
        out.open("p", "class", "verdict " + Words.anchor(verdict.state().name()));
        out.element("strong", verdict.state().text(), "class", "badge");
        out.text(" " + verdict.headline()).close();
    }

    private void details(VerdictLine verdict) {
        if (!verdict.details().isEmpty()) {
            out.open("ul", "class", "details");
            verdict.details().forEach(detail -> out.element("li", detail));
            out.close();
        }
    }

    private void plot(Plot plot) {
        svg(PlotWriter.HEIGHT);
        new PlotWriter(plot, out).write();
        out.close();
    }

    private void bars(Bars bars) {
        svg(bars.height());
        bars.write(out);
        out.close();
    }

    private void svg(int height) {
        out.open("svg", "class", "plot", "viewBox", "0 0 " + PlotWriter.WIDTH + " " + height);
    }
}
