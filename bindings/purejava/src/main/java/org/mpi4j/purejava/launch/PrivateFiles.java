package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Files and directories that only their user can use. */
final class PrivateFiles {
    private static final Set<PosixFilePermission> ALL_OF_OWNER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> DATA_OF_OWNER =
            PosixFilePermissions.fromString("rw-------");

    /** Attributes to make them with. */
    static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(ALL_OF_OWNER);

    static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(DATA_OF_OWNER);

    private static final int LARGEST_TEXT = 64 << 10;

    private PrivateFiles() {}

    static void requireDirectory(Path path, UserPrincipal user) throws IOException {
        if (!isDirectory(path, user)) {
            throw stranger(path, "directory", user.getName());
        }
    }

    static void requireFile(Path path, UserPrincipal user) throws IOException {
        PosixFileAttributes attributes = attributes(path);
        if (!attributes.isRegularFile() || !isPrivate(attributes, user, DATA_OF_OWNER)) {
            throw stranger(path, "file", user.getName());
        }
    }

    static boolean isDirectory(Path path, UserPrincipal user) throws IOException {
        PosixFileAttributes attributes = attributes(path);
        return attributes.isDirectory() && isPrivate(attributes, user, ALL_OF_OWNER);
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPrivate(
            PosixFileAttributes attributes, UserPrincipal user, Set<PosixFilePermission> most) {
        return attributes.owner().equals(user) && most.containsAll(attributes.permissions());
    }

    private static MpiException stranger(Path path, String what, String user) {
        return refused(
                path,
                "must be a plain " + what + " of " + user + " that nobody else can use",
                new NotDirectoryException(path.toString()));
    }

    static MpiException refused(Path path, String why, IOException cause) {
        return new MpiException(ErrorClass.OTHER, path + " " + why, cause);
    }

    static void write(Path path, String text) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(path, options, FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    /** Reads a small text that nobody else could have read or written. */
    static String read(Path path, UserPrincipal user) throws IOException {
        requireFile(path, user);
        if (Files.size(path) > LARGEST_TEXT) {
            throw new IOException(path + " is too long");
        }
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer bytes = ByteBuffer.allocate(LARGEST_TEXT);
            int count = file.read(bytes);
            while (count > 0) {
                count = file.read(bytes);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
