package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.JobFailure;

/**
 * Ends a rank whose launcher is gone without having ended it, because it was killed. It looks again
 * and again: whatever the rank does, it ends soon.
 */
public final class LauncherWatch {
    /** Environment variable: the process that started this one and looks after it. */
    static final String VARIABLE = "MPI4J_LAUNCHER";

    private static final Duration PERIOD = Duration.ofMillis(500);

    /** How long what the program wants to do at its end may take. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String who;
    private final ProcessHandle launcher;
    private final boolean isChild;

    private LauncherWatch(String who, ProcessHandle launcher) {
        this.who = who;
        this.launcher = launcher;
        this.isChild = isParent();
    }

    /** What the variable has to be if this process is the launcher. */
    static String identity() throws IOException {
        return ProcessIdentity.current().toString();
    }

    /**
     * Starts to watch, if there is a launcher and it can be seen from here.
     *
     * @param who ends with the launcher, for the message
     * @throws MpiException with {@link ErrorClass#OTHER} if the system does not tell
     */
    public static void start(String who) {
        Optional<ProcessIdentity> launcher =
                Settings.value(VARIABLE).flatMap(ProcessIdentity::parse);
        try {
            if (launcher.isPresent() && launcher.get().isVisible()) {
                watch(who, launcher.get());
            }
        } catch (IOException e) {
            throw new MpiException(ErrorClass.OTHER, "cannot look for the launcher: " + e, e);
        }
    }

    private static void watch(String who, ProcessIdentity identity) throws IOException {
        Optional<ProcessHandle> launcher = identity.handle();
        if (launcher.isEmpty()) {
            end(who, identity.pid());
            return;
        }
        Thread thread =
                new Thread(new LauncherWatch(who, launcher.get())::watch, "mpi4j-launcher-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (isThere()) {
            LockSupport.parkNanos(PERIOD.toNanos());
        }
        end(who, launcher.pid());
    }

    /** A dead process that nobody asks for its exit code seems to live, but has no children. */
    private boolean isThere() {
        if (isChild) {
            // Nothing can be seen where no file can be opened.
            return isParent() || !ProcessHandle.current().isAlive() || isParent();
        }
        return !ProcessIdentity.isDead(launcher);
    }

    private boolean isParent() {
        return ProcessHandle.current().parent().filter(launcher::equals).isPresent();
    }

    private static void end(String who, long pid) {
        System.err.println(
                "mpi4j: " + who + " ends, because the launcher (process " + pid + ") is gone");
        System.err.flush();
        Thread exit = new Thread(() -> System.exit(JobFailure.EXIT_CODE), "mpi4j-exit");
        exit.setDaemon(true);
        exit.start();
        LockSupport.parkNanos(GRACE.toNanos());
        Runtime.getRuntime().halt(JobFailure.EXIT_CODE);
    }
}
