package org.mpi4j.purejava.window;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.launch.SharedFile;
import org.mpi4j.purejava.transport.Mapping;

/**
 * The memory of a window whose ranks are processes: for those of one host a file, made by the
 * lowest of them. It holds the lock words of each rank, then their memory.
 */
final class FileCreation {
    private final Team team;
    private final Facts facts;
    private final Spacing spacing;
    private final int[] neighbours;
    private final long[] starts;
    private final long length;

    FileCreation(Team team, Facts facts, Spacing spacing) {
        this.team = team;
        this.facts = facts;
        this.spacing = spacing;
        this.neighbours = facts.neighbours();
        this.starts = new long[neighbours.length];
        long end = Spacing.PAGES.after((long) LockWords.BYTES * neighbours.length);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = spacing.after(end);
            end = starts[i] + facts.bytes(neighbours[i]);
        }
        this.length = end;
    }

    /** What is made of memory. */
    interface Use {
        Made of(@Nullable Exposure[] exposures, List<Mapping> mappings);
    }

    Made make(Use use) {
        SharedFile[] made = new SharedFile[1];
        UUID name = Agreement.of(team).on(() -> create(made));
        List<Mapping> mappings = new ArrayList<>();
        try {
            UUID file = ofLeader(name);
            Exposure[] exposures = Agreement.of(team).on(() -> map(file, mappings));
            return use.of(exposures, mappings);
        } catch (RuntimeException e) {
            mappings.forEach(Mapping::close);
            throw e;
        } finally {
            delete(made[0]);
        }
    }

    private UUID create(SharedFile[] made) {
        boolean oneMapping = spacing == Spacing.NONE;
        for (int neighbour : neighbours) {
            Creation.requireOneBuffer(facts.bytes(neighbour));
        }
        if (oneMapping && length > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    "segments that follow one another have "
                            + length
                            + " bytes; this backend makes them of up to "
                            + Integer.MAX_VALUE
                            + ", or with alloc_shared_noncontig set to true of more");
        }
        if (neighbours[0] != team.wire().rank()) {
            return new UUID(0, 0);
        }
        try {
            made[0] = SharedFile.create(length);
            return made[0].name();
        } catch (IOException e) {
            throw new MpiException(
                    ErrorClass.NO_MEM, "no shared memory of " + length + " bytes: " + e, e);
        }
    }

    private UUID ofLeader(UUID mine) {
        long[] bits = {mine.getMostSignificantBits(), mine.getLeastSignificantBits()};
        long[] all = new long[2 * team.wire().size()];
        team.collectives().allgather(MpiBuffer.buffer(bits), MpiBuffer.buffer(all));
        int leader = neighbours[0];
        return new UUID(all[2 * leader], all[2 * leader + 1]);
    }

    private @Nullable Exposure[] map(UUID name, List<Mapping> mappings) {
        try (FileChannel file = SharedFile.open(name)) {
            Parts parts = parts(file, mappings);
            @Nullable Exposure[] exposures = new @Nullable Exposure[team.wire().size()];
            for (int i = 0; i < neighbours.length; i++) {
                int rank = neighbours[i];
                ByteBuffer words = parts.of((long) LockWords.BYTES * i, LockWords.BYTES);
                ByteBuffer memory = parts.of(starts[i], (int) facts.bytes(rank));
                exposures[rank] =
                        Exposure.of(new LockWords(words), facts.unit(rank), Region.of(memory));
            }
            return exposures;
        } catch (IOException e) {
            throw new MpiException(
                    ErrorClass.NO_MEM, "shared memory of the window cannot be mapped: " + e, e);
        }
    }

    private interface Parts {
        ByteBuffer of(long offset, int bytes) throws IOException;
    }

    /** One mapping, if one buffer can have it all. */
    private Parts parts(FileChannel file, List<Mapping> mappings) throws IOException {
        if (length > Integer.MAX_VALUE) {
            return (offset, bytes) -> map(file, offset, bytes, mappings);
        }
        ByteBuffer whole = map(file, 0, (int) length, mappings);
        return (offset, bytes) -> whole.slice((int) offset, bytes);
    }

    private static ByteBuffer map(FileChannel file, long offset, int bytes, List<Mapping> mappings)
            throws IOException {
        Mapping made = Mapping.of(file, offset, bytes);
        mappings.add(made);
        return made.memory();
    }

    private static void delete(@Nullable SharedFile file) {
        try {
            if (file != null) {
                file.delete();
            }
        } catch (IOException e) {
            throw new MpiException(ErrorClass.OTHER, "a shared file is left behind: " + e, e);
        }
    }
}
