package org.mpi4j.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.DataRepresentation;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.FileView;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.Whence;
import org.mpi4j.spi.FileBackend.Party;
import org.mpi4j.spi.FileBackend.Pointer;

/**
 * A file as programs see it: every argument is checked, then the backend is called.
 *
 * <p>A split collective operation takes place as a whole when it is begun, as the standard permits;
 * its end only gives the status.
 */
final class CheckedFile extends OpenHandle implements MpiFile {
    /** A split collective operation that was begun. */
    private record Split(String name, MpiBuffer buffer, Status status) {}

    private final String path;
    private final Set<OpenMode> modes;
    private final FileBackend backend;
    private volatile FileView view;
    private volatile FileLayout layout;
    private @Nullable Split split;

    CheckedFile(OpenHandles owner, String path, Set<OpenMode> modes, FileBackend backend) {
        super(owner, ErrorClass.FILE, "file");
        this.path = path;
        this.modes = modes;
        this.backend = backend;
        this.view = new FileView(0, Datatype.BYTE, Datatype.BYTE, DataRepresentation.NATIVE);
        this.layout = new FileLayout(view);
    }

    private Status read(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        readable(pointer, offset, buffer);
        return backend.read(pointer, party, offset, buffer);
    }

    private Status write(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        writable(pointer, offset, buffer);
        return backend.write(pointer, party, offset, buffer);
    }

    private Request iread(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        readable(pointer, offset, buffer);
        return backend.iread(pointer, party, offset, buffer);
    }

    private Request iwrite(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        writable(pointer, offset, buffer);
        return backend.iwrite(pointer, party, offset, buffer);
    }

    private synchronized void beginRead(
            String name, Pointer pointer, long offset, MpiBuffer buffer) {
        requireNoSplit();
        split = new Split(name, buffer, read(pointer, Party.TOGETHER, offset, buffer));
    }

    private synchronized void beginWrite(
            String name, Pointer pointer, long offset, MpiBuffer buffer) {
        requireNoSplit();
        split = new Split(name, buffer, write(pointer, Party.TOGETHER, offset, buffer));
    }

    private synchronized Status end(String name, MpiBuffer buffer) {
        requireOpen();
        Split begun = split;
        if (begun == null || !begun.name.equals(name)) {
            String found = begun == null ? "nothing was" : begun.name + "Begin was";
            throw new MpiException(
                    ErrorClass.OTHER, name + "End is called, but " + found + " called before");
        }
        if (begun.buffer != buffer) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "buffer is not the one that " + name + "Begin was given: " + buffer);
        }
        split = null;
        return begun.status;
    }

    private synchronized void requireNoSplit() {
        requireOpen();
        Split begun = split;
        if (begun != null) {
            throw new MpiException(
                    ErrorClass.OTHER, begun.name + "Begin was called; call its end first");
        }
    }

    private void readable(Pointer pointer, long offset, MpiBuffer buffer) {
        requireOpen();
        Checks.receivable("buffer", buffer);
        if (modes.contains(OpenMode.WRONLY)) {
            throw new MpiException(ErrorClass.ACCESS, "'" + path + "' is open for writing only");
        }
        accessible(pointer, offset, buffer);
    }

    private void writable(Pointer pointer, long offset, MpiBuffer buffer) {
        requireOpen();
        Checks.sendable("buffer", buffer);
        requireWritable();
        accessible(pointer, offset, buffer);
        if (!layout.hasData() && buffer.dataBytes() > 0) {
            throw new MpiException(ErrorClass.TYPE, "the filetype of the view has no data");
        }
    }

    private void requireWritable() {
        if (modes.contains(OpenMode.RDONLY)) {
            throw new MpiException(ErrorClass.READ_ONLY, "'" + path + "' is open for reading only");
        }
    }

    private void accessible(Pointer pointer, long offset, MpiBuffer buffer) {
        if (pointer != Pointer.SHARED) {
            requireSeekable();
        }
        FileChecks.notNegative("offset", offset);
        reachable(offset);
        FileChecks.fits(buffer, view);
    }

    /** Refuses what has no place in any file. */
    private long reachable(long position) {
        layout.byteOffset(position);
        return position;
    }

    private void requireSeekable() {
        if (modes.contains(OpenMode.SEQUENTIAL)) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "'" + path + "' is open for sequential access, by the shared pointer, only");
        }
    }

    @Override
    public Status readAt(long offset, MpiBuffer buffer) {
        return read(Pointer.OFFSET, Party.ALONE, offset, buffer);
    }

    @Override
    public Status writeAt(long offset, MpiBuffer buffer) {
        return write(Pointer.OFFSET, Party.ALONE, offset, buffer);
    }

    @Override
    public Status readAtAll(long offset, MpiBuffer buffer) {
        return read(Pointer.OFFSET, Party.TOGETHER, offset, buffer);
    }

    @Override
    public Status writeAtAll(long offset, MpiBuffer buffer) {
        return write(Pointer.OFFSET, Party.TOGETHER, offset, buffer);
    }

    @Override
    public Request ireadAt(long offset, MpiBuffer buffer) {
        return iread(Pointer.OFFSET, Party.ALONE, offset, buffer);
    }

    @Override
    public Request iwriteAt(long offset, MpiBuffer buffer) {
        return iwrite(Pointer.OFFSET, Party.ALONE, offset, buffer);
    }

    @Override
    public Request ireadAtAll(long offset, MpiBuffer buffer) {
        return iread(Pointer.OFFSET, Party.TOGETHER, offset, buffer);
    }

    @Override
    public Request iwriteAtAll(long offset, MpiBuffer buffer) {
        return iwrite(Pointer.OFFSET, Party.TOGETHER, offset, buffer);
    }

    @Override
    public void readAtAllBegin(long offset, MpiBuffer buffer) {
        beginRead("readAtAll", Pointer.OFFSET, offset, buffer);
    }

    @Override
    public Status readAtAllEnd(MpiBuffer buffer) {
        return end("readAtAll", buffer);
    }

    @Override
    public void writeAtAllBegin(long offset, MpiBuffer buffer) {
        beginWrite("writeAtAll", Pointer.OFFSET, offset, buffer);
    }

    @Override
    public Status writeAtAllEnd(MpiBuffer buffer) {
        return end("writeAtAll", buffer);
    }

    @Override
    public Status read(MpiBuffer buffer) {
        return read(Pointer.INDIVIDUAL, Party.ALONE, 0, buffer);
    }

    @Override
    public Status write(MpiBuffer buffer) {
        return write(Pointer.INDIVIDUAL, Party.ALONE, 0, buffer);
    }

    @Override
    public Status readAll(MpiBuffer buffer) {
        return read(Pointer.INDIVIDUAL, Party.TOGETHER, 0, buffer);
    }

    @Override
    public Status writeAll(MpiBuffer buffer) {
        return write(Pointer.INDIVIDUAL, Party.TOGETHER, 0, buffer);
    }

    @Override
    public Request iread(MpiBuffer buffer) {
        return iread(Pointer.INDIVIDUAL, Party.ALONE, 0, buffer);
    }

    @Override
    public Request iwrite(MpiBuffer buffer) {
        return iwrite(Pointer.INDIVIDUAL, Party.ALONE, 0, buffer);
    }

    @Override
    public Request ireadAll(MpiBuffer buffer) {
        return iread(Pointer.INDIVIDUAL, Party.TOGETHER, 0, buffer);
    }

    @Override
    public Request iwriteAll(MpiBuffer buffer) {
        return iwrite(Pointer.INDIVIDUAL, Party.TOGETHER, 0, buffer);
    }

    @Override
    public void readAllBegin(MpiBuffer buffer) {
        beginRead("readAll", Pointer.INDIVIDUAL, 0, buffer);
    }

    @Override
    public Status readAllEnd(MpiBuffer buffer) {
        return end("readAll", buffer);
    }

    @Override
    public void writeAllBegin(MpiBuffer buffer) {
        beginWrite("writeAll", Pointer.INDIVIDUAL, 0, buffer);
    }

    @Override
    public Status writeAllEnd(MpiBuffer buffer) {
        return end("writeAll", buffer);
    }

    @Override
    public Status readShared(MpiBuffer buffer) {
        return read(Pointer.SHARED, Party.ALONE, 0, buffer);
    }

    @Override
    public Status writeShared(MpiBuffer buffer) {
        return write(Pointer.SHARED, Party.ALONE, 0, buffer);
    }

    @Override
    public Status readOrdered(MpiBuffer buffer) {
        return read(Pointer.SHARED, Party.TOGETHER, 0, buffer);
    }

    @Override
    public Status writeOrdered(MpiBuffer buffer) {
        return write(Pointer.SHARED, Party.TOGETHER, 0, buffer);
    }

    @Override
    public Request ireadShared(MpiBuffer buffer) {
        return iread(Pointer.SHARED, Party.ALONE, 0, buffer);
    }

    @Override
    public Request iwriteShared(MpiBuffer buffer) {
        return iwrite(Pointer.SHARED, Party.ALONE, 0, buffer);
    }

    @Override
    public void readOrderedBegin(MpiBuffer buffer) {
        beginRead("readOrdered", Pointer.SHARED, 0, buffer);
    }

    @Override
    public Status readOrderedEnd(MpiBuffer buffer) {
        return end("readOrdered", buffer);
    }

    @Override
    public void writeOrderedBegin(MpiBuffer buffer) {
        beginWrite("writeOrdered", Pointer.SHARED, 0, buffer);
    }

    @Override
    public Status writeOrderedEnd(MpiBuffer buffer) {
        return end("writeOrdered", buffer);
    }

    @Override
    public void seek(long offset, Whence whence) {
        requireOpen();
        requireSeekable();
        backend.seek(target(offset, whence, Pointer.INDIVIDUAL));
    }

    @Override
    public long position() {
        requireOpen();
        requireSeekable();
        return backend.position();
    }

    @Override
    public long byteOffset(long offset) {
        requireOpen();
        FileChecks.notNegative("offset", offset);
        return layout.byteOffset(offset);
    }

    @Override
    public void seekShared(long offset, Whence whence) {
        requireOpen();
        requireSeekable();
        // The rank that is first to move the pointer must not change what the others add to.
        backend.seekShared(backend.agree(target(offset, whence, Pointer.SHARED)));
    }

    @Override
    public long positionShared() {
        requireOpen();
        requireSeekable();
        return backend.positionShared();
    }

    /** Open MPI 4.1 finds the end wrongly where the view has gaps, and hangs on some positions. */
    private long target(long offset, Whence whence, Pointer pointer) {
        if (whence == null) {
            throw new MpiException(ErrorClass.ARG, "whence is null");
        }
        long from =
                switch (whence) {
                    case SET -> 0;
                    case CUR -> positionOf(pointer);
                    case END -> layout.end(backend.size());
                };
        long position = from + offset;
        if (position < 0 || (offset > 0 && position < from)) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "offset is "
                            + offset
                            + " from "
                            + whence
                            + ", which is "
                            + from
                            + "; the new"
                            + " position must be at least 0");
        }
        return reachable(position);
    }

    private long positionOf(Pointer pointer) {
        return pointer == Pointer.SHARED ? backend.positionShared() : backend.position();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Set<OpenMode> modes() {
        return modes;
    }

    @Override
    public Group group() {
        requireOpen();
        return backend.group();
    }

    @Override
    public long size() {
        requireOpen();
        return backend.size();
    }

    @Override
    public void setSize(long bytes) {
        resizable(bytes);
        backend.setSize(bytes);
    }

    @Override
    public void preallocate(long bytes) {
        resizable(bytes);
        backend.preallocate(bytes);
    }

    private void resizable(long bytes) {
        requireOpen();
        FileChecks.notNegative("bytes", bytes);
        requireWritable();
    }

    @Override
    public Info info() {
        requireOpen();
        return backend.info();
    }

    @Override
    public void setInfo(Info info) {
        requireOpen();
        FileChecks.info(info);
        backend.setInfo(info);
    }

    @Override
    public void setView(
            long displacement,
            Datatype etype,
            Datatype filetype,
            DataRepresentation representation,
            Info info) {
        requireOpen();
        requireSeekable();
        FileView next = FileChecks.view(displacement, etype, filetype, representation, modes);
        FileChecks.info(info);
        FileLayout nextLayout = new FileLayout(next);
        backend.setView(next, nextLayout, info);
        view = next;
        layout = nextLayout;
    }

    @Override
    public FileView view() {
        requireOpen();
        return view;
    }

    @Override
    public long typeExtent(Datatype type) {
        requireOpen();
        // In every representation that there is, values are as long as in memory.
        return FileChecks.present("type", type).extent();
    }

    @Override
    public void setAtomicity(boolean atomic) {
        requireOpen();
        backend.setAtomicity(atomic);
    }

    @Override
    public boolean atomicity() {
        requireOpen();
        return backend.atomicity();
    }

    @Override
    public void sync() {
        requireOpen();
        backend.sync();
    }

    @Override
    public void close() {
        requireNoSplit();
        closed();
        backend.close();
    }

    @Override
    protected String describe() {
        return toString();
    }

    @Override
    public String toString() {
        return "file '" + path + "'";
    }
}
