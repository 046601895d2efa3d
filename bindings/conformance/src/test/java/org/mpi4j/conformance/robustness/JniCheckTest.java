package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The core of the suite once more, with the virtual machine checking every JNI call. */
class JniCheckTest {
    private static final String SUITE = "org.mpi4j.conformance.";
    private static final List<String> CORE =
            List.of(
                    "pointtopoint.PointToPointTest",
                    "pointtopoint.RequestTest",
                    "pointtopoint.StoragePointToPointTest",
                    "collectives.StorageCollectivesTest",
                    "collectives.ReductionTest",
                    "collectives.UserOpTest",
                    "robustness.GarbageTest");

    @Test
    void nativeBackendCallsJniAsItIsMeant() {
        String modes = System.getProperty("mpi4j.test.modes", "openmpi");
        assumeTrue(modes.contains("openmpi"), "openmpi is not to be run");
        Stream<ClassSelector> classes = CORE.stream().map(name -> selectClass(SUITE + name));
        EngineExecutionResults results =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(classes.toArray(ClassSelector[]::new))
                        .configurationParameter("mpi4j.test.modes", "openmpi")
                        .configurationParameter("mpi4j.test.ranks", "2")
                        .configurationParameter("mpi4j.test.checkJni", "true")
                        .configurationParameter("mpi4j.test.summary", "false")
                        .execute();
        long skipped = results.testEvents().skipped().count();
        long run = results.testEvents().finished().count();
        assumeTrue(run > 0, () -> skipped + " tests were skipped");
        List<String> failed =
                results.testEvents().failed().stream()
                        .map(event -> event.getTestDescriptor().getUniqueId() + "\n" + event)
                        .toList();
        assertEquals(List.of(), failed);
        assertTrue(run > 50, () -> "only " + run);
    }
}
