package org.mpi4j.junit.agent;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;

/**
 * Runs one test method on one rank. The communicator that the test was given stays open until
 * {@link #close()}: closing is collective, so it is for when every rank has passed.
 */
public final class TestRunner implements AutoCloseable {
    private final Mpi mpi;
    private @Nullable Communicator fresh;

    /**
     * A runner for one test.
     *
     * @param mpi the environment of the rank
     */
    public TestRunner(Mpi mpi) {
        this.mpi = mpi;
    }

    /**
     * Runs a test method between the methods for before and after each test.
     *
     * @param call the method
     * @return how it ended; nothing that a test throws leaves this method
     */
    public Outcome run(TestCall call) {
        try {
            invoke(call);
            return Outcome.PASSED;
        } catch (InvocationTargetException e) {
            return Outcome.of(e.getTargetException());
        } catch (Throwable e) {
            return Outcome.of(e);
        }
    }

    /** Closes what the test was given. Collective over all ranks. */
    @Override
    public void close() {
        Communicator open = fresh;
        fresh = null;
        if (open != null) {
            open.close();
        }
    }

    private void invoke(TestCall call) throws Exception {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> testClass = Class.forName(call.className(), true, loader);
        String types = String.join(",", call.parameterTypes());
        Method test =
                ReflectionSupport.findMethod(testClass, call.method(), types)
                        .orElseThrow(() -> new NoSuchMethodException(call.toString()));
        Object instance = instantiate(testClass);
        try {
            invokeAll(instance, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
            invoke(instance, test);
        } catch (Throwable e) {
            cleanUp(instance, e);
            throw e;
        }
        invokeAll(instance, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
    }

    private void cleanUp(Object instance, Throwable cause) {
        try {
            invokeAll(instance, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
        } catch (InvocationTargetException e) {
            cause.addSuppressed(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            cause.addSuppressed(e);
        }
    }

    private static Object instantiate(Class<?> testClass) throws ReflectiveOperationException {
        boolean inner = testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers());
        Class<?>[] types = inner ? new Class<?>[] {testClass.getEnclosingClass()} : new Class<?>[0];
        Constructor<?> constructor = testClass.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return inner ? constructor.newInstance(instantiate(types[0])) : constructor.newInstance();
    }

    private void invokeAll(
            Object instance, Class<? extends Annotation> annotation, HierarchyTraversalMode order)
            throws ReflectiveOperationException {
        List<Method> methods =
                AnnotationSupport.findAnnotatedMethods(instance.getClass(), annotation, order);
        for (Method method : methods) {
            invoke(instance, method);
        }
    }

    private void invoke(Object instance, Method method) throws ReflectiveOperationException {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(types[i], method);
        }
        method.setAccessible(true);
        method.invoke(instance, arguments);
    }

    private Object argument(Class<?> type, Method method) {
        if (type == Mpi.class) {
            return mpi;
        }
        if (type == Communicator.class) {
            if (fresh == null) {
                fresh = mpi.world().dup();
            }
            return fresh;
        }
        throw new IllegalArgumentException(
                method + " has a parameter of " + type + "; ranks only have Communicator and Mpi");
    }
}
