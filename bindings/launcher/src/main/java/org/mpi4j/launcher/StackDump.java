package org.mpi4j.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Java processes print the stacks of their threads. They are asked by SIGQUIT: that works for
 * a rank that is stuck in native code, needs no JDK tools, and what is printed comes with the
 * rank's other output.
 */
final class StackDump {
    private StackDump() {}

    /** Asks every Java process of some trees; false if there is none. */
    static boolean request(List<RankProcess> processes) throws IOException, InterruptedException {
        List<String> ids =
                processes.stream()
                        .flatMap(RankProcess::tree)
                        .filter(StackDump::isJava)
                        .map(handle -> Long.toString(handle.pid()))
                        .toList();
        return !ids.isEmpty() && signal(ids);
    }

    private static boolean isJava(ProcessHandle handle) {
        return handle.info().command().filter(command -> command.endsWith("java")).isPresent();
    }

    /** By the shell, which has {@code kill} built in: the command of that name may be missing. */
    private static boolean signal(List<String> ids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -QUIT \"$@\"", "sh"));
        command.addAll(ids);
        return new ProcessBuilder(command)
                        .redirectInput(LocalJob.NO_INPUT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor()
                == 0;
    }
}
