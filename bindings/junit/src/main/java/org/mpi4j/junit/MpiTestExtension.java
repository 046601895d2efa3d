package org.mpi4j.junit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.mpi4j.junit.pool.JobSpec;
import org.mpi4j.junit.pool.Pools;
import org.mpi4j.junit.pool.Settings;

/**
 * Makes one invocation of a method for each job that is to run it. {@link MpiTest} registers it;
 * tests do not name it.
 */
public final class MpiTestExtension implements TestTemplateInvocationContextProvider {
    /** For JUnit. */
    public MpiTestExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MpiTest.class);
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        // The settings can leave none.
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        MpiTest test =
                AnnotationSupport.findAnnotation(context.getTestMethod(), MpiTest.class)
                        .orElseThrow();
        Pools pools = pools(context);
        Settings settings = pools.settings();
        return Arrays.stream(test.modes())
                .filter(settings.modes()::contains)
                .flatMap(
                        mode ->
                                settings.ranks().of(mode, test.ranks()).stream()
                                        .map(n -> new JobSpec(mode, n)))
                .map(spec -> new RanksInvocation(spec, test, pools));
    }

    /** The jobs of the whole run, which JUnit closes when the run ends. */
    private static Pools pools(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(MpiTestExtension.class))
                .getOrComputeIfAbsent(
                        Pools.class,
                        key -> new Pools(Settings.read(context::getConfigurationParameter)),
                        Pools.class);
    }
}
