package org.mpi4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.plan.Plan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What to measure, as it is typed. */
final class Selection {
    @Parameters(
            paramLabel = "OPERATION",
            description = "What to measure (default: as the effort says; see list).")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--ranks",
            split = ",",
            paramLabel = "N",
            description = "Numbers of ranks (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private List<Integer> ranks = new ArrayList<>();

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "SIZE",
            description = "Sizes of messages: 8, 64K, 1M (default: those of each operation).",
            converter = Size.class)
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--backends",
            split = ",",
            paramLabel = "NAME",
            description = "What to compare: see list (default: as the effort says).",
            converter = ColumnName.class)
    private List<Column> columns = new ArrayList<>();

    @Option(
            names = "--jdk",
            paramLabel = "PATH",
            description = "Home of another JDK to measure arrays on as well.")
    private @Nullable Path jdk;

    List<Cell> cells(Effort effort) {
        // Names, because a converter that refuses one would make it an unmatched argument.
        Collection<Operation> named =
                operations.stream()
                        .map(name -> explained(() -> Operation.of(name.toLowerCase(Locale.ROOT))))
                        .toList();
        Collection<Operation> chosen = named.isEmpty() ? effort.operations() : named;
        if (ranks.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("--ranks: at least 1 each, not " + ranks);
        }
        List<Cell> cells = Plan.of(effort, chosen, sizes, ranks);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "None of these operations has such sizes and numbers of ranks.");
        }
        return cells;
    }

    Set<Column> columns(Effort effort) {
        if (!columns.isEmpty()) {
            return EnumSet.copyOf(columns);
        }
        Set<Column> usual = effort.columns();
        if (jdk != null) {
            usual.add(Column.NATIVE_ARRAYS_JDK);
        }
        return usual;
    }

    Optional<Path> jdk() {
        return Optional.ofNullable(jdk);
    }

    int mostRanks() {
        return ranks.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    List<Integer> ranks() {
        return List.copyOf(ranks);
    }

    /** The names of {@code list}. */
    static final class ColumnName implements ITypeConverter<Column> {
        @Override
        public Column convert(String text) {
            return explained(() -> Column.of(text.toLowerCase(Locale.ROOT)));
        }
    }

    /** Bytes, KiB or MiB. */
    static final class Size implements ITypeConverter<Integer> {
        private static final List<String> UNITS = Arrays.asList("", "K", "M");

        @Override
        public Integer convert(String text) {
            String number = text.toUpperCase(Locale.ROOT).replaceAll("I?B?$", "");
            String unit = number.replaceAll("[0-9]", "");
            int power = UNITS.indexOf(unit);
            String digits = number.substring(0, number.length() - unit.length());
            if (power < 0 || !digits.matches("[1-9][0-9]{0,9}")) {
                throw new TypeConversionException(
                        "'" + text + "' is no size; sizes are bytes, or like 64K and 1M");
            }
            long bytes = Long.parseLong(digits) << (10 * power);
            if (bytes > 1 << 30) {
                throw new TypeConversionException("'" + text + "' is more than 1024M");
            }
            return (int) bytes;
        }
    }

    private static <T> T explained(java.util.function.Supplier<T> named) {
        try {
            return named.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + "; see list");
        }
    }
}
