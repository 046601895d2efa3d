package org.mpi4j.junit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import org.mpi4j.junit.agent.TestCall;
import org.mpi4j.junit.pool.JobSpec;
import org.mpi4j.junit.pool.Pools;

/** Runs single tests in one pool. */
final class Calls {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Calls() {}

    static void passes(Pools pools, JobSpec spec, Class<?> fixture, String method) {
        pools.run(spec, call(fixture, method), LIMIT);
    }

    static void fails(Pools pools, JobSpec spec, Class<?> fixture, String method) {
        TestCall call = call(fixture, method);
        assertThrows(MpiTestFailure.class, () -> pools.run(spec, call, LIMIT));
    }

    private static TestCall call(Class<?> fixture, String name) {
        Method found =
                Arrays.stream(fixture.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return TestCall.of(fixture, found);
    }
}
