package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.purejava.transport.RingReader;
import org.mpi4j.purejava.transport.RingWriter;
import org.mpi4j.purejava.transport.Rings;

/**
 * The file that the processes of a job share: a header with the state of the job, a slot for every
 * rank, and a ring for every ordered pair of ranks.
 */
final class SharedSegment {
    private static final long MAGIC = 0x6d70_6934_6a00_0001L;
    private static final int PAGE = 4096;
    private static final long ZEROS = 1 << 18;
    private static final int RANKS = 8;
    private static final int CAPACITY = 16;
    private static final int ABORT = 64;
    private static final int OPEN = 128;
    private static final int SLOTS = 256;
    private static final int SLOT = 256;
    private static final int PID = 0;
    private static final int STATE = 8;
    private static final int PROCESSORS = 64;
    private static final int PROCESSOR_BYTES = SLOT - PROCESSORS;
    private static final long BUDGET = 16L << 20;
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** States of a rank. */
    static final long ATTACHED = 1;

    static final long LEFT = 2;

    private final FileChannel file;
    private final ByteBuffer control;
    private final int ranks;
    private final int capacity;

    private SharedSegment(FileChannel file, ByteBuffer control, int ranks, int capacity) {
        this.file = file;
        this.control = control;
        this.ranks = ranks;
        this.capacity = capacity;
    }

    /**
     * Fills a new file. Every byte is written, because a page of a full file system that is first
     * touched through a mapping ends the virtual machine instead of failing.
     */
    static void create(FileChannel file, int ranks) throws IOException {
        int capacity = Rings.capacity(ranks, BUDGET);
        long length = controlBytes(ranks) + (long) ranks * (ranks - 1) * stride(capacity);
        zero(file, length);
        ByteBuffer header = ByteBuffer.allocate(CAPACITY + Long.BYTES);
        header.order(ByteOrder.nativeOrder());
        header.putLong(0, MAGIC).putLong(RANKS, ranks).putLong(CAPACITY, capacity);
        while (header.hasRemaining()) {
            file.write(header, header.position());
        }
    }

    /** Writes zeros. */
    static void zero(FileChannel file, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, length));
        for (long at = 0; at < length; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), length - at));
            at += file.write(zeros, at);
        }
    }

    /** Maps the state of the job; the file stays open for {@link #links}. */
    static SharedSegment open(FileChannel file, int ranks) throws IOException {
        ByteBuffer control =
                file.map(FileChannel.MapMode.READ_WRITE, 0, controlBytes(ranks))
                        .order(ByteOrder.nativeOrder());
        long magic = control.getLong(0);
        long there = control.getLong(RANKS);
        if (magic != MAGIC || there != ranks) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "the job's shared file is of another version or of "
                            + there
                            + " ranks, but this process was told that there are "
                            + ranks);
        }
        return new SharedSegment(file, control, ranks, (int) control.getLong(CAPACITY));
    }

    List<Optional<Link>> links(int rank) throws IOException {
        List<Optional<Link>> links = new ArrayList<>();
        for (int peer = 0; peer < ranks; peer++) {
            if (peer == rank) {
                links.add(Optional.empty());
            } else {
                RingWriter to = new RingWriter(ring(rank, peer));
                RingReader from = new RingReader(ring(peer, rank));
                links.add(Optional.of(new Link(to, from)));
            }
        }
        return links;
    }

    private ByteBuffer ring(int from, int to) throws IOException {
        long index = (long) from * (ranks - 1) + (to < from ? to : to - 1);
        long start = controlBytes(ranks) + index * stride(capacity);
        return file.map(FileChannel.MapMode.READ_WRITE, start, Rings.bytes(capacity));
    }

    private static int controlBytes(int ranks) {
        return pages(SLOTS + ranks * SLOT);
    }

    private static int stride(int capacity) {
        return pages(Rings.bytes(capacity));
    }

    private static int pages(int bytes) {
        return bytes + PAGE - 1 & -PAGE;
    }

    private static int slot(int rank) {
        return SLOTS + rank * SLOT;
    }

    /** This process is here. */
    void attach(int rank, long pid, BitSet processors) {
        control.putLong(slot(rank) + PID, pid);
        byte[] bits = processors.toByteArray();
        control.put(slot(rank) + PROCESSORS, bits, 0, Math.min(bits.length, PROCESSOR_BYTES));
        setState(rank, ATTACHED);
    }

    void setState(int rank, long state) {
        // Release: whoever sees that a rank is attached sees its process and processors.
        LONGS.setRelease(control, slot(rank) + STATE, state);
    }

    long state(int rank) {
        return (long) LONGS.getAcquire(control, slot(rank) + STATE);
    }

    long pid(int rank) {
        return control.getLong(slot(rank) + PID);
    }

    /** Processors of all ranks together; asked when all are attached. */
    BitSet processors() {
        BitSet all = new BitSet();
        for (int rank = 0; rank < ranks; rank++) {
            byte[] bits = new byte[PROCESSOR_BYTES];
            control.get(slot(rank) + PROCESSORS, bits);
            all.or(BitSet.valueOf(bits));
        }
        return all;
    }

    /** All ranks are attached, and the file has no name any more. */
    void setOpen() {
        // Release: rank 0 has seen all others attach, and so do they.
        LONGS.setRelease(control, OPEN, 1L);
    }

    boolean isOpen() {
        return (long) LONGS.getAcquire(control, OPEN) != 0;
    }

    /** The first abort counts. */
    void abort(int rank, int exitCode) {
        long word = (rank + 1L) << Integer.SIZE | exitCode;
        LONGS.compareAndSet(control, ABORT, 0L, word);
    }

    boolean isAborted() {
        return (long) LONGS.getAcquire(control, ABORT) != 0;
    }

    int abortingRank() {
        return (int) ((long) LONGS.getAcquire(control, ABORT) >>> Integer.SIZE) - 1;
    }

    int abortCode() {
        return (int) (long) LONGS.getAcquire(control, ABORT);
    }
}
