package org.mpi4j.conformance.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.IntBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.mpi4j.Communicator;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Files;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.Op;
import org.mpi4j.OpenMode;
import org.mpi4j.Whence;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.SharedDirectory;

/** Calls for files that are wrong in one argument: each throws, and the file works on. */
class WrongFileArgumentsTest {
    private static final DataRepresentation NATIVE = DataRepresentation.NATIVE;

    private interface Access {
        void with(MpiFile file, MpiBuffer buffer);
    }

    private static final List<Access> READS =
            List.of(
                    (file, buffer) -> file.readAt(0, buffer),
                    (file, buffer) -> file.readAtAll(0, buffer),
                    (file, buffer) -> file.ireadAt(0, buffer),
                    (file, buffer) -> file.ireadAtAll(0, buffer),
                    (file, buffer) -> file.readAtAllBegin(0, buffer),
                    MpiFile::read,
                    MpiFile::readAll,
                    MpiFile::iread,
                    MpiFile::ireadAll,
                    MpiFile::readAllBegin,
                    MpiFile::readShared,
                    MpiFile::ireadShared,
                    MpiFile::readOrdered,
                    MpiFile::readOrderedBegin);

    private static final List<Access> WRITES =
            List.of(
                    (file, buffer) -> file.writeAt(0, buffer),
                    (file, buffer) -> file.writeAtAll(0, buffer),
                    (file, buffer) -> file.iwriteAt(0, buffer),
                    (file, buffer) -> file.iwriteAtAll(0, buffer),
                    (file, buffer) -> file.writeAtAllBegin(0, buffer),
                    MpiFile::write,
                    MpiFile::writeAll,
                    MpiFile::iwrite,
                    MpiFile::iwriteAll,
                    MpiFile::writeAllBegin,
                    MpiFile::writeShared,
                    MpiFile::iwriteShared,
                    MpiFile::writeOrdered,
                    MpiFile::writeOrderedBegin);

    private static void each(List<Access> calls, MpiFile file, ErrorClass error, MpiBuffer given) {
        for (int i = 0; i < calls.size(); i++) {
            Access call = calls.get(i);
            try {
                Expect.error(error, () -> call.with(file, given));
            } catch (AssertionError e) {
                throw new AssertionError("call " + i + ": " + e.getMessage(), e);
            }
        }
    }

    private static void works(Communicator comm, MpiFile file) {
        file.writeAtAll(4L * comm.rank(), buffer(new byte[] {1, 2, 3, 4}));
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
    }

    @FileTest
    void wrongBuffersAreRefused(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            Datatype closed = Datatype.contiguous(2, Datatype.INT);
            MpiBuffer ofClosed = buffer(new int[4]).as(1, closed);
            closed.close();
            for (List<Access> calls : List.of(READS, WRITES)) {
                each(calls, file, ErrorClass.BUFFER, null);
                each(calls, file, ErrorClass.BUFFER, IN_PLACE);
                each(calls, file, ErrorClass.BUFFER, NONE);
                each(calls, file, ErrorClass.TYPE, ofClosed);
            }
            MpiBuffer readOnly = buffer(IntBuffer.allocate(4).asReadOnlyBuffer());
            each(READS, file, ErrorClass.BUFFER, readOnly);
            works(comm, file);
        }
    }

    @FileTest
    void buffersThatAreNotEtypesAreRefused(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype two = Datatype.contiguous(2, Datatype.INT)) {
            file.setView(0, two, two);
            for (List<Access> calls : List.of(READS, WRITES)) {
                each(calls, file, ErrorClass.TYPE, buffer(new int[3]));
                each(calls, file, ErrorClass.TYPE, buffer(new byte[12]));
                each(calls, file, ErrorClass.TYPE, buffer(new double[2]));
            }
            file.setView(0, Datatype.BYTE, Datatype.BYTE);
            works(comm, file);
        }
    }

    @FileTest
    void wrongOffsetsAreRefused(Communicator comm) {
        MpiBuffer one = buffer(new byte[1]);
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            for (Executable call :
                    List.<Executable>of(
                            () -> file.readAt(-1, one),
                            () -> file.writeAt(-1, one),
                            () -> file.readAtAll(-1, one),
                            () -> file.writeAtAll(-1, one),
                            () -> file.ireadAt(-1, one),
                            () -> file.iwriteAt(-1, one),
                            () -> file.ireadAtAll(-1, one),
                            () -> file.iwriteAtAll(-1, one),
                            () -> file.readAtAllBegin(-1, one),
                            () -> file.writeAtAllBegin(-1, one),
                            () -> file.seek(-1, Whence.SET),
                            () -> file.seek(-1, Whence.CUR),
                            () -> file.seek(-1, Whence.END),
                            () -> file.seekShared(-1, Whence.SET),
                            () -> file.seekShared(-1, Whence.CUR),
                            () -> file.seekShared(-1, Whence.END),
                            () -> file.byteOffset(-1))) {
                Expect.error(ErrorClass.ARG, call, "-1");
            }
            Expect.error(ErrorClass.ARG, () -> file.seek(0, null), "whence");
            Expect.error(ErrorClass.ARG, () -> file.seekShared(0, null), "whence");
            file.setView(8, Datatype.LONG, Datatype.LONG);
            long far = Long.MAX_VALUE / 8;
            MpiBuffer value = buffer(new long[1]);
            Expect.error(ErrorClass.ARG, () -> file.writeAt(far, value), "" + far);
            Expect.error(ErrorClass.ARG, () -> file.seek(far, Whence.SET), "" + far);
            Expect.error(ErrorClass.ARG, () -> file.byteOffset(Long.MAX_VALUE), "offset");
            file.setView(0, Datatype.BYTE, Datatype.BYTE);
            works(comm, file);
        }
    }

    @FileTest
    void accessAgainstTheModeIsRefused(Communicator comm) {
        MpiBuffer one = buffer(new byte[1]);
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            try (MpiFile file = dir.open(OpenMode.WRONLY, OpenMode.CREATE)) {
                each(READS, file, ErrorClass.ACCESS, one);
                works(comm, file);
            }
            try (MpiFile file = dir.open(OpenMode.RDONLY)) {
                each(WRITES, file, ErrorClass.READ_ONLY, one);
                Expect.error(ErrorClass.READ_ONLY, () -> file.setSize(9), "data");
                Expect.error(ErrorClass.READ_ONLY, () -> file.preallocate(9), "data");
                file.sync();
                assertEquals(1, file.readAll(one).bytes());
            }
        }
    }

    @FileTest
    void wrongViewsAreRefused(Communicator comm) {
        Datatype i = Datatype.INT;
        Datatype closed = Datatype.contiguous(2, i);
        closed.close();
        Info none = new Info();
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype empty = Datatype.contiguous(0, i);
                Datatype three = Datatype.contiguous(3, i);
                Datatype back = Datatype.vector(2, 1, -2, i);
                Datatype overlapping = Datatype.vector(2, 2, 1, i);
                Datatype gap = Datatype.vector(2, 1, 2, i);
                Datatype wider = Datatype.vector(2, 1, 3, i)) {
            Expect.error(ErrorClass.ARG, () -> file.setView(-1, i, i), "displacement", "-1");
            Expect.error(ErrorClass.ARG, () -> file.setView(0, i, i, null, none), "represent");
            Expect.error(ErrorClass.INFO, () -> file.setView(0, i, i, NATIVE, null), "info");
            for (Executable call :
                    List.<Executable>of(
                            () -> file.setView(0, null, i),
                            () -> file.setView(0, closed, i),
                            () -> file.setView(0, empty, i),
                            () -> file.setView(0, back, back))) {
                Expect.error(ErrorClass.TYPE, call, "etype");
            }
            for (Executable call :
                    List.<Executable>of(
                            () -> file.setView(0, i, null),
                            () -> file.setView(0, i, closed),
                            () -> file.setView(0, i, back),
                            () -> file.setView(0, i, overlapping),
                            () -> file.setView(0, Datatype.DOUBLE, i),
                            () -> file.setView(0, Datatype.LONG, Datatype.DOUBLE),
                            () -> file.setView(0, three, gap),
                            () -> file.setView(0, gap, wider))) {
                Expect.error(ErrorClass.TYPE, call, "filetype");
            }
            Expect.error(ErrorClass.TYPE, () -> file.typeExtent(null), "type");
            Expect.error(ErrorClass.TYPE, () -> file.typeExtent(closed), "type");
            works(comm, file);
        }
        Expect.error(ErrorClass.UNSUPPORTED_DATAREP, () -> DataRepresentation.of("mine"), "'mine'");
        assertEquals(NATIVE, DataRepresentation.of("native"));
    }

    @FileTest
    void wrongOpensAreRefused(Communicator comm) {
        Files files = comm.files();
        Set<OpenMode> read = EnumSet.of(OpenMode.RDONLY);
        Expect.error(ErrorClass.BAD_FILE, () -> files.open(null, read), "path", "null");
        Expect.error(ErrorClass.BAD_FILE, () -> files.open("", read), "path", "empty");
        Expect.error(ErrorClass.BAD_FILE, () -> files.open("a\0b", read), "path");
        String longest = "/tmp/" + "./".repeat(115);
        Expect.error(ErrorClass.BAD_FILE, () -> files.open(longest + "x", read), "236");
        Expect.error(ErrorClass.BAD_FILE, () -> files.open(longest, read), longest);
        Expect.error(ErrorClass.AMODE, () -> files.open("x", null), "modes");
        Expect.error(ErrorClass.INFO, () -> files.open("x", read, null), "info");
        Expect.error(ErrorClass.BAD_FILE, () -> files.delete(null), "path");
        Expect.error(ErrorClass.BAD_FILE, () -> files.delete(longest + "x"), "236");
        Expect.error(ErrorClass.INFO, () -> files.delete("x", null), "info");
        for (Set<OpenMode> wrong :
                List.of(
                        EnumSet.noneOf(OpenMode.class),
                        EnumSet.of(OpenMode.CREATE),
                        EnumSet.of(OpenMode.RDONLY, OpenMode.WRONLY),
                        EnumSet.of(OpenMode.RDWR, OpenMode.WRONLY),
                        EnumSet.of(OpenMode.RDONLY, OpenMode.CREATE),
                        EnumSet.of(OpenMode.RDONLY, OpenMode.EXCL),
                        EnumSet.of(OpenMode.RDWR, OpenMode.SEQUENTIAL))) {
            Expect.error(ErrorClass.AMODE, () -> files.open("x", wrong), "modes", "" + wrong);
        }
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
    }

    @FileTest
    void wrongSizesAndHintsAreRefused(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            Expect.error(ErrorClass.ARG, () -> file.setSize(-1), "bytes", "-1");
            Expect.error(ErrorClass.ARG, () -> file.preallocate(-1), "bytes", "-1");
            Expect.error(ErrorClass.INFO, () -> file.setInfo(null), "info");
            works(comm, file);
        }
    }

    @FileTest
    void splitOperationsAreNotMixedUp(Communicator comm) {
        MpiBuffer one = buffer(new byte[1]);
        MpiBuffer other = buffer(new byte[1]);
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            Expect.error(ErrorClass.OTHER, () -> file.readAllEnd(one), "readAllEnd", "nothing");
            Expect.error(ErrorClass.OTHER, () -> file.writeAllEnd(one), "writeAllEnd");
            file.writeAtAllBegin(comm.rank(), one);
            for (Executable call :
                    List.<Executable>of(
                            () -> file.writeAtAllBegin(0, one),
                            () -> file.readAtAllBegin(0, one),
                            () -> file.writeAllBegin(one),
                            () -> file.readAllBegin(one),
                            () -> file.writeOrderedBegin(one),
                            () -> file.readOrderedBegin(one),
                            () -> file.readAtAllEnd(one),
                            () -> file.readAllEnd(one),
                            () -> file.writeAllEnd(one),
                            () -> file.readOrderedEnd(one),
                            () -> file.writeOrderedEnd(one),
                            file::close)) {
                Expect.error(ErrorClass.OTHER, call, "writeAtAllBegin");
            }
            Expect.error(ErrorClass.BUFFER, () -> file.writeAtAllEnd(other), "buffer");
            assertEquals(1, file.writeAtAllEnd(one).bytes());
            works(comm, file);
        }
    }

    @FileTest
    void closedFileIsRefused(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            MpiFile file = dir.create();
            file.close();
            MpiBuffer one = buffer(new byte[1]);
            each(READS, file, ErrorClass.FILE, one);
            each(WRITES, file, ErrorClass.FILE, one);
            for (Executable call :
                    List.<Executable>of(
                            file::close,
                            file::size,
                            () -> file.setSize(1),
                            () -> file.preallocate(1),
                            file::info,
                            () -> file.setInfo(new Info()),
                            file::view,
                            () -> file.setView(0, Datatype.INT, Datatype.INT),
                            file::group,
                            file::atomicity,
                            () -> file.setAtomicity(true),
                            file::sync,
                            file::position,
                            file::positionShared,
                            () -> file.seek(0, Whence.SET),
                            () -> file.seekShared(0, Whence.SET),
                            () -> file.byteOffset(0),
                            () -> file.readAllEnd(one),
                            () -> file.typeExtent(Datatype.INT))) {
                Expect.error(ErrorClass.FILE, call, "closed");
            }
        }
    }
}
