package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * The directory in which the processes of a job meet, for the moment until all have mapped the
 * shared file. Its name tells nothing but is the same for all of them. Everything in it belongs to
 * the user and is closed to others; whatever is not is refused, since somebody else may have put it
 * there.
 */
final class JobDirectory {
    private static final String PREFIX = "mpi4j-";

    /** What the directories of all jobs are called. */
    static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    static final String OWNER = "owner";

    private static final String SEGMENT = "segment";
    private static final String UNFINISHED = "segment.new";
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final UserPrincipal user;

    JobDirectory(Path base, UserPrincipal user, String job) {
        this.path = base.resolve(PREFIX + hash(user.getName() + '|' + job));
        this.user = user;
    }

    Path path() {
        return path;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The user that this process runs as: the owner of a file that it makes. */
    static UserPrincipal currentUser(Path base) throws IOException {
        Path probe = Files.createTempFile(base, PREFIX, ".probe");
        try {
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    /** Makes the directory. For the first rank, to which everything in it belongs from then on. */
    void claim() throws IOException {
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            throw refused(path, "is there already and in use, or not ours", e);
        }
    }

    /** Writes what a shared file starts with. */
    interface Content {
        void write(FileChannel file) throws IOException;
    }

    /** Makes the shared file in the directory. */
    void fill(Content content) throws IOException {
        Files.writeString(path.resolve(OWNER), StaleJobs.identity(), StandardOpenOption.CREATE_NEW);
        Path unfinished = path.resolve(UNFINISHED);
        try (FileChannel file =
                FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PRIVATE_FILE))) {
            content.write(file);
        }
        Files.move(unfinished, path.resolve(SEGMENT), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the shared file is there and complete. */
    boolean isReady() throws IOException {
        try {
            requirePrivate(path, PRIVATE_DIRECTORY);
            requirePrivate(path.resolve(SEGMENT), PRIVATE_FILE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    FileChannel openSegment() throws IOException {
        return FileChannel.open(
                path.resolve(SEGMENT),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    private void requirePrivate(Path file, Set<PosixFilePermission> permissions)
            throws IOException {
        if (!isPrivate(file, user, permissions)) {
            throw refused(
                    file,
                    "must be a plain file or directory of "
                            + user.getName()
                            + " that nobody else can use",
                    new NotDirectoryException(file.toString()));
        }
    }

    private static boolean isPrivate(
            Path file, UserPrincipal user, Set<PosixFilePermission> permissions)
            throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean directory = permissions == PRIVATE_DIRECTORY;
        return (directory ? attributes.isDirectory() : attributes.isRegularFile())
                && attributes.owner().equals(user)
                && attributes.permissions().equals(permissions);
    }

    /** Whether a directory was made by {@link #claim} for this user. */
    static boolean isOwn(Path directory, UserPrincipal user) throws IOException {
        return isPrivate(directory, user, PRIVATE_DIRECTORY);
    }

    private static MpiException refused(Path path, String why, IOException cause) {
        return new MpiException(ErrorClass.OTHER, path + " " + why, cause);
    }

    void delete() throws IOException {
        delete(path);
    }

    static void delete(Path directory) throws IOException {
        for (String name : new String[] {SEGMENT, UNFINISHED, OWNER}) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }
}
