package org.mpi4j.junit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.junit.agent.TestCall;
import org.mpi4j.junit.pool.JobSpec;
import org.mpi4j.junit.pool.Pools;

/** One invocation of a method: the ranks of a job run it instead of JUnit's thread. */
final class RanksInvocation
        implements TestTemplateInvocationContext,
                ExecutionCondition,
                ParameterResolver,
                InvocationInterceptor {
    private final JobSpec spec;
    private final MpiTest test;
    private final Pools pools;

    RanksInvocation(JobSpec spec, MpiTest test, Pools pools) {
        this.spec = spec;
        this.test = test;
        this.pools = pools;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return spec.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return pools.skip(spec)
                .map(reason -> ConditionEvaluationResult.disabled(spec + ": " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled(spec + " is there"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Communicator.class || type == Mpi.class;
    }

    /** Nothing: the method is not invoked here, and each rank has a value of its own. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
        TestCall call = TestCall.of(method.getTargetClass(), method.getExecutable());
        pools.run(spec, call, Duration.ofSeconds(test.timeoutSeconds()));
    }
}
