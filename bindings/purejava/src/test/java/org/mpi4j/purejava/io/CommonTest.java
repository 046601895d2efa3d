package org.mpi4j.purejava.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.collective.PureCollectives;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.ThreadLinks;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.FileRanks;
import org.mpi4j.spi.OpenHandles;

/** What the ranks of a file share, with and without memory that all of them have. */
class CommonTest {
    private static final int RANKS = 3;
    private static final int MOVES = 300;

    @TempDir Path directory;

    private interface Body {
        void run(FileRanks ranks) throws Exception;
    }

    private static void run(Body body) throws Exception {
        List<Endpoint> endpoints = new ThreadLinks(RANKS, () -> {}).endpoints();
        Ranks everyone = new Ranks(IntStream.range(0, RANKS).toArray());
        ExecutorService threads = Executors.newFixedThreadPool(RANKS);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < RANKS; i++) {
                int rank = i;
                Messaging messages = new Messaging(endpoints.get(i), new OpenHandles(e -> {}));
                PureCollectives among = new PureCollectives(messages.wire(everyone, rank, 1));
                Callable<Boolean> task =
                        () -> {
                            body.run(new FileRanks(among, rank, RANKS));
                            return true;
                        };
                running.add(threads.submit(task));
            }
            for (Future<Boolean> rank : running) {
                assertTrue(rank.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path data() throws Exception {
        return Files.write(directory.resolve("data"), new byte[1000]);
    }

    private static void moveTogether(FileRanks ranks, Common common) {
        for (int i = 0; i < MOVES; i++) {
            common.pointer().move(was -> was + 2);
        }
        ranks.meet();
        assertEquals(2L * MOVES * RANKS, common.pointer().get());
        ranks.meet();
    }

    @Test
    void pointerInMemoryLeavesNoNameBehind() throws Exception {
        Path data = data();
        run(
                ranks -> {
                    try (Common common = Common.of(ranks, directory, data)) {
                        ranks.meet();
                        assertEquals(List.of("data"), names());
                        moveTogether(ranks, common);
                    }
                });
    }

    @Test
    void pointerBesideTheDataIsUsedWhereNoMemoryIsShared() throws Exception {
        Path data = data();
        Path nowhere = directory.resolve("missing");
        run(
                ranks -> {
                    Common common = Common.of(ranks, nowhere, data);
                    assertEquals(2, names().size());
                    moveTogether(ranks, common);
                    common.close();
                    ranks.meet();
                    assertEquals(List.of("data"), names());
                });
    }

    @Test
    void pointerWithoutAPlaceIsRefusedByName() throws Exception {
        Path lost = directory.resolve("missing").resolve("data");
        run(
                ranks -> {
                    try (Common common = Common.onSeveralHosts(ranks, lost)) {
                        MpiException e =
                                assertThrows(MpiException.class, () -> common.pointer().get());
                        assertEquals(ErrorClass.UNSUPPORTED_OPERATION, e.errorClass());
                        assertTrue(e.getMessage().contains(lost.toString()), e.getMessage());
                    }
                });
    }

    @Test
    void locksExcludeTheOtherRanks() throws Exception {
        Path data = data();
        for (Path memory : List.of(directory, directory.resolve("missing"))) {
            AtomicInteger inside = new AtomicInteger();
            run(
                    ranks -> {
                        Common common = Common.of(ranks, memory, data);
                        SteadyFile file = new SteadyFile(data, Set.of(StandardOpenOption.WRITE));
                        for (int i = 0; i < MOVES; i++) {
                            FileLock lock = common.lock(file, 10, 5, RangeLock.Kind.WRITING);
                            assertEquals(1, inside.incrementAndGet());
                            inside.decrementAndGet();
                            Common.unlock(lock);
                        }
                        ranks.meet();
                        file.close();
                        common.close();
                    });
        }
    }
}
