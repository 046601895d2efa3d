package org.mpi4j;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that {@link Processes#spawn} starts.
 *
 * @param executable a path, or a name that is looked up on {@code PATH}
 * @param arguments what the program is given, without its own name
 */
public record SpawnCommand(String executable, List<String> arguments) {
    /**
     * Checks and copies.
     *
     * @param executable a path, or a name that is looked up on {@code PATH}
     * @param arguments what the program is given, without its own name
     * @throws MpiException with {@link ErrorClass#ARG} if anything is null or contains a zero
     *     character, or the executable is empty
     */
    public SpawnCommand {
        requireText("executable", executable);
        if (executable.isEmpty()) {
            throw new MpiException(ErrorClass.ARG, "executable is empty");
        }
        if (arguments == null) {
            throw new MpiException(ErrorClass.ARG, "arguments is null");
        }
        for (String argument : arguments) {
            requireText("an argument", argument);
        }
        arguments = List.copyOf(arguments);
    }

    private static void requireText(String name, String text) {
        if (text == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
        if (text.indexOf(0) >= 0) {
            throw new MpiException(ErrorClass.ARG, name + " contains a zero character: " + text);
        }
    }

    /**
     * Any program.
     *
     * @param executable a path, or a name that is looked up on {@code PATH}
     * @param arguments what it is given
     * @return the command
     * @throws MpiException with {@link ErrorClass#ARG} if anything is null or contains a zero
     *     character, or the executable is empty
     */
    public static SpawnCommand of(String executable, String... arguments) {
        return new SpawnCommand(executable, copy(arguments));
    }

    /**
     * A Java program, run as this one is: the same {@code java}, class path, module path, options
     * of the virtual machine and backend. Debuggers and other agents, and what waits at a fixed
     * port, are not carried over.
     *
     * @param program a class with a {@code main} method
     * @param arguments what {@code main} is given
     * @return the command
     * @throws MpiException with {@link ErrorClass#ARG} if anything is null or contains a zero
     *     character
     */
    public static SpawnCommand java(Class<?> program, String... arguments) {
        if (program == null) {
            throw new MpiException(ErrorClass.ARG, "program is null");
        }
        List<String> all = new ArrayList<>(OwnJava.arguments(program));
        all.addAll(copy(arguments));
        return new SpawnCommand(OwnJava.executable(), all);
    }

    private static List<String> copy(String[] arguments) {
        if (arguments == null) {
            throw new MpiException(ErrorClass.ARG, "arguments is null");
        }
        List<String> copy = new ArrayList<>();
        for (String argument : arguments) {
            requireText("an argument", argument);
            copy.add(argument);
        }
        return copy;
    }
}
