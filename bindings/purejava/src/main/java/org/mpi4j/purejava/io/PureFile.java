package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
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
import org.mpi4j.purejava.io.Pointers.Access;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.FileBackend;
import org.mpi4j.spi.FileLayout;
import org.mpi4j.spi.FileRanks;

/**
 * An open file (MPI 4.1 chapter 14).
 *
 * <p>A non-blocking access takes place when it is started; it depends on no other rank. After a
 * blocking collective one the ranks tell each other whether it has failed, so it fails at all.
 */
final class PureFile implements FileBackend {
    private final Messaging messaging;
    private final CommunicatorBackend comm;
    private final FileRanks ranks;
    private final SteadyFile file;
    private final Common common;
    private final Set<OpenMode> modes;
    private final Pointers pointers;
    private volatile Transfer transfer;
    private volatile Info hints;
    private volatile boolean atomic;

    /** Takes over what was opened for it. Collective. */
    PureFile(
            Messaging messaging,
            CommunicatorBackend comm,
            FileRanks ranks,
            SteadyFile file,
            Common common,
            Set<OpenMode> modes,
            Info info) {
        this.messaging = messaging;
        this.comm = comm;
        this.ranks = ranks;
        this.file = file;
        this.common = common;
        this.modes = modes;
        this.pointers = new Pointers(ranks, common.pointer());
        this.hints = info.dup();
        FileView bytes = new FileView(0, Datatype.BYTE, Datatype.BYTE, DataRepresentation.NATIVE);
        this.transfer = new Transfer(file, new FileLayout(bytes), bytes.representation());
        if (modes.contains(OpenMode.APPEND)) {
            long end = ranks.first(together("open '" + file.path() + "'", file::size));
            pointers.seek(end);
            seekShared(end);
        }
    }

    @Override
    public Status read(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        Transfer through = transfer;
        MpiBuffer to = RawMemory.reachable(buffer);
        Access access = start -> through.read(start, to);
        LongUnaryOperator room =
                start -> Math.max(0, through.layout().streamBytes(file.size()) - start);
        return move(
                RangeLock.Kind.READING,
                new Place(pointer, party, offset, buffer.dataBytes(), room),
                access);
    }

    @Override
    public Status write(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        Transfer through = transfer;
        MpiBuffer from = RawMemory.reachable(buffer);
        Access access = start -> through.write(start, from);
        return move(
                RangeLock.Kind.WRITING,
                new Place(pointer, party, offset, buffer.dataBytes(), start -> Long.MAX_VALUE),
                access);
    }

    /** Where an access takes place, how long it is, and how much the file has room for. */
    private record Place(
            Pointer pointer, Party party, long offset, long bytes, LongUnaryOperator room) {}

    private Status move(RangeLock.Kind kind, Place place, Access access) {
        Access safe = atomic ? excluding(kind, place.bytes, access) : access;
        if (place.party == Party.ALONE) {
            return status(at(place, safe));
        }
        long start = place.pointer == Pointer.SHARED ? ordered(place) : 0;
        LongSupplier mine =
                () -> place.pointer == Pointer.SHARED ? safe.from(start) : at(place, safe);
        return status(together(kind.task() + " '" + file.path() + "'", mine));
    }

    private long unit() {
        return transfer.layout().etypeSize();
    }

    private long ordered(Place place) {
        return pointers.takeOrdered(unit(), place.bytes, place.room);
    }

    private long at(Place place, Access access) {
        return switch (place.pointer) {
            case OFFSET -> access.from(place.offset * unit());
            case INDIVIDUAL -> pointers.atOwn(unit(), access);
            case SHARED -> access.from(pointers.takeShared(unit(), place.bytes, place.room));
        };
    }

    /** In atomic mode no other rank comes between the parts of an access. */
    private Access excluding(RangeLock.Kind kind, long bytes, Access access) {
        FileLayout layout = transfer.layout();
        if (bytes == 0 || !layout.hasData()) {
            return access;
        }
        return start -> {
            long first = layout.fileOffset(start);
            long length = layout.fileBytes(start, bytes) - first;
            while (true) {
                FileLock lock = common.lock(file, first, length, kind);
                try {
                    long moved = access.from(start);
                    if (lock.isValid()) {
                        return moved;
                    }
                    // It was lost with a channel that was closed meanwhile: once more.
                } finally {
                    Common.unlock(lock);
                }
            }
        };
    }

    /** Does this rank's part; all fail if one does. Collective. */
    private long together(String task, LongSupplier part) {
        long result = 0;
        MpiException failure = null;
        try {
            result = part.getAsLong();
        } catch (MpiException e) {
            failure = e;
        }
        ranks.agree(failure, task);
        return result;
    }

    /** Does what one rank does for all, when all have come. Collective. */
    private void once(String task, Runnable part) {
        ranks.meet();
        together(
                task + " '" + file.path() + "'",
                () -> {
                    if (ranks.rank() == 0) {
                        part.run();
                    }
                    return 0;
                });
    }

    private void requireSame(String name, long value) {
        if (!ranks.same(value)) {
            throw new MpiException(
                    ErrorClass.NOT_SAME, name + " is " + value + ", but not at another rank");
        }
    }

    private Status status(long bytes) {
        return new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, bytes, false);
    }

    @Override
    public Request iread(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        return messaging.completed(read(pointer, Party.ALONE, offset, buffer));
    }

    @Override
    public Request iwrite(Pointer pointer, Party party, long offset, MpiBuffer buffer) {
        return messaging.completed(write(pointer, Party.ALONE, offset, buffer));
    }

    @Override
    public void seek(long to) {
        pointers.seek(to);
    }

    @Override
    public long position() {
        return pointers.position();
    }

    @Override
    public void seekShared(long to) {
        once("move the shared pointer of", () -> pointers.seekShared(to));
    }

    @Override
    public long positionShared() {
        return pointers.positionShared();
    }

    @Override
    public long agree(long value) {
        return ranks.first(value);
    }

    @Override
    public void setView(FileView view, FileLayout layout, Info info) {
        requireSame("the extent of etype", view.etype().extent());
        if (!ranks.same(view.representation().label())) {
            throw new MpiException(
                    ErrorClass.NOT_SAME,
                    "representation is " + view.representation() + ", but not at another rank");
        }
        once("set a view of", () -> pointers.seekShared(0));
        pointers.seek(0);
        transfer = new Transfer(file, layout, view.representation());
        setInfo(info);
    }

    @Override
    public Group group() {
        return comm.group();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void setSize(long bytes) {
        requireSame("bytes", bytes);
        once("set the size of", () -> FileStorage.resize(file, bytes));
    }

    @Override
    public void preallocate(long bytes) {
        requireSame("bytes", bytes);
        once("preallocate", () -> FileStorage.allocate(file, bytes));
    }

    @Override
    public Info info() {
        return hints.dup();
    }

    @Override
    public void setInfo(Info info) {
        Info more = hints.dup();
        info.keys().forEach(key -> info.get(key).ifPresent(value -> more.set(key, value)));
        hints = more;
    }

    @Override
    public void setAtomicity(boolean on) {
        requireSame("atomic", on ? 1 : 0);
        atomic = on;
    }

    @Override
    public boolean atomicity() {
        return atomic;
    }

    private boolean isReadOnly() {
        return modes.contains(OpenMode.RDONLY);
    }

    @Override
    public void sync() {
        together(
                "synchronise '" + file.path() + "'",
                () -> {
                    if (!isReadOnly()) {
                        file.force();
                    }
                    return 0;
                });
        common.refresh(file, isReadOnly() ? RangeLock.Kind.READING : RangeLock.Kind.WRITING);
    }

    @Override
    public void close() {
        try {
            ranks.meet();
            together(
                    "close '" + file.path() + "'",
                    () -> {
                        common.close();
                        file.close();
                        return 0;
                    });
            if (modes.contains(OpenMode.DELETE_ON_CLOSE)) {
                once("delete", this::delete);
            }
        } finally {
            comm.close();
        }
    }

    private void delete() {
        try {
            Files.delete(file.path());
        } catch (IOException e) {
            throw FileErrors.of(e, "delete '" + file.path() + "'");
        }
    }
}
