package org.mpi4j.conformance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.Op;
import org.mpi4j.OpenMode;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.Whence;
import org.mpi4j.conformance.support.FileForm;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.SharedDirectory;

/** Reading and writing by each kind of pointer. */
class FileAccessTest {
    private static final int COUNT = 5;

    private static int[] values(int rank) {
        int[] made = new int[COUNT];
        Arrays.setAll(made, i -> 100 * rank + i);
        return made;
    }

    private static MpiFile ints(SharedDirectory dir) {
        MpiFile file = dir.create();
        file.setView(0, Datatype.INT, Datatype.INT);
        return file;
    }

    /** A file that holds 0, 1, ... as ints, seen as ints. */
    private static MpiFile counting(SharedDirectory dir, Communicator comm, int length) {
        MpiFile file = ints(dir);
        if (comm.rank() == 0) {
            int[] numbers = new int[length];
            Arrays.setAll(numbers, i -> i);
            file.writeAt(0, buffer(numbers));
        }
        file.sync();
        comm.barrier();
        file.sync();
        return file;
    }

    private static void settle(Communicator comm, MpiFile file) {
        file.sync();
        comm.barrier();
        file.sync();
    }

    @FileTest
    void ranksReadWhatTheirNeighbourHasWritten(Communicator comm) {
        int left = Ring.of(comm).left();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            for (FileForm form : FileForm.ALL_FORMS) {
                file.setSize(0);
                long mine = (long) comm.rank() * COUNT;
                Status written = form.write(file, mine, buffer(values(comm.rank())));
                assertEquals(COUNT, written.count(Datatype.INT), form.name());
                if (form.movesPointer()) {
                    assertEquals(mine + COUNT, file.position(), form.name());
                }
                settle(comm, file);
                int[] read = new int[COUNT];
                Status status = form.read(file, (long) left * COUNT, buffer(read));
                assertEquals(COUNT, status.count(Datatype.INT), form.name());
                assertArrayEquals(values(left), read, form.name());
                assertEquals(4L * COUNT * comm.size(), file.size(), form.name());
                comm.barrier();
            }
        }
    }

    private static List<Function<int[], MpiBuffer>> storages() {
        return List.of(
                MpiBuffer::buffer,
                values -> buffer(IntBuffer.wrap(values)),
                values -> buffer(IntBuffer.wrap(values).asReadOnlyBuffer()),
                values -> {
                    ByteBuffer heap = ByteBuffer.allocate(4 * COUNT).order(ByteOrder.nativeOrder());
                    heap.asIntBuffer().put(values);
                    return buffer(heap).as(COUNT, Datatype.INT);
                },
                values -> buffer(direct(values)));
    }

    private static IntBuffer direct(int[] values) {
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * values.length);
        return memory.order(ByteOrder.nativeOrder()).asIntBuffer().put(0, values);
    }

    @FileTest
    void everyStorageIsWrittenFromAndReadInto(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            long mine = (long) comm.rank() * COUNT;
            for (Function<int[], MpiBuffer> storage : storages()) {
                file.setSize(0);
                file.writeAtAll(mine, storage.apply(values(comm.rank())));
                int[] array = new int[COUNT];
                file.readAt(mine, buffer(array));
                assertArrayEquals(values(comm.rank()), array);
                IntBuffer direct = direct(new int[COUNT]);
                file.readAt(mine, buffer(direct));
                assertEquals(IntBuffer.wrap(array), direct);
                IntBuffer heap = IntBuffer.allocate(COUNT);
                file.readAtAll(mine, buffer(heap));
                assertEquals(IntBuffer.wrap(array), heap);
                comm.barrier();
            }
        }
    }

    @FileTest
    void everyPrimitiveIsWrittenAndRead(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            long mine = 100L * comm.rank();
            boolean[] flags = {true, false, true};
            boolean[] flagsRead = new boolean[3];
            file.writeAt(mine, buffer(flags));
            file.readAt(mine, buffer(flagsRead));
            assertArrayEquals(flags, flagsRead);
            double[] doubles = {1.5, -0.0, Double.MIN_VALUE};
            double[] doublesRead = new double[3];
            file.writeAt(mine, buffer(doubles));
            file.readAt(mine, buffer(doublesRead));
            assertArrayEquals(doubles, doublesRead);
            char[] chars = {'a', '\uffff'};
            char[] charsRead = new char[2];
            file.writeAt(mine, buffer(chars));
            file.readAt(mine, buffer(charsRead));
            assertArrayEquals(chars, charsRead);
            comm.barrier();
        }
    }

    @FileTest
    void readAtTheEndIsShort(Communicator comm) {
        int total = 10;
        int from = 7;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, total)) {
            for (FileForm form : FileForm.ALL_FORMS) {
                for (boolean heap : new boolean[] {true, false}) {
                    int[] array = {-1, -1, -1, -1, -1};
                    IntBuffer direct = direct(array);
                    MpiBuffer into = heap ? buffer(array) : buffer(direct);
                    Status status = form.read(file, from, into);
                    assertEquals(3, status.count(Datatype.INT), form.name());
                    if (!heap) {
                        direct.get(0, array);
                    }
                    assertArrayEquals(new int[] {7, 8, 9, -1, -1}, array, form.name());
                    if (form.movesPointer()) {
                        assertEquals(total, file.position(), form.name());
                    }
                }
            }
        }
    }

    @FileTest
    void readBehindTheEndReadsNothing(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, 2)) {
            for (FileForm form : FileForm.ALL_FORMS) {
                for (long offset : new long[] {2, 3, 1_000_000}) {
                    int[] array = {-1, -1};
                    Status status = form.read(file, offset, buffer(array));
                    assertEquals(0, status.count(Datatype.INT), form.name());
                    assertArrayEquals(new int[] {-1, -1}, array, form.name());
                }
            }
        }
    }

    @FileTest
    void oneRankReadsToTheEndAndOthersBehind(Communicator comm) {
        int total = 2 * comm.size() - 1;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, total)) {
            for (FileForm form : FileForm.ALL_FORMS) {
                int[] read = {-1, -1};
                Status status = form.read(file, 2L * comm.rank(), buffer(read));
                boolean last = comm.rank() == comm.size() - 1;
                assertEquals(last ? 1 : 2, status.count(Datatype.INT), form.name());
                assertEquals(2 * comm.rank(), read[0], form.name());
                assertEquals(last ? -1 : 2 * comm.rank() + 1, read[1], form.name());
            }
        }
    }

    @FileTest
    void nothingIsWrittenAndRead(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, 4)) {
            for (FileForm form : FileForm.ALL_FORMS) {
                assertEquals(0, form.write(file, 9, buffer(new int[0])).bytes());
                assertEquals(0, form.read(file, 0, buffer(new int[0])).bytes());
            }
            assertEquals(16, file.size());
        }
    }

    @FileTest
    void pointersAreEachRanksOwn(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, 10)) {
            file.seek(comm.rank(), Whence.SET);
            assertEquals(comm.rank(), file.position());
            file.seek(2, Whence.CUR);
            assertEquals(comm.rank() + 2, file.position());
            int[] one = new int[1];
            file.read(buffer(one));
            assertEquals(comm.rank() + 2, one[0]);
            file.seek(-1 - comm.rank(), Whence.END);
            file.read(buffer(one));
            assertEquals(9 - comm.rank(), one[0]);
            assertEquals(12, file.byteOffset(3));
        }
    }

    @FileTest
    void sharedPointerGivesEachItsPart(Communicator comm) {
        int n = comm.size();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = counting(dir, comm, 2 * n)) {
            int[] read = new int[2];
            assertEquals(2, file.readShared(buffer(read)).count(Datatype.INT));
            assertEquals(read[0] + 1, read[1]);
            assertEquals(n * (2 * n - 1), comm.allreduce(read[0] + read[1], Op.SUM));
            comm.barrier();
            assertEquals(2L * n, file.positionShared());
            comm.barrier();
            int[] behind = {-1};
            assertEquals(0, file.readShared(buffer(behind)).bytes());
            assertEquals(-1, behind[0]);
            comm.barrier();
            file.seekShared(1, Whence.SET);
            assertEquals(1, file.positionShared());
            comm.barrier();
            file.seekShared(1, Whence.CUR);
            assertEquals(2, file.positionShared());
            comm.barrier();
            file.seekShared(-1, Whence.END);
            assertEquals(2L * n - 1, file.positionShared());
        }
    }

    @FileTest
    void sharedWritesDoNotOverlap(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            file.writeShared(buffer(new int[] {comm.rank(), comm.rank()}));
            file.iwriteShared(buffer(new int[] {comm.rank()})).await();
            comm.barrier();
            assertEquals(3L * comm.size(), file.positionShared());
            settle(comm, file);
            int[] all = new int[3 * comm.size()];
            file.readAt(0, buffer(all));
            int ranks = comm.size() * (comm.size() - 1) / 2;
            assertEquals(3 * ranks, Arrays.stream(all).sum());
            comm.barrier();
            file.seekShared(0, Whence.SET);
            int[] one = new int[1];
            Status status = file.ireadShared(buffer(one)).await();
            assertEquals(1, status.count(Datatype.INT));
            assertTrue(one[0] >= 0 && one[0] < comm.size());
            comm.barrier();
        }
    }

    @FileTest
    void orderedPartsAreReadBack(Communicator comm) {
        int rank = comm.rank();
        int n = comm.size();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            int[] mine = new int[rank + 1];
            Arrays.fill(mine, rank);
            file.writeOrdered(buffer(mine));
            MpiBuffer second = buffer(new int[] {-rank});
            file.writeOrderedBegin(second);
            assertEquals(4, file.writeOrderedEnd(second).bytes());
            settle(comm, file);
            assertEquals(n * (n + 1) / 2 + n, file.positionShared());
            comm.barrier();
            file.seekShared(0, Whence.SET);
            int[] read = new int[rank + 1];
            assertEquals(rank + 1, file.readOrdered(buffer(read)).count(Datatype.INT));
            assertArrayEquals(mine, read);
            // There is one for each rank, but each asks for two.
            int[] two = {77, 77};
            MpiBuffer into = buffer(two);
            file.readOrderedBegin(into);
            Status status = file.readOrderedEnd(into);
            long there = Math.max(0, Math.min(2, n - 2L * rank));
            assertEquals(there, status.count(Datatype.INT));
            assertEquals(there > 0 ? -2 * rank : 77, two[0]);
            assertEquals(there > 1 ? -2 * rank - 1 : 77, two[1]);
        }
    }

    @FileTest
    void fileRequestsAreCompletedWithOthers(Communicator comm) {
        Ring ring = Ring.of(comm);
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            int[] received = new int[1];
            List<Status> statuses =
                    Request.waitAll(
                            comm.irecv(buffer(received), ring.left(), 3),
                            file.iwriteAt(comm.rank(), buffer(new int[] {comm.rank()})),
                            comm.isend(buffer(new int[] {comm.rank()}), ring.right(), 3),
                            comm.ibarrier());
            assertEquals(ring.left(), received[0]);
            assertEquals(4, statuses.get(1).bytes());
            settle(comm, file);
            int[] read = new int[1];
            Request request = file.ireadAtAll(ring.left(), buffer(read));
            Request.waitAny(request, comm.ibarrier());
            request.await();
            assertEquals(ring.left(), read[0]);
        }
        comm.barrier();
    }

    @FileTest
    void nonBlockingAccessNeedsNoOtherRank(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            // Rank 0 is not heard of before the others are done.
            if (comm.rank() > 0) {
                file.iwriteAtAll(comm.rank(), buffer(new int[] {comm.rank()})).await();
            }
            comm.barrier();
            if (comm.rank() == 0) {
                file.iwriteAtAll(0, buffer(new int[] {0})).await();
            }
            settle(comm, file);
            int[] all = new int[comm.size()];
            file.readAtAll(0, buffer(all));
            for (int i = 0; i < all.length; i++) {
                assertEquals(i, all[i]);
            }
        }
    }

    @FileTest
    void longDataIsWrittenAndRead(Communicator comm) {
        int length = 300_000;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = ints(dir)) {
            int[] mine = new int[length];
            Arrays.setAll(mine, i -> i * 31 + comm.rank());
            file.writeAtAll((long) comm.rank() * length, buffer(mine));
            settle(comm, file);
            int left = Ring.of(comm).left();
            int[] read = new int[length];
            file.readAtAll((long) left * length, buffer(read));
            for (int i = 0; i < length; i++) {
                assertEquals(i * 31 + left, read[i]);
            }
        }
    }

    @FileTest
    void fileIsLongerThanAnIntCounts(Communicator comm) {
        long far = (1L << 33) + 8L * comm.rank();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.open(OpenMode.RDWR, OpenMode.CREATE)) {
            file.writeAtAll(far, buffer(new long[] {far}));
            settle(comm, file);
            long[] read = new long[1];
            file.readAtAll(far, buffer(read));
            assertEquals(far, read[0]);
            assertEquals((1L << 33) + 8L * comm.size(), file.size());
        }
    }
}
