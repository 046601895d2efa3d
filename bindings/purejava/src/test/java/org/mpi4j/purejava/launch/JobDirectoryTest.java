package org.mpi4j.purejava.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.MpiException;

class JobDirectoryTest {
    @TempDir private Path base;
    private UserPrincipal user;
    private JobDirectory directory;

    @BeforeEach
    void choose() throws IOException {
        user = JobDirectory.currentUser(base);
        directory = new JobDirectory(base, user, "job");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void filesAreForTheUserOnlyAndGoAway() throws IOException {
        directory.claim();
        directory.fill(file -> SharedSegment.create(file, 2));
        assertEquals("rwx------", permissions(directory.path()));
        assertEquals("rw-------", permissions(directory.path().resolve("segment")));
        assertTrue(directory.isReady());
        directory.delete();
        assertFalse(Files.exists(directory.path()));
        assertFalse(directory.isReady());
    }

    @Test
    void nameTellsNeitherUserNorJob() {
        String name = directory.path().getFileName().toString();
        assertTrue(name.matches("mpi4j-[0-9a-f]{32}"), name);
    }

    @Test
    void directoryThatIsThereAlreadyIsRefused() throws IOException {
        Files.createDirectory(directory.path());
        assertThrows(MpiException.class, directory::claim);
        assertTrue(Files.exists(directory.path()));
    }

    @Test
    void symbolicLinksAreRefused(@TempDir Path elsewhere) throws IOException {
        JobDirectory other = new JobDirectory(elsewhere, user, "job");
        other.claim();
        other.fill(file -> SharedSegment.create(file, 2));
        Files.createSymbolicLink(directory.path(), other.path());
        assertThrows(MpiException.class, directory::claim);
        assertThrows(MpiException.class, directory::isReady);
        Files.delete(directory.path());
        directory.claim();
        Files.createSymbolicLink(
                directory.path().resolve("segment"), other.path().resolve("segment"));
        assertThrows(MpiException.class, directory::isReady);
        assertThrows(IOException.class, directory::openSegment);
    }

    @Test
    void filesThatOthersCanReadAreRefused() throws IOException {
        directory.claim();
        directory.fill(file -> SharedSegment.create(file, 2));
        Files.setPosixFilePermissions(
                directory.path().resolve("segment"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(MpiException.class, directory::isReady);
    }

    @Test
    void rendezvousIsForTheUserOnlyAndGoesAway() throws IOException {
        assertEquals(Optional.empty(), directory.published());
        directory.claim();
        assertEquals(Optional.empty(), directory.published());
        directory.publish("where we meet");
        assertEquals("rwx------", permissions(directory.path()));
        assertEquals("rw-------", permissions(directory.path().resolve("text")));
        assertEquals(Optional.of("where we meet"), directory.published());
        directory.delete();
        assertFalse(Files.exists(directory.path()));
    }

    @Test
    void rendezvousThatIsThereAlreadyIsNotOverwritten() throws IOException {
        directory.claim();
        PrivateFiles.write(directory.path().resolve("unfinished"), "another place");
        assertThrows(FileAlreadyExistsException.class, () -> directory.publish("where we meet"));
        assertEquals(Optional.empty(), directory.published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------", "rw-rw-rw-"})
    void rendezvousThatOthersCouldUseIsRefused(String permissions) throws IOException {
        directory.claim();
        directory.publish("where we meet");
        Path text = directory.path().resolve("text");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString(permissions));
        assertThrows(MpiException.class, directory::published);
    }

    @Test
    void rendezvousInAnOpenDirectoryIsRefused() throws IOException {
        directory.claim();
        directory.publish("where we meet");
        Files.setPosixFilePermissions(
                directory.path(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(MpiException.class, directory::published);
    }

    @Test
    void rendezvousBehindALinkIsRefused(@TempDir Path elsewhere) throws IOException {
        Path real = elsewhere.resolve("real");
        PrivateFiles.write(real, "another place");
        directory.claim();
        Files.createSymbolicLink(directory.path().resolve("text"), real);
        assertThrows(MpiException.class, directory::published);
    }

    @Test
    void directoriesOfDeadProcessesAreReclaimed() throws Exception {
        directory.claim();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path owner = directory.path().resolve(JobDirectory.OWNER);
        Files.writeString(owner, ProcessIdentity.current().toString());
        StaleJobs.reclaim(base, user);
        assertTrue(Files.exists(directory.path()), "this process lives");
        String namespace = ProcessIdentity.current().numbering();
        Files.writeString(owner, dead.pid() + " pid:[1]");
        StaleJobs.reclaim(base, user);
        assertTrue(Files.exists(directory.path()), "nobody can tell from here");
        Files.writeString(owner, dead.pid() + " " + namespace);
        StaleJobs.reclaim(base, user);
        assertFalse(Files.exists(directory.path()));
    }

    @Test
    void ancientDirectoriesAreReclaimedButNotThoseOfOthers() throws IOException {
        directory.claim();
        Path open = Files.createDirectory(base.resolve("mpi4j-" + "0".repeat(32)));
        Path other = Files.createDirectory(base.resolve("mpi4j-something-else"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        FileTime ancient = FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS));
        Files.setLastModifiedTime(directory.path(), ancient);
        Files.setLastModifiedTime(open, ancient);
        Files.setLastModifiedTime(other, ancient);
        StaleJobs.reclaim(base, user);
        assertFalse(Files.exists(directory.path()));
        assertTrue(Files.exists(open));
        assertTrue(Files.exists(other));
    }

    @Test
    void processorListsAreRead() {
        BitSet expected = new BitSet();
        expected.set(0, 4);
        expected.set(8);
        assertEquals(expected, Processors.parse("0-3,8"));
        assertEquals(1, Processors.parse("17").cardinality());
    }
}
