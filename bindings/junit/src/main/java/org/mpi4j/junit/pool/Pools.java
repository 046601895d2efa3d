package org.mpi4j.junit.pool;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTestFailure;
import org.mpi4j.junit.agent.TestCall;

/** Everything that is kept during one run of JUnit. */
public final class Pools implements AutoCloseable {
    private final Settings settings;
    private final Presence presence = new Presence();
    private final Tally tally = new Tally();
    private final Map<JobSpec, Ranks> jobs = new ConcurrentHashMap<>();

    /**
     * Nothing is started yet.
     *
     * @param settings what the run was told
     */
    public Pools(Settings settings) {
        this.settings = settings;
    }

    /**
     * What the run was told.
     *
     * @return the settings
     */
    public Settings settings() {
        return settings;
    }

    /**
     * Whether tests of a job are skipped.
     *
     * @param spec the job
     * @return the reason to skip; empty to run, also where a mode that must be there is not
     */
    public Optional<String> skip(JobSpec spec) {
        Optional<String> reason =
                settings.required().contains(spec.mode())
                        ? Optional.empty()
                        : presence.absence(spec.mode());
        reason.ifPresent(r -> tally.add(spec, Tally.Result.SKIPPED));
        return reason;
    }

    /**
     * Runs a test on every rank of a job and returns if it passed.
     *
     * @param spec the job
     * @param call the test
     * @param limit how long it may take
     */
    public void run(JobSpec spec, TestCall call, Duration limit) {
        Optional<String> absence = presence.absence(spec.mode());
        if (absence.isPresent()) {
            tally.add(spec, Tally.Result.FAILED);
            throw new MpiTestFailure(
                    spec + " is required by mpi4j.test.require, but " + absence.get());
        }
        Report report;
        try {
            Ranks ranks = jobs.computeIfAbsent(spec, this::open);
            Duration longest = settings.longest();
            Duration shorter = limit.compareTo(longest) < 0 ? limit : longest;
            report = new Report(spec, ranks.run(call, shorter));
        } catch (RuntimeException e) {
            tally.add(spec, Tally.Result.FAILED);
            throw e;
        }
        tally.add(spec, report.result());
        report.raise();
    }

    private Ranks open(JobSpec spec) {
        return spec.mode() == MpiMode.PUREJAVA_THREADS
                ? new ThreadRanks(spec.ranks())
                : new ProcessRanks(spec, settings);
    }

    @Override
    public void close() {
        jobs.values().forEach(Ranks::close);
        if (settings.summary() == Settings.Summary.PRINTED) {
            System.out.print(tally.table());
        }
    }
}
