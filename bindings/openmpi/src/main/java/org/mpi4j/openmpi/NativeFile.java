package org.mpi4j.openmpi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.FileView;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.OpenMode;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.FileBackend;
import org.mpi4j.spi.FileLayout;
import org.mpi4j.spi.FileRanks;

/**
 * An open file (MPI 4.1 chapter 14).
 *
 * <p>Only the blocking functions of the library are used. Non-blocking ones of Open MPI 4.1
 * (io/ompio) never complete when they read at the end of a file, and end the process when a write
 * fails. So a non-blocking access takes place when it is started; it depends on no other rank.
 */
final class NativeFile implements FileBackend {
    private static final byte[] NATIVE = "native\0".getBytes(StandardCharsets.US_ASCII);
    private static final long UNKNOWN = -1;

    /**
     * After a collective write has failed, Open MPI 4.1 (io/ompio) refuses MPI_File_sync of every
     * file at the rank that wrote, and the others wait for it.
     */
    private static volatile boolean refusesSync;

    private final Environment environment;
    private final FileContext context;
    private final FileRanks ranks;
    private final long handle;
    private final String path;
    private final boolean readOnly;
    private volatile FileLayout layout;
    private volatile Form form = Form.BYTES;

    NativeFile(
            Environment environment,
            FileContext context,
            long handle,
            String path,
            Set<OpenMode> modes) {
        this.environment = environment;
        this.context = context;
        this.ranks = context.ranks();
        this.handle = handle;
        this.path = path;
        this.readOnly = modes.contains(OpenMode.RDONLY);
        this.layout =
                new FileLayout(
                        new FileView(0, Datatype.BYTE, Datatype.BYTE, DataRepresentation.NATIVE));
        Errors.check(
                "MPI_File_set_errhandler",
                OpenMpi.MPI_File_set_errhandler(handle, OpenMpi.MPI_ERRORS_RETURN));
    }

    @Override
    public Status read(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        long wanted = buffer.dataBytes();
        long bytes = Math.min(wanted, available(start(pointer, party, offset, wanted), wanted));
        Scratch scratch = Scratch.current();
        Operand o = scratch.arguments().receive();
        try {
            int count = bindToRead(o, buffer, bytes);
            int code =
                    FileCalls.READ.call(
                            handle, pointer, party, offset, o, count, scratch.statusAddress());
            Errors.check(FileCalls.READ.function(pointer, party), code);
            Status status = status(Math.min(bytes, scratch.status().bytes()));
            o.copyOut(status.bytes());
            return status;
        } finally {
            o.release();
        }
    }

    /**
     * Data between a start and the end of the file. In a collective read Open MPI 4.1 (io/ompio)
     * fills the buffer with zeros behind the end and counts them, so no more is asked for than
     * there is.
     */
    private long available(long start, long wanted) {
        return start == UNKNOWN ? wanted : Math.max(0, layout.streamBytes(size()) - start);
    }

    /** Binds what is read into and returns the count to read. */
    private int bindToRead(Operand o, MpiBuffer buffer, long bytes) {
        long size = buffer.datatype().size();
        boolean elements = size == 0 || bytes % size == 0;
        if (form == Form.BYTES && elements) {
            o.output(buffer.part(0, size == 0 ? 0 : bytes / size), form);
            return o.count();
        }
        o.copiedOutput(buffer, form);
        return Counts.narrow(bytes);
    }

    @Override
    public Status write(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        long bytes = buffer.dataBytes();
        long start = start(pointer, party, offset, bytes);
        Scratch scratch = Scratch.current();
        Operand o = scratch.arguments().send();
        int code;
        try {
            if (form == Form.BYTES) {
                o.input(buffer, form);
            } else {
                o.copiedInput(buffer, form);
            }
            code =
                    FileCalls.WRITE.call(
                            handle, pointer, party, offset, o, o.count(), scratch.statusAddress());
        } finally {
            o.release();
        }
        long written = code == OpenMpi.MPI_SUCCESS ? scratch.status().bytes() : 0;
        long missing = bytes - written;
        if (party == Party.TOGETHER) {
            missing = missingAnywhere(missing, start == UNKNOWN ? 0 : reach(start, bytes));
        }
        Errors.check(FileCalls.WRITE.function(pointer, party), code);
        if (missing > 0) {
            throw unwritten(FileCalls.WRITE.function(pointer, party), missing);
        }
        return status(bytes);
    }

    private long reach(long start, long bytes) {
        return layout.fileBytes(start, bytes);
    }

    /**
     * Open MPI 4.1 (io/ompio) reports success when the file system has refused what a collective
     * operation writes. What shows it is a file that is too short.
     */
    private long missingAnywhere(long missing, long reach) {
        long[] least = ranks.least(-missing, -reach);
        long tooShort = -least[1] - size();
        long worst = Math.max(-least[0], tooShort);
        if (worst > 0) {
            refusesSync = true;
        }
        return worst;
    }

    private MpiException unwritten(String function, long missing) {
        boolean full = isFull(missing);
        return new MpiException(
                full ? ErrorClass.NO_SPACE : ErrorClass.IO,
                function
                        + " failed: "
                        + missing
                        + " bytes were not written to '"
                        + path
                        + "'"
                        + (full ? "; the file system is full" : "; is the file system full?"));
    }

    /** The library does not tell why it could not write. */
    private boolean isFull(long missing) {
        try {
            return Files.getFileStore(Path.of(path)).getUsableSpace() < missing;
        } catch (IOException | InvalidPathException | SecurityException e) {
            return false;
        }
    }

    @Override
    public Request iread(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        Status done = read(pointer, Party.ALONE, offset, buffer);
        return new FileRequest(environment, done).started("MPI_File_iread");
    }

    @Override
    public Request iwrite(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        Status done = write(pointer, Party.ALONE, offset, buffer);
        return new FileRequest(environment, done).started("MPI_File_iwrite");
    }

    /** Where an access starts, in bytes of data, if that can be known before. */
    private long start(Pointer pointer, Party party, long offset, long bytes) {
        long unit = layout.etypeSize();
        return switch (pointer) {
            case OFFSET -> offset * unit;
            case INDIVIDUAL -> position() * unit;
            case SHARED -> party == Party.ALONE ? UNKNOWN : orderedStart(bytes);
        };
    }

    private long orderedStart(long bytes) {
        // The pointer must be asked for when all ranks have come and none has moved it.
        long before = ranks.before(bytes);
        long[] position = {UNKNOWN};
        if (ranks.rank() == 0
                && OpenMpi.MPI_File_get_position_shared(handle, position) != OpenMpi.MPI_SUCCESS) {
            // In sequential mode some versions do not tell it.
            position[0] = UNKNOWN;
        }
        long first = ranks.first(position[0]);
        return first == UNKNOWN ? UNKNOWN : first * layout.etypeSize() + before;
    }

    private static Status status(long bytes) {
        return new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, bytes, false);
    }

    @Override
    public void seek(long position) {
        Errors.check(
                "MPI_File_seek", OpenMpi.MPI_File_seek(handle, position, OpenMpi.MPI_SEEK_SET));
    }

    @Override
    public long position() {
        long[] position = new long[1];
        Errors.check("MPI_File_get_position", OpenMpi.MPI_File_get_position(handle, position));
        return position[0];
    }

    @Override
    public void seekShared(long position) {
        Errors.check(
                "MPI_File_seek_shared",
                OpenMpi.MPI_File_seek_shared(handle, position, OpenMpi.MPI_SEEK_SET));
    }

    @Override
    public long positionShared() {
        long[] position = new long[1];
        Errors.check(
                "MPI_File_get_position_shared",
                OpenMpi.MPI_File_get_position_shared(handle, position));
        return position[0];
    }

    @Override
    public long agree(long value) {
        return ranks.first(value);
    }

    /**
     * The library always sees the native representation: external32 is converted here, because
     * io/romio of Open MPI 4.1 does not convert in some of its functions and writes what is beyond
     * the data in others, and io/ompio refuses internal.
     */
    @Override
    public void setView(FileView view, FileLayout next, Info info) {
        // A filetype without data is not used: nothing can be read or written through it.
        Datatype pattern = next.hasData() ? view.filetype() : view.etype();
        NativeDatatype etype = NativeDatatype.of(view.etype()).use();
        NativeDatatype filetype = NativeDatatype.of(pattern).use();
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code =
                    OpenMpi.MPI_File_set_view(
                            handle,
                            view.displacement(),
                            etype.handle(),
                            filetype.handle(),
                            NATIVE,
                            hints.handle());
            Errors.check("MPI_File_set_view", code);
        } finally {
            filetype.release();
            etype.release();
        }
        layout = next;
        form =
                view.representation() == DataRepresentation.EXTERNAL32
                        ? Form.EXTERNAL32
                        : Form.BYTES;
    }

    @Override
    public Group group() {
        long[] group = new long[1];
        Errors.check("MPI_File_get_group", OpenMpi.MPI_File_get_group(handle, group));
        return new NativeGroup(environment, group[0]);
    }

    @Override
    public long size() {
        long[] size = new long[1];
        Errors.check("MPI_File_get_size", OpenMpi.MPI_File_get_size(handle, size));
        return size[0];
    }

    @Override
    public void setSize(long bytes) {
        Errors.check("MPI_File_set_size", OpenMpi.MPI_File_set_size(handle, bytes));
    }

    @Override
    public void preallocate(long bytes) {
        Errors.check("MPI_File_preallocate", OpenMpi.MPI_File_preallocate(handle, bytes));
    }

    @Override
    public Info info() {
        long[] info = new long[1];
        Errors.check("MPI_File_get_info", OpenMpi.MPI_File_get_info(handle, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public void setInfo(Info info) {
        try (NativeInfo hints = NativeInfo.notNull(info)) {
            int code = OpenMpi.MPI_File_set_info(handle, hints.handle());
            Errors.check("MPI_File_set_info", code);
        }
    }

    @Override
    public void setAtomicity(boolean atomic) {
        int code = OpenMpi.MPI_File_set_atomicity(handle, atomic ? 1 : 0);
        Errors.check("MPI_File_set_atomicity", code);
    }

    @Override
    public boolean atomicity() {
        int[] flag = new int[1];
        Errors.check("MPI_File_get_atomicity", OpenMpi.MPI_File_get_atomicity(handle, flag));
        return flag[0] != 0;
    }

    @Override
    public void sync() {
        if (readOnly) {
            // Open MPI 4.1 (io/ompio) refuses it, though others may have written to the file.
            ranks.least(0);
            return;
        }
        if (ranks.least(refusesSync ? -1 : 0)[0] < 0) {
            force();
            ranks.least(0);
            return;
        }
        Errors.check("MPI_File_sync", OpenMpi.MPI_File_sync(handle));
    }

    private void force() {
        try (FileChannel file = FileChannel.open(Path.of(path), StandardOpenOption.WRITE)) {
            file.force(true);
        } catch (IOException | InvalidPathException e) {
            throw new MpiException(ErrorClass.IO, "'" + path + "' could not be synchronised", e);
        }
    }

    @Override
    public void close() {
        try {
            Errors.check("MPI_File_close", OpenMpi.MPI_File_close(new long[] {handle}));
        } finally {
            context.close();
        }
    }
}
