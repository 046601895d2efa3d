package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells hosts apart. Ranks of which it is the same can share memory. */
public final class HostIdentity {
    /** Environment variable: the identity, from a launcher that knows better. */
    static final String VARIABLE = "MPI4J_HOST";

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private HostIdentity() {}

    /**
     * Of this process: what the launcher says, else the running system and the directory for shared
     * files in it, which containers may each have for themselves.
     *
     * @return equal in processes that can share memory
     * @throws IOException if the directory cannot be looked at
     */
    public static String current() throws IOException {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return given;
        }
        Object directory =
                Files.readAttributes(ProcessJob.directory(), BasicFileAttributes.class).fileKey();
        return boot() + " " + directory;
    }

    /** Differs for each start of each system. */
    static String boot() throws IOException {
        return Files.isReadable(BOOT)
                ? Files.readString(BOOT).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
