package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final String SERVICE_PREFIX = "mpi4j-service-";

    static final String OWNER = "owner";

    private static final String SEGMENT = "segment";
    private static final String UNFINISHED = "unfinished";
    private static final String TEXT = "text";

    private final Path path;
    private final UserPrincipal user;

    JobDirectory(Path base, UserPrincipal user, String job) {
        this(user, base.resolve(PREFIX + hash(user.getName() + '|' + job)));
    }

    private JobDirectory(UserPrincipal user, Path path) {
        this.path = path;
        this.user = user;
    }

    /** A directory for a text that stays: where the port of a service is told. */
    static JobDirectory ofService(Path base, UserPrincipal user, String service) {
        return new JobDirectory(
                user, base.resolve(SERVICE_PREFIX + hash(user.getName() + '|' + service)));
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
            Files.createDirectory(path, PrivateFiles.DIRECTORY);
        } catch (FileAlreadyExistsException e) {
            throw PrivateFiles.refused(path, "is there already and in use, or not ours", e);
        }
    }

    /** Writes what a shared file starts with. */
    interface Content {
        void write(FileChannel file) throws IOException;
    }

    /** Makes the shared file in the directory. */
    void fill(Content content) throws IOException {
        Files.writeString(
                path.resolve(OWNER),
                ProcessIdentity.current().toString(),
                StandardOpenOption.CREATE_NEW);
        Path unfinished = path.resolve(UNFINISHED);
        try (FileChannel file =
                FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PrivateFiles.FILE)) {
            content.write(file);
        }
        Files.move(unfinished, path.resolve(SEGMENT), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the shared file is there and complete. */
    boolean isReady() throws IOException {
        return isReady(SEGMENT);
    }

    private boolean isReady(String name) throws IOException {
        try {
            PrivateFiles.requireDirectory(path, user);
            PrivateFiles.requireFile(path.resolve(name), user);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Makes a file with a text in the directory. */
    void publish(String text) throws IOException {
        Files.writeString(
                path.resolve(OWNER),
                ProcessIdentity.current().toString(),
                StandardOpenOption.CREATE_NEW);
        Path unfinished = path.resolve(UNFINISHED);
        PrivateFiles.write(unfinished, text);
        Files.move(unfinished, path.resolve(TEXT), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The text, once it is there and complete. */
    Optional<String> published() throws IOException {
        // A network file system looks again only if somebody lists the directory.
        try (Stream<Path> listed = Files.list(path.getParent())) {
            if (listed.noneMatch(path::equals)) {
                return Optional.empty();
            }
        }
        return isReady(TEXT)
                ? Optional.of(PrivateFiles.read(path.resolve(TEXT), user))
                : Optional.empty();
    }

    FileChannel openSegment() throws IOException {
        return FileChannel.open(
                path.resolve(SEGMENT),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    void delete() throws IOException {
        delete(path);
    }

    static void delete(Path directory) throws IOException {
        for (String name : new String[] {SEGMENT, TEXT, UNFINISHED, OWNER}) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }
}
