package org.mpi4j.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs fixtures with an engine of their own, so with pools of their own. */
final class Runs {
    private Runs() {}

    static EngineExecutionResults run(Class<?> fixture, String... settings) {
        EngineTestKit.Builder kit =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(fixture))
                        .configurationParameter("mpi4j.test.summary", "false");
        for (int i = 0; i < settings.length; i += 2) {
            kit.configurationParameter(settings[i], settings[i + 1]);
        }
        return kit.execute();
    }

    static EngineExecutionResults run(Class<?> fixture, MpiMode mode) {
        return run(fixture, "mpi4j.test.modes", mode.label());
    }

    static EngineExecutionResults run(Class<?> fixture, MpiMode mode, String ranks) {
        return run(fixture, "mpi4j.test.modes", mode.label(), "mpi4j.test.ranks", ranks);
    }

    /** What the started tests are called, in their order. */
    static List<String> names(EngineExecutionResults results) {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** What the failed tests say, one text a test. */
    static List<String> failures(EngineExecutionResults results) {
        List<String> texts = new ArrayList<>();
        for (Event event : results.testEvents().failed().list()) {
            thrown(event).ifPresent(t -> texts.add(t.getMessage() + ""));
        }
        return texts;
    }

    /** What the aborted and skipped tests say, one text a test. */
    static List<String> reasons(EngineExecutionResults results) {
        List<String> texts = new ArrayList<>();
        for (Event event : results.testEvents().aborted().list()) {
            thrown(event).ifPresent(t -> texts.add(t.getMessage() + ""));
        }
        for (Event event : results.testEvents().list()) {
            if (event.getType() == EventType.SKIPPED) {
                event.getPayload(String.class).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static Optional<Throwable> thrown(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable);
    }
}
