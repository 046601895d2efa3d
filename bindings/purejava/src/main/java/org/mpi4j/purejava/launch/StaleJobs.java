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
import java.util.Optional;

/**
 * Directories of jobs that were killed before all their ranks had met. Later than that a job leaves
 * nothing, since its files have no names any more.
 */
final class StaleJobs {
    private static final Duration ANCIENT = Duration.ofHours(1);

    private StaleJobs() {}

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
        return isOwnerDead(directory);
    }

    /** Whether the process that made a directory lived here and does no longer. */
    static boolean isOwnerDead(Path directory) throws IOException {
        Path owner = directory.resolve(JobDirectory.OWNER);
        if (!Files.isRegularFile(owner, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<ProcessIdentity> maker = ProcessIdentity.parse(Files.readString(owner));
        return maker.isPresent() && maker.get().isVisible() && maker.get().handle().isEmpty();
    }
}
