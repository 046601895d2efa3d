package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.purejava.ChildJob.Ended;

/** Ranks that send too much, or lack room, file descriptors or a network. */
@Timeout(180)
class ScarcityTest {
    @TempDir private Path base;
    @TempDir private Path logs;

    private ChildJob job() {
        return new ChildJob(base, logs);
    }

    /** More bytes than a rank's heap, to a rank that takes its time. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "tcp"})
    void aFloodIsHeldBackAndKeepsItsOrder(String transport) throws Exception {
        List<Ended> ranks =
                job().with("-Dmpi4j.transport=" + transport).run(3, Flood.class, "100000");
        for (Ended rank : ranks) {
            assertEquals(0, rank.exitCode(), rank.output());
        }
        assertEquals("200000 in order", ranks.get(0).output().strip());
    }

    @Test
    void noRoomForSharedFilesIsSaid() throws Exception {
        // A file system of 64 KiB that only this process sees, which only root can make.
        ChildJob job = job().behind("unshare", "--mount", "sh", "-c", small(base));
        assumeTrue(canMount(), "this needs root and the right to mount");
        Ended first = job.with("-Dmpi4j.join.seconds=5").runOne(0, 2, "ring");
        assertNotEquals(0, first.exitCode(), first.output());
        assertTrue(first.output().contains("cannot share memory through files in " + base));
        assertTrue(first.output().contains("MPI4J_DIR"), first.output());
        assertTrue(first.output().contains("No space left"), first.output());
    }

    private static String small(Path directory) {
        return "mount -t tmpfs -o size=64k tmpfs " + directory + " && exec \"$@\"";
    }

    private boolean canMount() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            return false;
        }
        return new ProcessBuilder("unshare", "--mount", "sh", "-c", small(base), "sh", "true")
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void tooFewFileDescriptorsAreAnErrorAtEveryRank() throws Exception {
        ChildJob job = job().behind("sh", "-c", "ulimit -n 100 && exec \"$@\"");
        List<Ended> ranks = job.run(3, Starved.class);
        for (Ended rank : ranks) {
            assertEquals(0, rank.exitCode(), rank.output());
            assertTrue(rank.output().endsWith("sum 3\n"), rank.output());
            assertTrue(rank.output().contains("NO_MEM: "), rank.output());
        }
        String starved = ranks.get(2).output();
        String error = starved.substring(starved.indexOf("NO_MEM: "));
        assertTrue(error.contains("Too many open files"), starved);
    }

    @Test
    void oneHostNeedsNoNetwork() throws Exception {
        assumeTrue(canMount(), "this needs root and the right to make namespaces");
        ChildJob job = job().behind("unshare", "--net", "sh", "-c", "exec \"$@\"");
        for (Ended rank : job.run(2, "ring")) {
            assertEquals(0, rank.exitCode(), rank.output());
        }
    }
}
