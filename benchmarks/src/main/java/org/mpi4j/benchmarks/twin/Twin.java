package org.mpi4j.benchmarks.twin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.ThreadLevel;

/**
 * One rank of the Java twin. Arguments: storage, most blocks of a warm-up, most milliseconds of a
 * phase, the operation whose received data is to be corrupted (to show that validation sees it) or
 * {@code none}, cells.
 */
public final class Twin {
    private static final int EXIT_INVALID = 3;

    private final Mpi mpi;
    private final Storage storage;
    private final Sampler.Limits limits;
    private final String corrupted;
    private final List<CellText> plan;

    private Twin(Mpi mpi) {
        List<String> args = mpi.args();
        this.mpi = mpi;
        this.storage = Storage.valueOf(args.get(0));
        this.limits =
                new Sampler.Limits(
                        Integer.parseInt(args.get(1)),
                        TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(args.get(2))));
        this.corrupted = args.get(3);
        this.plan = args.stream().skip(4).map(CellText::parse).toList();
    }

    /**
     * Runs one rank and ends with 3 if anything arrived wrong.
     *
     * @param args see above
     */
    public static void main(String[] args) {
        boolean[] valid = new boolean[1];
        // The level that the C twin asks for as well.
        Mpi.run(args, ThreadLevel.FUNNELED, mpi -> valid[0] = new Twin(mpi).run());
        if (!valid[0]) {
            System.exit(EXIT_INVALID);
        }
    }

    private boolean run() {
        Lines lines = new Lines(System.out);
        Sampler sampler = new Sampler(mpi.world(), limits);
        Map<String, Benchmark> benchmarks = benchmarks(mpi.world());
        boolean reports = mpi.world().rank() == 0;
        if (reports) {
            lines.start(mpi, storage);
        }
        for (CellText cell : plan) {
            sampler.discard(find(benchmarks, cell), cell.bytes(), cell.counts());
        }
        boolean valid = true;
        for (CellText cell : plan) {
            int corruption = cell.operation().equals(corrupted) ? 1 : 0;
            Sampler.Result result =
                    sampler.measure(
                            find(benchmarks, cell), cell.bytes(), cell.counts(), corruption);
            valid &= result.valid();
            if (reports) {
                lines.cell(cell, result);
            }
        }
        if (reports) {
            lines.end();
        }
        return valid;
    }

    private Map<String, Benchmark> benchmarks(Communicator world) {
        int largest = plan.stream().mapToInt(CellText::bytes).max().orElseThrow();
        Messages messages = Messages.in(storage, largest);
        return Stream.of(
                        new Latency(world, messages),
                        new Bandwidth("bandwidth", world, messages),
                        new Bandwidth("rate", world, messages),
                        new Allreduce(world, messages),
                        new Put(world, messages),
                        new Copy(largest))
                .collect(Collectors.toMap(Benchmark::name, Function.identity()));
    }

    private static Benchmark find(Map<String, Benchmark> benchmarks, CellText cell) {
        Benchmark found = benchmarks.get(cell.operation());
        if (found == null) {
            throw new IllegalArgumentException(
                    "no operation " + cell.operation() + ", there are " + benchmarks.keySet());
        }
        return found;
    }
}
