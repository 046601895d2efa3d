package org.mpi4j.benchmarks.report.html;

import java.util.List;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.report.svg.Markup;
import org.mpi4j.benchmarks.report.svg.PlotWriter;

/** What happens once, part by part and together, side by side. */
final class StartUpSection {
    private final RunFile run;
    private final int number;
    private final Markup out;

    StartUpSection(RunFile run, int number, Markup out) {
        this.run = run;
        this.number = number;
        this.out = out;
    }

    static boolean isStartUp(OperationFigures operation) {
        return operation.family().equals(Family.START_UP.title());
    }

    /** Where the glance leads to. */
    static String anchor(int number) {
        return "run" + number + "-start-up";
    }

    /** Nothing where it was not measured. */
    void write() {
        List<OperationFigures> parts =
                run.operations().stream().filter(StartUpSection::isStartUp).toList();
        if (parts.isEmpty()) {
            return;
        }
        out.open("section", "class", "start-up", "id", anchor(number)).element("h3", "Start-up");
        out.element(
                "p",
                "From the launch of the ranks to the first message there and back; one sample a"
                        + " launch, less is better.",
                "class",
                "small");
        out.open("div", "class", "plots");
        parts.stream()
                .filter(part -> part.ranks() == parts.get(0).ranks())
                .flatMap(part -> new OperationPlots(run, part).figureAtOneSize().stream())
                .forEach(this::bars);
        out.close();
        for (OperationFigures part : parts) {
            out.element("h4", Words.title(part) + ": " + part.meaning());
            new FigureTable(run, part, out).write(new OperationPlots(run, part).columns());
        }
        out.close();
    }

    private void bars(Bars bars) {
        out.open(
                "svg", "class", "plot", "viewBox", "0 0 " + PlotWriter.WIDTH + " " + bars.height());
        bars.write(out);
        out.close();
    }
}
