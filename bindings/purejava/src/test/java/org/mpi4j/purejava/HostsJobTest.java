package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.purejava.ChildJob.Ended;
import org.mpi4j.purejava.launch.Rendezvous;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/** Ranks as processes that meet at a rendezvous, as on several hosts. */
@Timeout(180)
class HostsJobTest {
    private static final InetSocketAddress LOOPBACK =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path base;
    @TempDir private Path logs;

    private ChildJob job() {
        return new ChildJob(base, logs);
    }

    private ChildJob tcp() {
        return job().with("-Dmpi4j.transport=tcp");
    }

    /** A secret in a file that has such permissions. */
    private Path file(JobSecret secret, String permissions) throws IOException {
        Path file = logs.resolve("secret");
        Files.writeString(file, secret.toHex());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static void assertRing(List<Ended> ranks) {
        int sum = ranks.size() * (ranks.size() - 1) / 2;
        for (Ended rank : ranks) {
            assertEquals(0, rank.exitCode(), rank.output());
            assertEquals("sum " + sum, rank.output().strip());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void ranksExchangeMessagesThroughTcp(int size) throws Exception {
        assertRing(tcp().run(size, "ring"));
    }

    @Test
    void ranksOfTwoHostsUseMemoryAndTcp() throws Exception {
        assertRing(job().on("a", "b", "b", "a").run(4, "ring"));
    }

    @Test
    void windowsReachRanksOfAllHosts() throws Exception {
        for (Ended rank : job().on("a", "b", "a").run(3, "window")) {
            assertEquals("sum 3", rank.output().strip());
        }
    }

    @Test
    void sharedWindowsOfSeveralHostsAreRefusedAtEveryRank() throws Exception {
        for (Ended rank : job().on("a", "b", "b").run(3, "shared")) {
            assertEquals("RMA_SHARED, true", rank.output().strip());
        }
    }

    @Test
    void ranksKnowWhoIsOnTheirHost() throws Exception {
        List<Ended> ranks = job().on("a", "b", "b").run(3, "hosts");
        assertEquals("1 from 0, false", ranks.get(0).output().strip());
        assertEquals("2 from 1, false", ranks.get(1).output().strip());
        assertEquals("2 from 1, false", ranks.get(2).output().strip());
    }

    @Test
    void oneHostIsOneHostThroughTcpAsWell() throws Exception {
        for (Ended rank : tcp().run(2, "hosts")) {
            assertEquals("2 from 0, true", rank.output().strip());
        }
    }

    @Test
    void launcherServesTheRendezvousWhoeverElseComes() throws Exception {
        JobSecret secret = JobSecret.random();
        ChildJob job = tcp().with("MPI4J_SECRET_FILE", file(secret, "rw-------").toString());
        try (Rendezvous rendezvous = Rendezvous.open(LOOPBACK, job.name(), 3, secret);
                Socket silent = new Socket(LOOPBACK.getAddress(), rendezvous.port());
                Socket loud = new Socket(LOOPBACK.getAddress(), rendezvous.port())) {
            loud.getOutputStream().write(new byte[1000]);
            silent.getOutputStream().write(1);
            job.with("MPI4J_RENDEZVOUS", "127.0.0.1:" + rendezvous.port());
            assertRing(job.run(3, "ring"));
        }
    }

    @Test
    void ranksWithAnotherSecretStayOutside() throws Exception {
        ChildJob job = job().with("MPI4J_SECRET", JobSecret.random().toHex());
        try (Rendezvous rendezvous = Rendezvous.open(LOOPBACK, job.name(), 2, JobSecret.random())) {
            job.with("MPI4J_RENDEZVOUS", "127.0.0.1:" + rendezvous.port());
            job.with("-Dmpi4j.join.seconds=2");
            for (Ended rank : job.run(2, "ring")) {
                assertNotEquals(0, rank.exitCode(), rank.output());
                assertTrue(rank.output().contains("gave up after 2 s"), rank.output());
                assertTrue(rank.output().contains("does not know the job's secret"), rank.output());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void secretThatOthersCanReadIsRefused(String permissions) throws Exception {
        String file = file(JobSecret.random(), permissions).toString();
        ChildJob job = job().with("MPI4J_SECRET_FILE", file).with("MPI4J_RENDEZVOUS", "[::1]:1");
        Ended rank = job.runOne(0, 2, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("that nobody else can use"), rank.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "127.0.0.1", "127.0.0.1:0", ":80", "127.0.0.1:65536"})
    void wrongAddressesOfTheRendezvousAreRefused(String address) throws Exception {
        ChildJob job = job().with("MPI4J_RENDEZVOUS", address);
        Ended rank = job.runOne(1, 2, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("MPI4J_RENDEZVOUS says"), rank.output());
    }

    @Test
    void rendezvousWithoutSecretIsRefused() throws Exception {
        Ended rank = job().with("MPI4J_RENDEZVOUS", "127.0.0.1:1").runOne(1, 2, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("ranks need a secret"), rank.output());
    }

    @Test
    void unknownTransportIsRefused() throws Exception {
        Ended rank = job().with("-Dmpi4j.transport=pigeon").runOne(0, 1, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("allowed are auto and tcp"), rank.output());
    }

    /** Whatever the umask allows, nobody else can look into the rendezvous. */
    @Test
    void rendezvousIsPrivateWhateverTheUmaskAllows() throws Exception {
        Process alone = tcp().withoutUmask().start(0, 2, "ring");
        try {
            Path text = found("text", alone);
            assertEquals("rw-------", permissions(text));
            assertEquals("rwx------", permissions(text.getParent()));
        } finally {
            alone.destroy();
            assertTrue(alone.waitFor(60, TimeUnit.SECONDS));
        }
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private Path found(String name, Process by) throws IOException {
        Optional<Path> file = find(name);
        while (file.isEmpty() && by.isAlive()) {
            file = find(name);
        }
        return file.orElseThrow(() -> new AssertionError(name + " was never there"));
    }

    private Optional<Path> find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(path -> path.endsWith(name)).findAny();
        } catch (UncheckedIOException e) {
            // A file has gone while we looked.
            return Optional.empty();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void missingRanksAreNamed() throws Exception {
        Ended rank = tcp().with("-Dmpi4j.join.seconds=2").runOne(0, 3, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("gave up after 2 s"), rank.output());
        assertTrue(rank.output().contains("these ranks have not come: [1, 2]"), rank.output());
    }

    @Test
    void rankThatFindsNoRendezvousGivesUp() throws Exception {
        Ended rank = tcp().with("-Dmpi4j.join.seconds=2").runOne(1, 2, "ring");
        assertNotEquals(0, rank.exitCode(), rank.output());
        assertTrue(rank.output().contains("gave up after 2 s"), rank.output());
    }

    @Test
    void rankThatThrowsEndsTheJobOnAllHosts() throws Exception {
        List<Ended> ranks = job().on("a", "a", "b").run(3, "throw");
        assertTrue(ranks.get(2).output().contains("thrown on purpose"), ranks.get(2).output());
        ranks.forEach(rank -> assertEquals(1, rank.exitCode(), rank.output()));
    }

    @Test
    void abortEndsTheJobOnAllHostsWithItsCode() throws Exception {
        for (Ended rank : job().on("a", "a", "b").run(3, "abort")) {
            assertEquals(7, rank.exitCode(), rank.output());
        }
    }

    @Test
    void rankThatVanishesIsNamed() throws Exception {
        List<Ended> ranks = tcp().run(2, "halt");
        assertEquals(0, ranks.get(1).exitCode(), ranks.get(1).output());
        assertNotEquals(0, ranks.get(0).exitCode(), ranks.get(0).output());
        assertTrue(ranks.get(0).output().contains("PROC_FAILED"), ranks.get(0).output());
        assertTrue(ranks.get(0).output().contains("rank 1 is gone"), ranks.get(0).output());
    }
}
