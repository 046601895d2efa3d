package org.mpi4j.conformance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.mpi4j.Communicator;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.FileView;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;
import org.mpi4j.Whence;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.FileTest;
import org.mpi4j.conformance.support.SharedDirectory;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Files as such: opening, closing, sizes, hints, consistency. */
class FilesTest {
    @FileTest
    void openedFileTellsHowItWasOpened(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Group group = file.group()) {
            assertEquals(dir.path(SharedDirectory.FILE), file.path());
            assertEquals(Set.of(OpenMode.RDWR, OpenMode.CREATE), file.modes());
            assertEquals(comm.size(), group.size());
            assertEquals(comm.rank(), group.rank().orElseThrow());
            assertEquals(0, file.size());
            assertFalse(file.atomicity());
            assertEquals(
                    new FileView(0, Datatype.BYTE, Datatype.BYTE, DataRepresentation.NATIVE),
                    file.view());
            assertTrue(file.toString().contains(file.path()));
        }
    }

    @FileTest
    void whatIsWrittenIsThereAfterClosing(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            try (MpiFile file = dir.open(OpenMode.WRONLY, OpenMode.CREATE, OpenMode.EXCL)) {
                file.writeAt(comm.rank(), buffer(new byte[] {(byte) (7 + comm.rank())}));
            }
            try (MpiFile file = dir.open(OpenMode.RDONLY)) {
                assertEquals(comm.size(), file.size());
                byte[] all = new byte[comm.size()];
                assertEquals(comm.size(), file.read(buffer(all)).bytes());
                for (int i = 0; i < all.length; i++) {
                    assertEquals(7 + i, all[i]);
                }
            }
        }
    }

    @FileTest
    void nothingIsLeftBesideTheFile(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            try (MpiFile file = dir.create()) {
                file.writeShared(buffer(new byte[3]));
                file.writeOrdered(buffer(new byte[3]));
                file.sync();
            }
            assertEquals(List.of(SharedDirectory.FILE), dir.names());
        }
    }

    @FileTest
    void fileIsDeletedOnClose(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            MpiFile file = dir.open(OpenMode.RDWR, OpenMode.CREATE, OpenMode.DELETE_ON_CLOSE);
            assertEquals(List.of(SharedDirectory.FILE), dir.names());
            file.close();
            assertEquals(List.of(), dir.names());
        }
    }

    @FileTest
    void fileIsDeletedByName(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            dir.create().close();
            String path = dir.path(SharedDirectory.FILE);
            comm.barrier();
            if (comm.rank() == 0) {
                comm.files().delete(path);
            }
            assertEquals(List.of(), dir.names());
            Expect.error(ErrorClass.NO_SUCH_FILE, () -> comm.files().delete(path), path);
        }
    }

    @FileTest
    void missingFileIsNotOpened(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            for (OpenMode access : List.of(OpenMode.RDONLY, OpenMode.WRONLY, OpenMode.RDWR)) {
                Expect.error(ErrorClass.NO_SUCH_FILE, () -> dir.open(access), "data");
            }
            String nowhere = dir.path("no/such/directory");
            Expect.error(
                    ErrorClass.NO_SUCH_FILE,
                    () -> comm.files().open(nowhere, EnumSet.of(OpenMode.RDWR, OpenMode.CREATE)),
                    nowhere);
        }
    }

    @FileTest
    void directoryIsNotOpened(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            Expect.error(
                    ErrorClass.BAD_FILE,
                    () -> comm.files().open(dir.path(""), EnumSet.of(OpenMode.RDWR)));
        }
    }

    @MpiTest(
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI opens it and waits for somebody at the other end")
    void pipeIsNotOpened(Communicator comm) throws IOException, InterruptedException {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            String path = dir.path(SharedDirectory.FILE);
            if (comm.rank() == 0) {
                assertEquals(0, new ProcessBuilder("mkfifo", path).start().waitFor());
            }
            comm.barrier();
            for (OpenMode access : List.of(OpenMode.RDONLY, OpenMode.WRONLY, OpenMode.RDWR)) {
                Expect.error(ErrorClass.BAD_FILE, () -> dir.open(access), path, "pipe");
            }
        }
    }

    @MpiTest(
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI 4.1 (io/ompio) makes the file longer all the same")
    void moreThanTheFileSystemHasIsNotPreallocated(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            long far = 1L << 60;
            Expect.error(ErrorClass.NO_SPACE, () -> file.preallocate(far), file.path());
            assertEquals(0, file.size());
            file.preallocate(300_000);
            assertArrayEquals(new byte[300_000], dir.bytes());
        }
    }

    @MpiTest(
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI takes each rank's word")
    void argumentsThatMustBeTheSameAreCompared(Communicator comm) {
        if (comm.size() == 1) {
            return;
        }
        boolean odd = comm.rank() % 2 == 1;
        Datatype unit = odd ? Datatype.LONG : Datatype.INT;
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            Expect.error(ErrorClass.NOT_SAME, () -> file.setSize(odd ? 1 : 2), "bytes");
            Expect.error(ErrorClass.NOT_SAME, () -> file.preallocate(odd ? 1 : 2), "bytes");
            Expect.error(ErrorClass.NOT_SAME, () -> file.setAtomicity(odd), "atomic");
            Expect.error(ErrorClass.NOT_SAME, () -> file.setView(0, unit, unit), "etype");
            assertEquals(0, file.size());
        }
    }

    @FileTest
    void existingFileIsNotCreatedExclusively(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            dir.create().close();
            comm.barrier();
            Expect.error(
                    ErrorClass.FILE_EXISTS,
                    () -> dir.open(OpenMode.RDWR, OpenMode.CREATE, OpenMode.EXCL),
                    "data");
        }
    }

    @FileTest
    void rankThatCannotOpenStopsAll(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            dir.create().close();
            for (int wrong = 0; wrong < comm.size(); wrong++) {
                String name = dir.path(comm.rank() == wrong ? "missing" : SharedDirectory.FILE);
                Expect.error(
                        ErrorClass.NO_SUCH_FILE,
                        () -> comm.files().open(name, EnumSet.of(OpenMode.RDONLY)),
                        name);
            }
        }
    }

    @FileTest
    void modesThatDifferBetweenRanksAreRefused(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            dir.create().close();
            if (comm.size() > 1) {
                OpenMode mode = comm.rank() == 0 ? OpenMode.RDWR : OpenMode.RDONLY;
                Expect.error(ErrorClass.NOT_SAME, () -> dir.open(mode), mode.name());
            }
        }
    }

    @FileTest
    void ranksOpenFilesOfTheirOwn(Communicator comm, Mpi mpi) throws IOException {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            String mine = dir.path("mine" + comm.rank());
            EnumSet<OpenMode> modes = EnumSet.of(OpenMode.WRONLY, OpenMode.CREATE);
            try (MpiFile file = mpi.self().files().open(mine, modes)) {
                file.write(buffer(new byte[] {1, 2, 3}));
            }
            assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(Path.of(mine)));
            mpi.self().files().delete(mine);
        }
    }

    @FileTest
    void severalFilesAreOpenAtOnce(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile one = dir.create();
                MpiFile other = dir.open(OpenMode.RDONLY)) {
            one.writeAll(buffer(new byte[] {5}));
            one.sync();
            comm.barrier();
            other.sync();
            byte[] read = new byte[1];
            other.readAll(buffer(read));
            assertEquals(5, read[0]);
        }
    }

    @FileTest
    void sizeIsSet(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            file.setSize(1000);
            assertEquals(1000, file.size());
            comm.barrier();
            file.setSize(10);
            assertEquals(10, file.size());
            assertEquals(10, dir.bytes().length);
            file.preallocate(5000);
            assertEquals(5000, file.size());
            comm.barrier();
            file.preallocate(500);
            assertEquals(5000, file.size());
        }
    }

    @FileTest
    void appendingStartsAtTheEnd(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            try (MpiFile file = dir.create()) {
                file.setSize(8);
            }
            try (MpiFile file = dir.open(OpenMode.WRONLY, OpenMode.APPEND)) {
                assertEquals(8, file.position());
                assertEquals(8, file.positionShared());
                file.writeOrdered(buffer(new byte[] {(byte) comm.rank()}));
            }
            byte[] bytes = dir.bytes();
            assertEquals(8 + comm.size(), bytes.length);
            assertEquals(comm.size() - 1, bytes[bytes.length - 1]);
        }
    }

    @FileTest
    void hintsAreTakenAndTold(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            String path = dir.path(SharedDirectory.FILE);
            EnumSet<OpenMode> modes = EnumSet.of(OpenMode.RDWR, OpenMode.CREATE);
            try (MpiFile file = comm.files().open(path, modes, Info.of("cb_nodes", "1"))) {
                file.setInfo(Info.of("collective_buffering", "true"));
                file.setInfo(new Info());
                // Which hints are in use is the library's choice.
                Info told = file.info();
                told.set("mine", "changes nothing");
                assertTrue(file.info().get("mine").isEmpty());
                file.setView(0, Datatype.INT, Datatype.INT, DataRepresentation.NATIVE, told);
            }
        }
    }

    @FileTest
    void atomicityIsSet(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            file.setAtomicity(true);
            assertTrue(file.atomicity());
            if (comm.rank() == 0) {
                file.writeAt(0, buffer(new int[] {1, 2, 3}));
            }
            comm.barrier();
            int[] read = new int[3];
            file.readAt(0, buffer(read));
            assertArrayEquals(new int[] {1, 2, 3}, read);
            file.setAtomicity(false);
            assertFalse(file.atomicity());
        }
    }

    @FileTest
    void extentsInTheFileAreThoseOfMemory(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create();
                Datatype vector = Datatype.vector(2, 1, 3, Datatype.LONG)) {
            assertEquals(8, file.typeExtent(Datatype.LONG));
            assertEquals(32, file.typeExtent(vector));
        }
    }

    @FileTest
    void sequentialFileHasTheSharedPointerOnly(Communicator comm) {
        try (SharedDirectory dir = new SharedDirectory(comm)) {
            try (MpiFile file = dir.open(OpenMode.WRONLY, OpenMode.CREATE, OpenMode.SEQUENTIAL)) {
                byte[] one = {(byte) comm.rank()};
                file.writeOrdered(buffer(one));
                file.writeShared(buffer(one));
                for (Executable call :
                        List.<Executable>of(
                                () -> file.writeAt(0, buffer(one)),
                                () -> file.writeAtAll(0, buffer(one)),
                                () -> file.write(buffer(one)),
                                () -> file.iwrite(buffer(one)),
                                () -> file.seek(0, Whence.SET),
                                () -> file.seekShared(0, Whence.SET),
                                file::position,
                                file::positionShared,
                                () -> file.setView(0, Datatype.BYTE, Datatype.BYTE))) {
                    Expect.error(ErrorClass.UNSUPPORTED_OPERATION, call, "sequential");
                }
            }
            try (MpiFile file = dir.open(OpenMode.RDONLY, OpenMode.SEQUENTIAL)) {
                byte[] read = new byte[1];
                file.readOrdered(buffer(read));
                assertEquals(comm.rank(), read[0]);
            }
        }
    }

    @FileTest
    void writeToAFullDeviceThrows(Communicator comm, Mpi mpi) {
        // Open MPI does not tell why it could not write.
        boolean told = mpi.backend().equals("purejava");
        ErrorClass error = told ? ErrorClass.NO_SPACE : ErrorClass.IO;
        String named = told ? "/dev/full" : "MPI_File_";
        EnumSet<OpenMode> modes = EnumSet.of(OpenMode.WRONLY);
        byte[] data = new byte[100_000];
        try (MpiFile file = comm.files().open("/dev/full", modes)) {
            for (Executable call :
                    List.<Executable>of(
                            () -> file.write(buffer(data)),
                            () -> file.writeAt(0, buffer(data)),
                            () -> file.iwrite(buffer(data)).await(),
                            () -> file.iwriteAt(0, buffer(data)).await(),
                            () -> file.writeShared(buffer(data)),
                            () -> file.iwriteShared(buffer(data)).await(),
                            () -> file.writeAll(buffer(data)),
                            () -> file.iwriteAll(buffer(data)).await(),
                            () -> file.writeAtAll(0, buffer(data)),
                            () -> file.writeAllBegin(buffer(data)),
                            () -> file.writeOrdered(buffer(data)))) {
                Expect.error(error, call, named);
                comm.barrier();
            }
        }
    }
}
