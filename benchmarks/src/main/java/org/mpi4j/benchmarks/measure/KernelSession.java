package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.launch.KernelJob;
import org.mpi4j.benchmarks.launch.KernelLauncher;
import org.mpi4j.benchmarks.launch.KernelRun;
import org.mpi4j.benchmarks.launch.LaunchException;

/** Runs kernels: all backends in shuffled order in each round, so that they share the weather. */
public final class KernelSession {
    private final Map<KernelBackend, KernelLauncher> launchers;
    private final int rounds;
    private final KernelProgress progress;
    private final Random random;
    private int launched;
    private int planned;
    private long start;

    /**
     * Prepares a session.
     *
     * @param launchers the backends
     * @param rounds launches of each kernel on each backend
     * @param progress is told what happens
     * @param seed of the order
     */
    public KernelSession(
            Map<KernelBackend, KernelLauncher> launchers,
            int rounds,
            KernelProgress progress,
            long seed) {
        this.launchers = launchers;
        this.rounds = rounds;
        this.progress = progress;
        this.random = new Random(seed);
    }

    /**
     * Runs everything.
     *
     * @param jobs what to run, in this order
     * @return one a job and backend
     */
    public List<KernelFigure> run(List<KernelJob> jobs) throws InterruptedException {
        start = System.nanoTime();
        planned = jobs.size() * launchers.size() * rounds;
        List<KernelFigure> figures = new ArrayList<>();
        for (KernelJob job : jobs) {
            figures.addAll(run(job));
        }
        return figures;
    }

    private List<KernelFigure> run(KernelJob job) throws InterruptedException {
        Map<KernelBackend, List<Optional<KernelRun>>> runs = new EnumMap<>(KernelBackend.class);
        launchers.keySet().forEach(backend -> runs.put(backend, new ArrayList<>()));
        List<KernelBackend> order = new ArrayList<>(launchers.keySet());
        for (int round = 1; round <= rounds; round++) {
            Collections.shuffle(order, random);
            for (KernelBackend backend : order) {
                runs.get(backend).add(launch(job, backend, round));
            }
        }
        return runs.entrySet().stream()
                .map(entry -> new KernelFigure(job, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Optional<KernelRun> launch(KernelJob job, KernelBackend backend, int round)
            throws InterruptedException {
        progress.launching(job, backend, round);
        try {
            KernelRun run = launchers.get(backend).launch(job);
            launched++;
            progress.launched(job, backend, round, run, secondsLeft());
            return Optional.of(run);
        } catch (LaunchException e) {
            launched++;
            progress.failed(e);
            return Optional.empty();
        }
    }

    private double secondsLeft() {
        double gone = (System.nanoTime() - start) / 1e9;
        return gone / launched * (planned - launched);
    }
}
