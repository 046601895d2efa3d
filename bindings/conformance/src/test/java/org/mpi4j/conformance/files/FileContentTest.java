package org.mpi4j.conformance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.SharedDirectory;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/**
 * What is in a file, byte by byte: files of one backend are read by the other, since both are what
 * is computed here.
 */
class FileContentTest {
    private static final int RECORDS = 7;
    private static final int RECORD = 15;
    private static final int HEADER = 5;

    /** A byte, an int, a short and a double without gaps. */
    private static Datatype record() {
        try (Datatype fields =
                Datatype.struct(
                        new long[] {1, 1, 1, 1},
                        new long[] {0, 1, 5, 7},
                        List.of(Datatype.BYTE, Datatype.INT, Datatype.SHORT, Datatype.DOUBLE))) {
            return Datatype.resized(fields, 0, RECORD);
        }
    }

    private static void put(ByteBuffer to, int at, int value) {
        to.put(at, (byte) value);
        to.putInt(at + 1, 1000 * value);
        to.putShort(at + 5, (short) (10 * value));
        to.putDouble(at + 7, value + 0.5);
    }

    /** Records of all ranks in turn, behind a header. */
    private static byte[] expected(int ranks, ByteOrder order) {
        ByteBuffer all = ByteBuffer.allocate(HEADER + RECORDS * ranks * RECORD).order(order);
        for (int i = 0; i < RECORDS * ranks; i++) {
            put(all, HEADER + i * RECORD, i);
        }
        return all.array();
    }

    private static byte[] mine(Communicator comm) {
        ByteBuffer made = ByteBuffer.allocate(RECORDS * RECORD).order(ByteOrder.nativeOrder());
        for (int i = 0; i < RECORDS; i++) {
            put(made, i * RECORD, i * comm.size() + comm.rank());
        }
        return made.array();
    }

    private static ByteOrder order(DataRepresentation representation) {
        return representation == DataRepresentation.EXTERNAL32
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.nativeOrder();
    }

    private static void view(
            MpiFile file,
            Communicator comm,
            Datatype type,
            Datatype every,
            DataRepresentation representation) {
        long start = HEADER + (long) comm.rank() * RECORD;
        file.setView(start, type, every, representation, new Info());
    }

    @FileTest
    void recordsInTurnsAreWrittenAsComputed(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                Datatype record = record();
                Datatype every = Datatype.resized(record, 0, (long) RECORD * comm.size())) {
            for (DataRepresentation as : DataRepresentation.values()) {
                try (MpiFile file = dir.create()) {
                    file.setSize(0);
                    view(file, comm, record, every, as);
                    MpiBuffer all = buffer(ByteBuffer.wrap(mine(comm))).as(RECORDS, record);
                    file.writeAll(all);
                }
                assertArrayEquals(expected(comm.size(), order(as)), dir.bytes(), as.label());
            }
        }
    }

    @FileTest
    void recordsThatSomebodyElseHasWrittenAreRead(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                Datatype record = record();
                Datatype every = Datatype.resized(record, 0, (long) RECORD * comm.size())) {
            for (DataRepresentation as : DataRepresentation.values()) {
                if (comm.rank() == 0) {
                    write(dir, expected(comm.size(), order(as)));
                }
                comm.barrier();
                try (MpiFile file = dir.open(OpenMode.RDONLY)) {
                    view(file, comm, record, every, as);
                    byte[] read = new byte[(RECORDS + 1) * RECORD];
                    Status status =
                            file.readAll(buffer(ByteBuffer.wrap(read)).as(RECORDS + 1, record));
                    assertEquals(RECORDS, status.count(record), as.label());
                    byte[] whole = Arrays.copyOf(mine(comm), read.length);
                    assertArrayEquals(whole, read, as.label());
                }
            }
        }
    }

    private static void write(SharedDirectory dir, byte[] bytes) {
        try {
            Files.write(Path.of(dir.path(SharedDirectory.FILE)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FileTest
    void interruptedThreadKeepsItsFile(Communicator comm) {
        int[] numbers = {comm.rank(), 1, 2};
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            for (int round = 0; round < 3; round++) {
                Thread.currentThread().interrupt();
                file.writeAt(12L * comm.rank(), buffer(numbers));
                int[] read = new int[3];
                file.readAt(12L * comm.rank(), buffer(read));
                assertTrue(Thread.interrupted());
                assertArrayEquals(numbers, read);
            }
        }
        comm.barrier();
    }

    @FileTest
    void interruptedThreadOpensAFile(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            Thread.currentThread().interrupt();
            try (MpiFile file = dir.create()) {
                file.writeOrdered(buffer(new byte[] {(byte) comm.rank()}));
                assertTrue(Thread.interrupted());
                assertEquals(comm.size(), file.positionShared());
                comm.barrier();
            }
            assertEquals(List.of(SharedDirectory.FILE), dir.names());
        }
    }

    @FileTest
    void everySharedWriteHasAPlaceOfItsOwn(Communicator comm) {
        int each = 60;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            file.setView(0, Datatype.INT, Datatype.INT);
            for (int i = 0; i < each; i++) {
                int value = i * comm.size() + comm.rank();
                file.writeShared(buffer(new int[] {value, value}));
            }
            ByteBuffer all = ByteBuffer.wrap(dir.bytes()).order(ByteOrder.nativeOrder());
            int[] seen = new int[each * comm.size()];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = all.getInt(8 * i);
                assertEquals(seen[i], all.getInt(8 * i + 4));
            }
            Arrays.sort(seen);
            for (int i = 0; i < seen.length; i++) {
                assertEquals(i, seen[i]);
            }
        }
    }

    @MpiTest(
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI 4.1 (io/ompio) mixes accesses with gaps in atomic mode, or hangs")
    void atomicWritesToOnePlaceDoNotMix(Communicator comm) {
        int length = 500;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype spread = Datatype.resized(Datatype.INT, 0, 8)) {
            file.setAtomicity(true);
            file.setView(0, Datatype.INT, spread);
            int[] mine = new int[length];
            for (int round : List.of(1, 2, 3)) {
                Arrays.fill(mine, 100 * round + comm.rank());
                file.writeAt(0, buffer(mine));
                int[] read = new int[length];
                file.readAt(0, buffer(read));
                int one = read[0];
                assertTrue(Arrays.stream(read).allMatch(v -> v == one), "round " + round);
                comm.barrier();
            }
        }
    }
}
