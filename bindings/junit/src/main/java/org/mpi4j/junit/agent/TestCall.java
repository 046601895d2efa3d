package org.mpi4j.junit.agent;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * Which method the ranks run.
 *
 * @param className name of the test class, as the class loader knows it
 * @param method name of the method
 * @param parameterTypes names of the types of its parameters
 */
public record TestCall(String className, String method, List<String> parameterTypes) {
    /**
     * The call of a method of a test class.
     *
     * @param testClass the class, which may inherit the method
     * @param method the method
     * @return the call
     */
    public static TestCall of(Class<?> testClass, Method method) {
        List<String> types = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
        return new TestCall(testClass.getName(), method.getName(), types);
    }
}
