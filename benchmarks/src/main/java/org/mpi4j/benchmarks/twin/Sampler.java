package org.mpi4j.benchmarks.twin;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.mpi4j.Communicator;
import org.mpi4j.Op;

/** Runs one cell of the plan: warm-up, samples, allocation, validation. */
final class Sampler {
    /** Events of one cell: how many in a sample, how many samples, how many in a block. */
    record Counts(int events, int samples, int block) {}

    /** What one cell gave; {@code samplesUs} is microseconds an event. */
    record Result(
            List<Double> samplesUs,
            int warmUpBlocks,
            boolean steady,
            double allocatedPerCall,
            OptionalDouble overlapPercent,
            boolean valid) {}

    /**
     * Bounds of a cell.
     *
     * @param discardedNs for how many nanoseconds all cells are run before the first is measured
     * @param blocks most blocks of the warm-up
     * @param ns most nanoseconds of a phase, where something else keeps the machine busy
     */
    record Limits(long discardedNs, int blocks, long ns) {}

    private static final int DISCARDED_BLOCKS = 2;

    private static final long LOOK_EVERY_NS = 50_000_000;

    private final Communicator world;
    private final Allocations allocations = Allocations.ofThisThread();
    private final Limits limits;
    private final Meanwhile meanwhile;
    private final int[] word = new int[1];

    Sampler(Communicator world, Limits limits, Meanwhile meanwhile) {
        this.meanwhile = meanwhile;
        this.world = world;
        this.limits = limits;
    }

    /** Runs what runs all cells, again and again; rank 0 decides for all how often. */
    void discardAll(Runnable everything) {
        long start = System.nanoTime();
        boolean goOn = true;
        while (goOn) {
            everything.run();
            goOn = agreed(System.nanoTime() - start < limits.discardedNs() ? 1 : 0) == 1;
        }
    }

    /** Runs a cell's code without looking at the clock's answer. */
    void discard(Benchmark benchmark, Counts counts) {
        double[] samples = new double[counts.block()];
        for (int block = 0; block < DISCARDED_BLOCKS; block++) {
            takeSamples(benchmark, counts.events(), samples, limits.ns() / DISCARDED_BLOCKS);
        }
        benchmark.tearDown();
    }

    Result measure(Benchmark benchmark, Counts counts, int corruption) {
        Steadiness warmUp = warmUp(benchmark, counts);
        double[] samples = countedSamples(benchmark, counts.events(), counts.samples());
        // No more than was possible within the limit of time; samples are as many at all ranks.
        int calls = counts.events() * Math.min(counts.block(), samples.length);
        double allocated = allocatedPerCall(benchmark, calls);
        OptionalDouble overlap =
                benchmark.overlaps()
                        ? OptionalDouble.of(overlapPercent(benchmark, counts, samples))
                        : OptionalDouble.empty();
        boolean valid = everywhere(benchmark.validate(corruption));
        benchmark.tearDown();
        List<Double> us = Arrays.stream(samples).boxed().toList();
        boolean steady = warmUp.isReached();
        return new Result(us, warmUp.blocks(), steady, allocated, overlap, valid);
    }

    /** What happened before and cannot be repeated. */
    Result recorded(double us) {
        double slowest = slowest(new double[] {us})[0];
        return new Result(List.of(slowest), 0, true, 0, OptionalDouble.empty(), true);
    }

    /** At rank 0 the times that count. */
    private double[] countedSamples(Benchmark benchmark, int events, int n) {
        double[] room = new double[n];
        int taken = takeSamples(benchmark, events, room, limits.ns());
        double[] samples = Arrays.copyOf(room, taken);
        return benchmark.slowestRankCounts() ? slowest(samples) : samples;
    }

    private double[] slowest(double[] own) {
        double[] slowest = own.clone();
        world.reduce(buffer(own), buffer(slowest), Op.MAX, 0);
        return slowest;
    }

    /** How much is hidden by a computation that takes as long as the operation by itself. */
    private double overlapPercent(Benchmark benchmark, Counts counts, double[] samples) {
        double[] alone = {median(samples.clone())};
        world.bcast(buffer(alone), 0);
        meanwhile.last(alone[0]);
        // Compiled before it counts.
        countedSamples(benchmark, counts.events(), counts.block());
        double together =
                median(countedSamples(benchmark, counts.events(), counts.block()).clone());
        double percent = Meanwhile.hiddenPercent(alone[0], together, meanwhile.us());
        meanwhile.none();
        return percent;
    }

    /** Blocks are thrown away until the code is warm; rank 0 decides for all. */
    private Steadiness warmUp(Benchmark benchmark, Counts counts) {
        double[] block = new double[counts.block()];
        Steadiness steadiness = new Steadiness();
        Compiling compiling = new Compiling();
        long start = System.nanoTime();
        boolean goOn = true;
        while (goOn) {
            int taken = takeSamples(benchmark, counts.events(), block, limits.ns());
            int compiledMs = most(compiling.sinceLastMs());
            steadiness.ended(median(Arrays.copyOf(block, taken)), compiledMs);
            boolean timeLeft = System.nanoTime() - start < limits.ns();
            boolean cold = !steadiness.isReached() && steadiness.blocks() < limits.blocks();
            goOn = agreed(cold && timeLeft ? 1 : 0) == 1;
        }
        return steadiness;
    }

    /** Of all ranks. */
    private int most(int here) {
        int[] own = {here};
        world.allreduce(buffer(own), buffer(word), Op.MAX);
        return word[0];
    }

    /** What rank 0 says. */
    private int agreed(int here) {
        word[0] = here;
        world.bcast(buffer(word), 0);
        return word[0];
    }

    /** Takes samples until the array is full, or time runs out, which rank 0 decides for all. */
    private int takeSamples(Benchmark benchmark, int events, double[] samples, long limitNs) {
        long start = System.nanoTime();
        int chunk = 1;
        int taken = 0;
        while (chunk > 0) {
            takeSome(benchmark, events, samples, taken, taken + chunk);
            taken += chunk;
            chunk = agreed(nextChunk(samples.length, taken, System.nanoTime() - start, limitNs));
        }
        return taken;
    }

    /** How many samples before looking at the clock again: a tenth, fewer if they are slow. */
    private static int nextChunk(int n, int taken, long goneNs, long limitNs) {
        if (taken == n || goneNs >= limitNs) {
            return 0;
        }
        long affordable = LOOK_EVERY_NS * taken / Math.max(1, goneNs);
        int chunk = (int) Math.max(1, Math.min(affordable, n / 10));
        return Math.min(chunk, n - taken);
    }

    /** The one timed loop. */
    private static void takeSome(
            Benchmark benchmark, int events, double[] samples, int from, int to) {
        for (int i = from; i < to; i++) {
            benchmark.before();
            long start = System.nanoTime();
            benchmark.run(events);
            samples[i] = (System.nanoTime() - start) / 1e3 / events;
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** The rank that allocates most. */
    private double allocatedPerCall(Benchmark benchmark, int events) {
        long before = allocations.bytes();
        benchmark.run(events);
        long bytes = allocations.bytes() - before;
        double[] own = {(double) bytes / events / benchmark.callsPerEvent()};
        double[] most = new double[1];
        world.allreduce(buffer(own), buffer(most), Op.MAX);
        return most[0];
    }

    private boolean everywhere(boolean here) {
        int[] own = {here ? 1 : 0};
        int[] all = new int[1];
        world.allreduce(buffer(own), buffer(all), Op.MIN);
        return all[0] == 1;
    }
}
