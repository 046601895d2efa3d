package org.mpi4j.junit.pool;

import java.util.List;
import java.util.stream.IntStream;
import org.mpi4j.junit.MpiTestFailure;
import org.mpi4j.junit.agent.Outcome;
import org.opentest4j.TestAbortedException;

/** The outcomes of all ranks as one result. */
final class Report {
    private final JobSpec spec;
    private final List<Outcome> outcomes;

    Report(JobSpec spec, List<Outcome> outcomes) {
        this.spec = spec;
        this.outcomes = outcomes;
    }

    Tally.Result result() {
        if (outcomes.stream().anyMatch(outcome -> !outcome.isHealthy())) {
            return Tally.Result.FAILED;
        }
        boolean aborted = outcomes.stream().anyMatch(o -> o.kind() == Outcome.Kind.ABORTED);
        return aborted ? Tally.Result.ABORTED : Tally.Result.PASSED;
    }

    void raise() {
        switch (result()) {
            case FAILED -> throw new MpiTestFailure(failures());
            case ABORTED -> throw new TestAbortedException(assumptions());
            default -> {
                // Passed on every rank.
            }
        }
    }

    private String failures() {
        long failed = outcomes.stream().filter(outcome -> !outcome.isHealthy()).count();
        StringBuilder text = new StringBuilder();
        text.append(spec).append(": failed on ").append(failed);
        for (int rank = 0; rank < outcomes.size(); rank++) {
            Outcome outcome = outcomes.get(rank);
            if (!outcome.isHealthy()) {
                text.append(String.format("%n--- rank %d: %s: ", rank, outcome.kind()));
                text.append(outcome.headline()).append(System.lineSeparator());
                text.append(outcome.details().stripTrailing());
            }
        }
        return text.toString();
    }

    private String assumptions() {
        return IntStream.range(0, outcomes.size())
                .filter(rank -> outcomes.get(rank).kind() == Outcome.Kind.ABORTED)
                .mapToObj(rank -> "rank " + rank + ": " + outcomes.get(rank).headline())
                .findFirst()
                .orElseThrow();
    }
}
