package org.mpi4j.benchmarks.twin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;

/**
 * Every rank writes or reads its own part of one file; one event is one call, and the slowest
 * rank's time counts. The file is in a temporary directory and goes when it is closed.
 */
final class FileAccess implements Benchmark {
    /** What is done. */
    enum Kind {
        FILE_WRITE,
        FILE_READ
    }

    private final Kind kind;
    private final Path directory;
    private final Communicator world;
    private final Messages messages;
    private int bytes;
    private long place;
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;
    private Optional<MpiFile> open = Optional.empty();

    FileAccess(Kind kind, Path directory, Communicator world, Messages messages) {
        this.kind = kind;
        this.directory = directory;
        this.world = world;
        this.messages = messages;
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setUp(int size) {
        bytes = size;
        place = (long) world.rank() * size;
        out = Messages.part(messages.send(), 0, size);
        in = Messages.part(messages.receive(), 0, size);
        MpiFile file =
                world.files()
                        .open(
                                directory.resolve("file").toString(),
                                Set.of(OpenMode.CREATE, OpenMode.RDWR, OpenMode.DELETE_ON_CLOSE));
        open = Optional.of(file);
        // There is something to read.
        file.writeAt(place, out);
    }

    @Override
    public void tearDown() {
        open.orElseThrow().close();
        open = Optional.empty();
    }

    @Override
    public void before() {
        world.barrier();
    }

    @Override
    public void run(int events) {
        MpiFile file = open.orElseThrow();
        for (int i = 0; i < events; i++) {
            if (kind == Kind.FILE_WRITE) {
                file.writeAt(place, out);
            } else {
                file.readAt(place, in);
            }
        }
    }

    @Override
    public int callsPerEvent() {
        return 1;
    }

    @Override
    public boolean slowestRankCounts() {
        return true;
    }

    @Override
    public boolean validate(int corruption) {
        int seed = bytes + world.rank();
        Messages.fill(messages.send(), 0, bytes, seed);
        Messages.clear(messages.receive(), bytes);
        MpiFile file = open.orElseThrow();
        file.writeAt(place, out);
        file.readAt(place, in);
        Messages.add(messages.receive(), bytes - 1, corruption);
        return Messages.isFilled(messages.receive(), 0, bytes, seed);
    }
}
