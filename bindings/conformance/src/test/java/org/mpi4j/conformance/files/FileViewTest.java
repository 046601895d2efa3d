package org.mpi4j.conformance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.FileView;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.Status;
import org.mpi4j.Whence;
import org.mpi4j.conformance.support.FileForm;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.OffHeap;
import org.mpi4j.conformance.support.SharedDirectory;

/** What ranks see through views, and how values lie in the file. */
class FileViewTest {
    private static final int ROWS = 4;

    private static ByteBuffer content(SharedDirectory dir, ByteOrder order) {
        return ByteBuffer.wrap(dir.bytes()).order(order);
    }

    /** A view of one column of a matrix with a column for each rank, behind a header. */
    private static Datatype columns(MpiFile file, Communicator comm) {
        Datatype column = Datatype.vector(ROWS, 1, comm.size(), Datatype.INT);
        file.setView(8 + 4L * comm.rank(), Datatype.INT, column);
        return column;
    }

    @FileTest
    void columnsAreWrittenAndRead(Communicator comm) {
        int n = comm.size();
        int[] mine = new int[ROWS];
        Arrays.setAll(mine, row -> 10 * row + comm.rank());
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype column = columns(file, comm)) {
            assertEquals(ROWS * 4, column.size());
            for (FileForm form : FileForm.ALL_FORMS) {
                form.write(file, 0, buffer(mine));
                file.sync();
                ByteBuffer all = content(dir, ByteOrder.nativeOrder());
                assertEquals(8 + 4 * ROWS * n, all.limit(), form.name());
                for (int i = 0; i < ROWS * n; i++) {
                    assertEquals(10 * (i / n) + i % n, all.getInt(8 + 4 * i), form.name());
                }
                int[] read = new int[ROWS - 1];
                Status status = form.read(file, 1, buffer(read));
                assertEquals(ROWS - 1, status.count(Datatype.INT), form.name());
                assertArrayEquals(Arrays.copyOfRange(mine, 1, ROWS), read, form.name());
                comm.barrier();
                file.setSize(0);
            }
        }
    }

    @FileTest
    void viewIsTiled(Communicator comm) {
        int n = comm.size();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype pairs = Datatype.vector(2, 1, n, Datatype.INT)) {
            // Each tile ends at the rank's own second element, so it starts there again.
            file.setView(4L * comm.rank(), Datatype.INT, pairs);
            assertEquals(4L * comm.rank(), file.byteOffset(0));
            assertEquals(4L * comm.rank() + 4L * n, file.byteOffset(1));
            assertEquals(4L * comm.rank() + 4L * (n + 1), file.byteOffset(2));
        }
    }

    @FileTest
    void viewIsToldAndStartsAnew(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype two = Datatype.contiguous(2, Datatype.INT)) {
            file.write(buffer(new byte[16]));
            file.setView(4, Datatype.INT, two);
            assertEquals(0, file.position());
            assertEquals(0, file.positionShared());
            FileView view = file.view();
            assertEquals(4, view.displacement());
            assertSame(Datatype.INT, view.etype());
            assertSame(two, view.filetype());
            assertEquals(DataRepresentation.NATIVE, view.representation());
            comm.barrier();
        }
    }

    @FileTest
    void endOfAViewWithGapsIsFound(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype spread = Datatype.vector(2, 1, 3, Datatype.INT)) {
            file.setSize(52);
            // The ints at 8 and 20, 24 and 36, 40 and (behind the end) 52.
            file.setView(8, Datatype.INT, spread);
            file.seek(0, Whence.END);
            assertEquals(5, file.position());
            int[] read = {-1, -1};
            file.seek(-1, Whence.END);
            assertEquals(1, file.read(buffer(read)).count(Datatype.INT));
            assertArrayEquals(new int[] {0, -1}, read);
            assertEquals(5, file.position());
            comm.barrier();
            file.seekShared(0, Whence.END);
            assertEquals(5, file.positionShared());
        }
    }

    @FileTest
    void datatypesOfAViewMayBeClosed(Communicator comm) {
        int n = comm.size();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            columns(file, comm).close();
            file.writeAll(buffer(new int[] {1, 2, 3, 4}));
            file.sync();
            assertEquals(8 + 16 * n, dir.bytes().length);
        }
    }

    @FileTest
    void viewWithoutDataReadsNothing(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype none = Datatype.contiguous(0, Datatype.INT)) {
            file.setSize(100);
            file.setView(0, Datatype.INT, none);
            for (FileForm form : FileForm.ALL_FORMS) {
                int[] read = {-1};
                assertEquals(0, form.read(file, 0, buffer(read)).bytes());
                assertEquals(-1, read[0]);
                form.write(file, 0, buffer(new int[0]));
            }
        }
    }

    @FileTest
    void elementsWithGapsAreWrittenFromMemory(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype every = Datatype.vector(3, 1, 2, Datatype.INT)) {
            file.setView(0, Datatype.INT, Datatype.INT);
            for (boolean heap : new boolean[] {true, false}) {
                int[] memory = {1, -1, 2, -2, 3};
                MpiBuffer from = heap ? buffer(memory) : buffer(direct(memory));
                file.writeAtAll(3L * comm.rank(), from.as(1, every));
                file.sync();
                ByteBuffer all = content(dir, ByteOrder.nativeOrder());
                for (int i = 0; i < 3; i++) {
                    assertEquals(i + 1, all.getInt(4 * (3 * comm.rank() + i)));
                }
                // Two of the three are there: part of an element is read.
                file.setSize(8);
                IntBuffer into = direct(new int[] {-1, -1, -1, -1, -1});
                Status status = file.readAtAll(0, buffer(into).as(1, every));
                assertEquals(8, status.bytes());
                assertEquals(IntBuffer.wrap(new int[] {1, -1, 2, -1, -1}), into);
                comm.barrier();
            }
        }
    }

    private static IntBuffer direct(int[] values) {
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * values.length);
        return memory.order(ByteOrder.nativeOrder()).asIntBuffer().put(0, values);
    }

    private static void represent(MpiFile file, Datatype type, DataRepresentation as) {
        file.setView(0, type, type, as, new Info());
        assertEquals(as, file.view().representation());
    }

    @FileTest
    void external32IsBigEndian(Communicator comm) {
        long value = 0x0102030405060708L + comm.rank();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            represent(file, Datatype.LONG, DataRepresentation.EXTERNAL32);
            for (FileForm form : FileForm.ALL_FORMS) {
                long[] sent = {value};
                form.write(file, comm.rank(), buffer(sent));
                assertEquals(value, sent[0], form.name());
                file.sync();
                ByteBuffer all = content(dir, ByteOrder.BIG_ENDIAN);
                assertEquals(value, all.getLong(8 * comm.rank()), form.name());
                long[] read = {0, -1};
                int last = comm.size() - 1;
                assertEquals(8, form.read(file, last, buffer(read)).bytes(), form.name());
                assertArrayEquals(new long[] {0x0102030405060708L + last, -1}, read, form.name());
                comm.barrier();
                file.setSize(0);
            }
        }
    }

    @FileTest
    void external32LeavesMemoryAsItIs(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            represent(file, Datatype.INT, DataRepresentation.EXTERNAL32);
            IntBuffer direct = direct(new int[] {1, comm.rank()});
            file.writeOrdered(buffer(direct));
            file.writeShared(buffer(direct.asReadOnlyBuffer()));
            assertEquals(IntBuffer.wrap(new int[] {1, comm.rank()}), direct);
            file.sync();
            ByteBuffer all = content(dir, ByteOrder.BIG_ENDIAN);
            assertEquals(comm.rank(), all.getInt(8 * comm.rank() + 4));
            long memory = OffHeap.allocate(8);
            MpiBuffer raw = MpiBuffer.address(memory, 2, Datatype.INT);
            file.readAt(2L * comm.rank(), raw);
            file.writeAt(2L * comm.rank(), raw);
            int[] read = new int[2];
            file.readAt(2L * comm.rank(), buffer(read));
            assertArrayEquals(new int[] {1, comm.rank()}, read);
            int low = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 3;
            assertEquals(1, OffHeap.getByte(memory + low));
            comm.barrier();
        }
    }

    @FileTest
    void nativeAndInternalAreAsInMemory(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            for (DataRepresentation as :
                    new DataRepresentation[] {
                        DataRepresentation.INTERNAL, DataRepresentation.NATIVE
                    }) {
                represent(file, Datatype.SHORT, as);
                file.writeAtAll(comm.rank(), buffer(new short[] {0x0102}));
                file.sync();
                ByteBuffer all = content(dir, ByteOrder.nativeOrder());
                assertEquals(0x0102, all.getShort(2 * comm.rank()));
                comm.barrier();
                file.setSize(0);
            }
        }
    }
}
