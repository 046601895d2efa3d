package org.mpi4j.benchmarks.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.ColumnFigure;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Guide;
import org.mpi4j.benchmarks.stats.Better;

/** What no message can be faster than: what moving its bytes takes on this machine. */
final class Floors {
    private static final String COPY = "copy";
    private static final String FLAG = "flag";
    private static final String C = "c";
    private static final Set<String> TO_ANOTHER_RANK =
            Set.of(Family.PAIR.title(), Family.PAIRS.title(), Family.COLLECTIVE.title());

    /** A floor that is farther away than this many times says nothing, and squeezes the rest. */
    private static final double NEAR = 8;

    private final Optional<OperationFigures> copies;
    private final Optional<OperationFigures> flag;

    Floors(RunFile run) {
        this.copies = named(run, COPY);
        this.flag = named(run, FLAG);
    }

    private static Optional<OperationFigures> named(RunFile run, String name) {
        return run.operations().stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** The floors of an operation; those of which there is something to be seen. */
    List<Guide> of(OperationFigures operation) {
        if (operation.name().equals(COPY)) {
            return List.of();
        }
        return switch (operation.unit()) {
            case "us" ->
                    Stream.of(copy(operation, "one memcpy of the bytes"), flag(operation))
                            .flatMap(List::stream)
                            .toList();
            case "MB/s" -> copy(operation, "memcpy");
            default -> List.of();
        };
    }

    /** Whoever waits for another rank waits at least until it sees a word that the other wrote. */
    private List<Guide> flag(OperationFigures operation) {
        Optional<Double> us =
                flag.flatMap(f -> Optional.ofNullable(f.cells().get(0).columns().get(C)))
                        .map(column -> column.figure().median())
                        .filter(value -> TO_ANOTHER_RANK.contains(operation.family()))
                        .filter(value -> isNear(operation, value));
        double first = operation.cells().get(0).bytes();
        double last = operation.cells().get(operation.cells().size() - 1).bytes();
        return us.stream()
                .map(
                        value ->
                                new Guide(
                                        "floor",
                                        "Floor: a word of shared memory to another core, in C",
                                        "",
                                        List.of(
                                                new Guide.At(first, value),
                                                new Guide.At(last, value))))
                .toList();
    }

    private List<Guide> copy(OperationFigures operation, String words) {
        List<Guide.At> points = new ArrayList<>();
        for (CellFigures cell : operation.cells()) {
            us(cell.bytes())
                    .map(us -> operation.better() == Better.LOWER ? us : cell.bytes() / us)
                    .filter(value -> isNear(operation, value))
                    .ifPresent(value -> points.add(new Guide.At(cell.bytes(), value)));
        }
        return points.size() < 2
                ? List.of()
                : List.of(new Guide("floor", "Floor: " + words + " in C", "", points));
    }

    private Optional<Double> us(long bytes) {
        return copies.stream()
                .flatMap(operation -> operation.cells().stream())
                .filter(cell -> cell.bytes() == bytes)
                .flatMap(cell -> Optional.ofNullable(cell.columns().get(C)).stream())
                .map(column -> column.figure().median())
                .findFirst();
    }

    private static boolean isNear(OperationFigures operation, double value) {
        return operation.cells().stream()
                .flatMap(cell -> cell.columns().values().stream())
                .map(ColumnFigure::figure)
                .anyMatch(
                        figure -> value < figure.median() * NEAR && value > figure.median() / NEAR);
    }
}
