package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;

/**
 * Directories of jobs that were killed before all their ranks had met. Later than that a job leaves
 * nothing, since its files have no names any more.
 */
final class StaleJobs {
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final Duration ANCIENT = Duration.ofHours(1);

    private StaleJobs() {}

    /** What tells whether the process that made a directory still lives. */
    static String identity() throws IOException {
        return ProcessHandle.current().pid() + " " + namespace();
    }

    /** In which numbering of processes we are: containers and hosts may share a directory. */
    private static String namespace() throws IOException {
        String here =
                Files.isSymbolicLink(PID_NAMESPACE)
                        ? Files.readSymbolicLink(PID_NAMESPACE).toString()
                        : "host";
        return HostIdentity.boot() + " " + here;
    }

    /** Deletes what dead jobs of this user have left. */
    static void reclaim(Path base, UserPrincipal user) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(base, StaleJobs::isNamed)) {
            for (Path directory : found) {
                reclaimOne(directory, user);
            }
        }
    }

    private static boolean isNamed(Path path) {
        return JobDirectory.NAME.matcher(path.getFileName().toString()).matches();
    }

    private static void reclaimOne(Path directory, UserPrincipal user) throws IOException {
        try {
            if (PrivateFiles.isDirectory(directory, user) && isStale(directory)) {
                JobDirectory.delete(directory);
            }
        } catch (NoSuchFileException e) {
            // Its job was faster, or another one that starts now has reclaimed it.
            return;
        }
    }

    private static boolean isStale(Path directory) throws IOException {
        Instant made = Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (made.isBefore(Instant.now().minus(ANCIENT))) {
            return true;
        }
        Path owner = directory.resolve(JobDirectory.OWNER);
        if (!Files.isRegularFile(owner, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String[] identity = Files.readString(owner).split(" ", 2);
        return identity.length == 2
                && identity[0].matches("[0-9]{1,18}")
                && identity[1].equals(namespace())
                && ProcessHandle.of(Long.parseLong(identity[0])).isEmpty();
    }
}
