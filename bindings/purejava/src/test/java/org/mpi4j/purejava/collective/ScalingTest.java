package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.CountingJob;
import org.mpi4j.purejava.matching.Wire;

/**
 * Every algorithm sends as many messages and bytes, in as many rounds, as the literature says, at
 * up to 1,024 ranks. SCALING.md has the formulas and what was counted; {@code
 * -Dmpi4j.scaling.write=true} writes it.
 */
class ScalingTest {
    private static final Path TABLE = Path.of("SCALING.md");
    private static final int[] SHOWN = {4, 16, 64, 256, 1024};

    private record Counted(int rounds, long messages, long bytes, long allMessages) {}

    static Stream<Arguments> costs() {
        return Cost.all().stream()
                .map(cost -> Arguments.of(cost.operation() + " " + cost.algorithm(), cost));
    }

    private static IntStream sizes(Cost cost) {
        IntStream large = IntStream.of(16, 17, 33, 64, 100, 256, 1023, 1024);
        return IntStream.concat(IntStream.rangeClosed(1, 9), large)
                .filter(size -> size <= cost.largest());
    }

    private static Counted count(Cost cost, int size) {
        Map<String, String> forced = Map.of("mpi4j.purejava." + cost.operation(), cost.algorithm());
        CountingJob job = new CountingJob(size);
        Selection selection = new Selection(forced::get);
        List<Schedule> schedules = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            Wire wire = job.wire(rank);
            GroupPlans plans = new GroupPlans(wire, selection);
            schedules.add(cost.call().of(plans, rank, size, elements(cost, size)));
        }
        job.run(schedules);
        return new Counted(
                job.rounds(),
                Arrays.stream(job.messages()).max().orElseThrow(),
                Arrays.stream(job.bytes()).max().orElseThrow(),
                Arrays.stream(job.messages()).sum());
    }

    /** A vector that ranks share has a multiple of their number, for none to get nothing. */
    private static int elements(Cost cost, int size) {
        return cost.elements() > 1
                ? Math.max(cost.elements(), size) / size * size
                : cost.elements();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costs")
    void algorithmCostsWhatItsFormulaSays(String name, Cost cost) {
        sizes(cost)
                .forEach(
                        p -> {
                            Counted counted = count(cost, p);
                            String what = name + " of " + p + " ranks: " + counted;
                            assertEquals(cost.rounds().of().applyAsInt(p), counted.rounds(), what);
                            assertEquals(
                                    cost.messages().of().applyAsInt(p), counted.messages(), what);
                            // Parts are whole elements: each message may be one longer.
                            double bytes =
                                    cost.bytes()
                                            .of()
                                            .applyAsDouble(p, Long.BYTES * elements(cost, p));
                            double rounding = Long.BYTES * (double) counted.messages();
                            assertEquals(bytes, (double) counted.bytes(), rounding, what);
                        });
    }

    /** An algorithm that does not exist is refused with the names of those that do. */
    @Test
    void everyAlgorithmIsInTheTable() {
        Map<String, List<String>> named =
                Cost.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Cost::operation,
                                        Collectors.mapping(Cost::algorithm, Collectors.toList())));
        named.forEach(
                (operation, algorithms) -> {
                    String property = "mpi4j.purejava." + operation;
                    MpiException refusal =
                            assertThrows(
                                    MpiException.class,
                                    () ->
                                            new Selection(
                                                    name -> name.equals(property) ? "?" : null));
                    String all = new TreeSet<>(algorithms).toString();
                    assertTrue(refusal.getMessage().contains(all), refusal::getMessage);
                });
    }

    @Test
    void theTableIsTrue() throws IOException {
        String made = table();
        if (Boolean.getBoolean("mpi4j.scaling.write")) {
            Files.writeString(TABLE, made);
        }
        assertEquals(made, Files.readString(TABLE), "-Dmpi4j.scaling.write=true writes it");
    }

    private static String table() {
        String head =
                """
                # How collective operations of the pure-Java backend grow with the ranks

                `p` ranks, `L` = log2 p rounded up, `F` = log2 p rounded down, `e` = 1 where p is no power of two, else 0;
                `m` bytes: one block of a rank, or the whole vector in bcast and reductions. In a round every rank sends
                one message at most and receives one at most. Messages and bytes are those of the rank that sends most.
                The last columns are rounds at so many ranks. ScalingTest runs every algorithm with as many ranks as the
                column "Counted" says, and fewer, counts what is sent, compares it with the formulas, and writes this file.
                `-Dmpi4j.purejava.OPERATION=ALGORITHM` forces an algorithm.

                | Operation | Algorithm | Rounds | Messages | Bytes | Counted | %s |
                |---|---|---|---|---|---|%s
                """
                        .formatted(
                                Arrays.stream(SHOWN)
                                        .mapToObj(p -> "p = " + p)
                                        .collect(Collectors.joining(" | ")),
                                "---|".repeat(SHOWN.length));
        return head + Cost.all().stream().map(ScalingTest::row).collect(Collectors.joining());
    }

    private static String row(Cost cost) {
        String rounds =
                Arrays.stream(SHOWN)
                        .map(cost.rounds().of())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" | "));
        return "| %s | %s | %s | %s | %s | %d | %s |%n"
                .formatted(
                        cost.operation(),
                        cost.algorithm(),
                        cost.rounds().text(),
                        cost.messages().text(),
                        cost.bytes().text(),
                        cost.largest(),
                        rounds);
    }
}
