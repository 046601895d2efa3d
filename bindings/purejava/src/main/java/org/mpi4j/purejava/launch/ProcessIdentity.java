package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process from all others, also from those of other hosts and containers.
 *
 * @param pid its number
 * @param numbering in which that number means anything: containers and hosts each have their own
 */
record ProcessIdentity(long pid, String numbering) {
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");

    static ProcessIdentity current() throws IOException {
        String here =
                Files.isSymbolicLink(PID_NAMESPACE)
                        ? Files.readSymbolicLink(PID_NAMESPACE).toString()
                        : "host";
        return new ProcessIdentity(ProcessHandle.current().pid(), HostIdentity.boot() + " " + here);
    }

    /** What {@link #toString} has written; empty if the text is something else. */
    static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.split(" ", 2);
        return parts.length == 2 && parts[0].matches("[0-9]{1,18}")
                ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1]))
                : Optional.empty();
    }

    /** Whether this process can see that one, if it lives. */
    boolean isVisible() throws IOException {
        return numbering.equals(current().numbering);
    }

    /** The process, if it is visible and lives. */
    Optional<ProcessHandle> handle() throws IOException {
        return isVisible() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /**
     * Whether a process is known to be dead. Where no file can be opened, because too many are,
     * every process seems to be, this one too.
     */
    static boolean isDead(ProcessHandle process) {
        return !process.isAlive() && ProcessHandle.current().isAlive() && !process.isAlive();
    }

    @Override
    public String toString() {
        return pid + " " + numbering;
    }
}
