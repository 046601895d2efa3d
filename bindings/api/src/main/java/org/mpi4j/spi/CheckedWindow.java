package org.mpi4j.spi;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;

/** A window that checks every argument and the epochs before the backend is called. */
public final class CheckedWindow extends CheckedWindowSynchronization implements Window {
    /** Longest name in bytes, MPI_MAX_OBJECT_NAME less the final zero. */
    private static final int MAX_NAME = 63;

    /** What the program gave, kept reachable: by address if the window is dynamic. */
    private final Map<Long, MpiBuffer> memory = new TreeMap<>();

    private final WindowLayout layout;
    private final WindowFlavor flavor;

    CheckedWindow(
            OpenHandles owner,
            WindowBackend backend,
            WindowLayout layout,
            WindowEpochs epochs,
            Group members) {
        super(owner, backend, layout, epochs, members);
        this.layout = layout;
        this.flavor = backend.flavor();
    }

    /** Keeps the memory of a window that was made over it. */
    CheckedWindow over(MpiBuffer given) {
        memory.put(0L, given);
        return this;
    }

    @Override
    public Group group() {
        requireOpen();
        return backend().group();
    }

    @Override
    public WindowFlavor flavor() {
        requireOpen();
        return flavor;
    }

    @Override
    public WindowModel model() {
        requireOpen();
        return backend().model();
    }

    @Override
    public WindowSegment segment() {
        requireOpen();
        if (flavor == WindowFlavor.DYNAMIC) {
            throw new MpiException(
                    ErrorClass.RMA_FLAVOR,
                    "a dynamic window has no segment; it has what is attached");
        }
        return backend().segment();
    }

    @Override
    public WindowSegment sharedQuery(int rank) {
        requireOpen();
        requireFlavor("sharedQuery", WindowFlavor.SHARED);
        AccessChecks.rank(rank, size());
        // Segments that do not follow one another are larger for the library than for the program.
        int owner = rank == Mpi.PROC_NULL ? layout.firstNotEmpty() : rank;
        return backend().sharedQuery(owner, layout.size(owner));
    }

    @Override
    public long attach(MpiBuffer given) {
        requireOpen();
        requireFlavor("attach", WindowFlavor.DYNAMIC);
        AccessChecks.direct(given);
        if (given.byteLength() == 0) {
            throw new MpiException(ErrorClass.BUFFER, "memory is empty");
        }
        synchronized (memory) {
            long address = backend().address(given);
            requireFree(address, given);
            backend().attach(given);
            memory.put(address, given);
            return address;
        }
    }

    private void requireFree(long address, MpiBuffer given) {
        memory.forEach(
                (start, present) -> {
                    boolean apart =
                            start + present.byteLength() <= address
                                    || address + given.byteLength() <= start;
                    if (!apart) {
                        throw new MpiException(
                                ErrorClass.RMA_ATTACH,
                                "memory overlaps what is attached already: " + given);
                    }
                });
    }

    @Override
    public void detach(MpiBuffer given) {
        requireOpen();
        requireFlavor("detach", WindowFlavor.DYNAMIC);
        AccessChecks.direct(given);
        synchronized (memory) {
            long address = backend().address(given);
            if (!memory.containsKey(address)) {
                throw new MpiException(ErrorClass.RMA_ATTACH, "memory is not attached: " + given);
            }
            backend().detach(address);
            memory.remove(address);
        }
    }

    @Override
    public String name() {
        requireOpen();
        return backend().name();
    }

    @Override
    public void setName(String name) {
        requireOpen();
        if (name == null) {
            throw new MpiException(ErrorClass.ARG, "name is null");
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_NAME) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "name has " + length + " bytes in UTF-8; at most " + MAX_NAME + " are allowed");
        }
        backend().setName(name);
    }

    @Override
    public Info info() {
        requireOpen();
        return backend().info();
    }

    @Override
    public void setInfo(Info info) {
        requireOpen();
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
        backend().setInfo(info);
    }

    private void requireFlavor(String call, WindowFlavor needed) {
        if (flavor != needed) {
            throw new MpiException(
                    ErrorClass.RMA_FLAVOR,
                    call + " needs a window of flavour " + needed + ", this is " + flavor);
        }
    }

    @Override
    public void close() {
        requireOpen();
        epochs().close();
        attributes().deleteAll(this);
        backend().close();
        closed();
        members().close();
        memory.clear();
    }

    @Override
    protected String describe() {
        String name = backend().name();
        return "window" + (name.isEmpty() ? "" : " '" + name + "'") + " of flavour " + flavor;
    }

    @Override
    public String toString() {
        return "window of flavour " + flavor + " of " + size() + " ranks";
    }
}
