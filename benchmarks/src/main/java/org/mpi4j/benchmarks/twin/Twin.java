package org.mpi4j.benchmarks.twin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.Mpi;
import org.mpi4j.ThreadLevel;

/**
 * One rank of the Java twin. Arguments: storage, thread level, milliseconds for which all cells are
 * run before the first of them is measured, most blocks of a warm-up, most milliseconds of a phase,
 * the operation whose received data is to be corrupted (to show that validation sees it), {@code
 * none} or {@code all}, a directory for files, when this was launched in microseconds since 1970,
 * cells.
 */
public final class Twin {
    /** For the operation whose data is to be corrupted. */
    private static final String EVERYTHING = "all";

    private static final int EXIT_INVALID = 3;
    private static final int LEVEL = 1;
    private static final int WORDS = 8;

    /** Blocks that are sent at a time by few ranks: room for data with gaps. */
    private static final int FEWEST_BLOCKS = 4;

    private final Mpi mpi;
    private final Storage storage;
    private final Sampler sampler;
    private final Lines lines = new Lines(System.out);
    private final String corrupted;
    private final List<CellText> plan;
    private final Benchmarks benchmarks;

    private Twin(Mpi mpi, long main) {
        List<String> args = mpi.args();
        StartUp startUp = StartUp.complete(Long.parseLong(args.get(7)), main, mpi.world());
        Meanwhile meanwhile = new Meanwhile();
        this.mpi = mpi;
        this.storage = Storage.valueOf(args.get(0));
        Sampler.Limits limits =
                new Sampler.Limits(ns(args.get(2)), Integer.parseInt(args.get(3)), ns(args.get(4)));
        this.sampler = new Sampler(mpi.world(), limits, meanwhile);
        this.corrupted = args.get(5);
        this.plan = args.stream().skip(WORDS).map(CellText::parse).toList();
        int largest = plan.stream().mapToInt(CellText::bytes).max().orElseThrow();
        int blocks = Math.max(FEWEST_BLOCKS, mpi.world().size());
        Messages messages = Messages.in(storage, Math.max(largest, Double.BYTES), blocks);
        this.benchmarks = new Benchmarks(mpi, messages, meanwhile, startUp, Path.of(args.get(6)));
    }

    /**
     * Runs one rank and ends with 3 if anything arrived wrong.
     *
     * @param args see above
     */
    public static void main(String[] args) {
        long main = StartUp.now();
        AtomicBoolean invalid = new AtomicBoolean();
        Mpi.run(
                args,
                // The level that the C twin asks for as well.
                ThreadLevel.valueOf(args[LEVEL]),
                mpi -> {
                    if (!new Twin(mpi, main).run()) {
                        invalid.set(true);
                    }
                });
        if (invalid.get()) {
            System.exit(EXIT_INVALID);
        }
    }

    private static long ns(String milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(milliseconds));
    }

    private boolean reports() {
        return mpi.world().rank() == 0;
    }

    private boolean run() {
        if (reports()) {
            lines.start(mpi, storage);
        }
        sampler.discardAll(() -> plan.forEach(this::discard));
        rehearse(plan.get(0));
        boolean valid = true;
        for (CellText cell : plan) {
            valid &= measure(cell);
        }
        if (reports()) {
            lines.end();
        }
        return valid;
    }

    private void discard(CellText cell) {
        ready(cell).ifPresent(benchmark -> sampler.discard(benchmark, cell.counts()));
    }

    /** What measures is compiled as well before anything counts. */
    private void rehearse(CellText cell) {
        ready(cell).ifPresent(benchmark -> sampler.measure(benchmark, cell.counts(), 0));
    }

    private Optional<Benchmark> ready(CellText cell) {
        Benchmark benchmark = benchmarks.find(cell.operation());
        boolean runs = benchmark.recordedUs().isEmpty() && lacking(benchmark, cell).isEmpty();
        return runs ? Optional.of(benchmark) : Optional.empty();
    }

    private boolean measure(CellText cell) {
        Benchmark benchmark = benchmarks.find(cell.operation());
        Optional<String> lacking = lacking(benchmark, cell);
        if (lacking.isPresent()) {
            if (reports()) {
                lines.lacking(cell, lacking.get());
            }
            return true;
        }
        boolean spoilt = corrupted.equals(EVERYTHING) || corrupted.equals(cell.operation());
        int corruption = spoilt ? 1 : 0;
        Sampler.Result result =
                benchmark.recordedUs().isPresent()
                        ? sampler.recorded(benchmark.recordedUs().getAsDouble())
                        : sampler.measure(benchmark, cell.counts(), corruption);
        if (reports()) {
            lines.cell(cell, result);
        }
        return result.valid();
    }

    /** Sets up; says why if that cannot be done. */
    private static Optional<String> lacking(Benchmark benchmark, CellText cell) {
        try {
            benchmark.setUp(cell.bytes());
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
