package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.locks.ReentrantLock;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.Outlet;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/**
 * The sending end. Frames are put into a buffer, and the buffer is written as far as the system
 * takes it; the rest goes with the next frame, with {@link #pump()}, or by the {@link Flusher}.
 *
 * <p>The lock is free but when the flusher is at work, and at the end of a job, which any thread
 * may announce.
 */
final class TcpOutlet implements Outlet {
    private static final int CAPACITY = 4 * FrameLayout.LARGEST_FRAME;

    private final Connection connection;
    private final Flusher flusher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Memory memory = Memory.allocateDirect(CAPACITY);
    private final ByteBuffer words = memory.bytes();
    private final ByteBuffer out = words.duplicate().order(ByteOrder.nativeOrder());

    /** What is in the buffer and not yet written is between these. */
    private int head;

    private int tail;

    private long spent;

    /** All credit that the peer has given back. */
    private long refunded;

    /** All credit that the peer is to be given back, and what it was told of that. */
    private long owed;

    private long told;

    /** Nothing may follow a goodbye. */
    private boolean finished;

    TcpOutlet(Connection connection, Flusher flusher) {
        this.connection = connection;
        this.flusher = flusher;
    }

    @Override
    public boolean offer(int kind, int tag, long context, long first, long second) {
        return offer(kind, tag, context, first, second, MpiBuffer.NONE, 0, 0);
    }

    @Override
    public boolean offer(
            int kind,
            int tag,
            long context,
            long first,
            long second,
            MpiBuffer data,
            long offset,
            int length) {
        lock.lock();
        try {
            if (!reserve(FrameLayout.frame(length))) {
                return false;
            }
            if (length > 0) {
                Packing.pack(data, offset, memory, tail + FrameLayout.HEADER, length);
            }
            append(FrameLayout.commit(kind, tag, length), context, first, second, length);
            flush();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean reserve(int frame) {
        if (tail + frame > CAPACITY) {
            // What was written is not moved together: so long as this much waits for the network,
            // more would not be sent sooner.
            flush();
        }
        return tail + frame <= CAPACITY;
    }

    private void append(long commit, long context, long first, long second, int length) {
        words.putLong(tail, commit);
        words.putLong(tail + FrameLayout.CONTEXT, context);
        words.putLong(tail + FrameLayout.FIRST, first);
        words.putLong(tail + FrameLayout.SECOND, second);
        tail += FrameLayout.frame(length);
    }

    private void flush() {
        if (connection.isUsable()) {
            try {
                out.limit(tail).position(head);
                connection.channel.write(out);
                head = out.position();
            } catch (IOException e) {
                connection.fail("the connection broke: " + e);
            }
        }
        if (head == tail || !connection.isUsable()) {
            // To a dead peer everything can be sent; that it is dead is told to those who wait.
            head = 0;
            tail = 0;
        } else {
            flusher.wake();
        }
    }

    /**
     * Says goodbye behind all that was sent, as soon as there is room. Called until it is done.
     *
     * @return whether all of it is written
     */
    boolean finish() {
        lock.lock();
        try {
            if (!finished) {
                finished = offer(FrameLayout.GOODBYE, 0, 0, 0, 0);
            }
            flush();
            return finished && head == tail;
        } finally {
            lock.unlock();
        }
    }

    /** Goes on with what could not be written so far. Costs two comparisons if that is nothing. */
    boolean pump() {
        return (head < tail || owed != told) && pumpSome();
    }

    private boolean pumpSome() {
        lock.lock();
        try {
            int before = tail - head;
            if (owed != told && !finished && tail + FrameLayout.HEADER <= CAPACITY) {
                append(FrameLayout.commit(FrameLayout.CREDIT, 0, 0), 0, owed, 0, 0);
                told = owed;
            }
            flush();
            return tail - head < before;
        } finally {
            lock.unlock();
        }
    }

    /** Goes on as {@link #pump()} does, in another thread, and says whether something is left. */
    boolean hasLeftSome() {
        if (!lock.tryLock()) {
            // Whoever has it is sending.
            return true;
        }
        try {
            pump();
            return head < tail || (owed != told && !finished);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int largestPayload() {
        return FrameLayout.LARGEST_PAYLOAD;
    }

    @Override
    public boolean takeCredit(int bytes) {
        long after = spent + bytes + FrameLayout.CREDIT_OVERHEAD;
        if (after - refunded > FrameLayout.CREDIT_LIMIT) {
            return false;
        }
        spent = after;
        return true;
    }

    /** The peer has given credit back. */
    void refund(long total) {
        refunded = Math.min(spent, Math.max(refunded, total));
    }

    /** The peer is to be told that it has credit again. */
    void owe(long total) {
        lock.lock();
        try {
            owed = total;
            pumpSome();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Announces the end of the job, or of this rank's part in it, behind all that was sent.
     *
     * @return false if another thread sends and does not end
     */
    boolean announce(int kind, long first, long second, long deadline) {
        while (!lock.tryLock()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        try {
            boolean sent = offer(kind, 0, 0, first, second);
            while (!sent && System.nanoTime() - deadline < 0) {
                sent = offer(kind, 0, 0, first, second);
            }
            while (head < tail && System.nanoTime() - deadline < 0) {
                flush();
            }
            return sent && head == tail;
        } finally {
            lock.unlock();
        }
    }
}
