package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;

/** A window of one kind whose memory is used alike, whatever the kind. */
public final class TestWindow implements AutoCloseable {
    private final Communicator comm;
    private final Window window;
    private final ByteBuffer memory;
    private final int unit;
    private final long[] bases;

    private TestWindow(Communicator comm, Window window, ByteBuffer memory, int unit, long base) {
        this.comm = comm;
        this.window = window;
        this.memory = memory;
        this.unit = unit;
        bases = new long[comm.size()];
        comm.allgather(buffer(new long[] {base}), buffer(bases));
    }

    /** A window with so many bytes of zeros at every rank. */
    public static TestWindow open(WindowFlavor flavor, Communicator comm, int bytes, int unit) {
        ByteBuffer own = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return switch (flavor) {
            case CREATE ->
                    new TestWindow(comm, comm.windows().create(buffer(own), unit), own, unit, 0);
            case ALLOCATE -> cleared(comm, comm.windows().allocate(bytes, unit), unit);
            case SHARED -> cleared(comm, comm.windows().allocateShared(bytes, unit), unit);
            case DYNAMIC -> {
                Window made = comm.windows().createDynamic();
                yield new TestWindow(comm, made, own, 1, made.attach(buffer(own)));
            }
        };
    }

    private static TestWindow cleared(Communicator comm, Window window, int unit) {
        ByteBuffer memory = window.memory();
        for (int i = 0; i < memory.capacity(); i++) {
            memory.put(i, (byte) 0);
        }
        return new TestWindow(comm, window, memory, unit, 0);
    }

    public Window window() {
        return window;
    }

    /** This rank's memory. */
    public ByteBuffer memory() {
        return memory;
    }

    /** The displacement of a byte of a rank's memory. */
    public long at(int rank, int offset) {
        return bases[rank] + offset / unit;
    }

    /** Stores of this rank come before accesses of others. */
    public void settle() {
        window.lockAll();
        window.sync();
        window.unlockAll();
        comm.barrier();
    }

    @Override
    public void close() {
        comm.barrier();
        if (window.flavor() == WindowFlavor.DYNAMIC) {
            window.detach(buffer(memory));
        }
        window.close();
    }
}
