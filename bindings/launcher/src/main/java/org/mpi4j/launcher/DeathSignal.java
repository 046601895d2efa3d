package org.mpi4j.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has a command told to end when the process that has started it is killed. */
public final class DeathSignal {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private DeathSignal() {}

    /**
     * What to put before a command line. The signal is SIGTERM and comes when the thread that
     * started the command ends, so that thread should wait for the command.
     *
     * @return words; none where there is no program that can do it
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static List<String> words() throws IOException, InterruptedException {
        if (!Files.isExecutable(SETPRIV)) {
            return List.of();
        }
        List<String> words = List.of(SETPRIV.toString(), "--pdeathsig", "TERM");
        List<String> attempt = new ArrayList<>(words);
        attempt.add("true");
        int code =
                new ProcessBuilder(attempt)
                        .redirectInput(LocalJob.NO_INPUT)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor();
        // Old ones do not have that option.
        return code == 0 ? words : List.of();
    }
}
