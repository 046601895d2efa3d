package org.mpi4j.conformance.support;

import java.util.List;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiFile;
import org.mpi4j.Status;
import org.mpi4j.Whence;

/** Every way to read and write the same place of a file, so that one test does all. */
public enum FileForm {
    AT {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            return file.readAt(offset, buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            return file.writeAt(offset, buffer);
        }
    },
    AT_ALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            return file.readAtAll(offset, buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            return file.writeAtAll(offset, buffer);
        }
    },
    IAT {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            return file.ireadAt(offset, buffer).await();
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            return file.iwriteAt(offset, buffer).await();
        }
    },
    IAT_ALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            return file.ireadAtAll(offset, buffer).await();
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            return file.iwriteAtAll(offset, buffer).await();
        }
    },
    SPLIT_AT_ALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.readAtAllBegin(offset, buffer);
            return file.readAtAllEnd(buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.writeAtAllBegin(offset, buffer);
            return file.writeAtAllEnd(buffer);
        }
    },
    POINTER {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.read(buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.write(buffer);
        }
    },
    ALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.readAll(buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.writeAll(buffer);
        }
    },
    IPOINTER {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.iread(buffer).await();
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.iwrite(buffer).await();
        }
    },
    IALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.ireadAll(buffer).await();
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            return file.iwriteAll(buffer).await();
        }
    },
    SPLIT_ALL {
        @Override
        public Status read(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            file.readAllBegin(buffer);
            return file.readAllEnd(buffer);
        }

        @Override
        public Status write(MpiFile file, long offset, MpiBuffer buffer) {
            file.seek(offset, Whence.SET);
            file.writeAllBegin(buffer);
            return file.writeAllEnd(buffer);
        }
    };

    /** All of them. */
    public static final List<FileForm> ALL_FORMS = List.of(values());

    /** Reads at an offset. All ranks call it, as some of the ways are collective. */
    public abstract Status read(MpiFile file, long offset, MpiBuffer buffer);

    /** Writes at an offset. All ranks call it, as some of the ways are collective. */
    public abstract Status write(MpiFile file, long offset, MpiBuffer buffer);

    /** Whether it moves the rank's own pointer. */
    public boolean movesPointer() {
        return !name().contains("AT");
    }
}
