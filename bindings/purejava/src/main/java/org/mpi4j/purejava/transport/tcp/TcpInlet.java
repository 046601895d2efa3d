package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.purejava.transport.Inlet;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** The receiving end. */
final class TcpInlet implements Inlet {
    private final Connection connection;
    private final TcpOutlet outlet;
    private final Readiness readiness;
    private final Memory memory;
    private final ByteBuffer words;
    private final ByteBuffer in;
    private final int capacity;

    /** What was received and not looked at is between these. */
    private int at;

    private int filled;

    /** Commit word of the frame under {@link #at}. */
    private long commit;

    private long refunded;
    private long toldRefund;
    private boolean ready;
    private boolean ended;

    TcpInlet(Connection connection, TcpOutlet outlet, Readiness readiness, int capacity) {
        this.connection = connection;
        this.outlet = outlet;
        this.readiness = readiness;
        this.capacity = capacity;
        this.memory = Memory.allocateDirect(capacity);
        this.words = memory.bytes();
        this.in = words.duplicate().order(ByteOrder.nativeOrder());
    }

    @Override
    public boolean poll() {
        outlet.pump();
        while (!isComplete()) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a frame for the program, after those for the channel itself. */
    private boolean isComplete() {
        while (filled - at >= FrameLayout.HEADER) {
            commit = words.getLong(at);
            int kind = kind();
            if (kind >= Frame.EAGER && kind <= Frame.MATCHED) {
                return hasPayload();
            }
            if (!isForChannel(kind)) {
                reject();
                return false;
            }
            at += FrameLayout.HEADER;
        }
        return false;
    }

    private boolean hasPayload() {
        if (length() > FrameLayout.LARGEST_PAYLOAD) {
            reject();
            return false;
        }
        return filled - at >= FrameLayout.frame(length());
    }

    private boolean isForChannel(int kind) {
        if (length() != 0) {
            return false;
        }
        switch (kind) {
            case FrameLayout.CREDIT -> outlet.refund(first());
            case FrameLayout.ABORT -> connection.aborted((int) first(), (int) second());
            case FrameLayout.GOODBYE -> connection.leave();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Nothing in the stream can be trusted any more. */
    private void reject() {
        end(
                "it sent what is no frame: kind "
                        + kind()
                        + ", "
                        + length()
                        + " bytes; the largest is "
                        + FrameLayout.LARGEST_PAYLOAD);
    }

    private void end(String why) {
        ended = true;
        at = 0;
        filled = 0;
        connection.fail(why);
        readiness.forget(this);
    }

    /**
     * Receives more.
     *
     * @return whether there was any
     */
    private boolean fill() {
        // In any case: the first of all inlets looks for all.
        readiness.look(this);
        if (!ready || ended) {
            return false;
        }
        makeRoom();
        in.limit(capacity).position(filled);
        int count = read();
        if (count > 0) {
            filled += count;
            return true;
        }
        if (count < 0) {
            end("its connection was closed");
        } else {
            readiness.drained(this);
        }
        return false;
    }

    private int read() {
        try {
            return connection.channel.read(in);
        } catch (IOException e) {
            connection.fail("the connection broke: " + e);
            return -1;
        }
    }

    private void makeRoom() {
        if (at == filled) {
            at = 0;
            filled = 0;
        } else if (capacity - at < FrameLayout.LARGEST_FRAME) {
            in.limit(filled).position(at);
            in.compact();
            filled -= at;
            at = 0;
        }
    }

    @Override
    public int kind() {
        return FrameLayout.kind(commit);
    }

    @Override
    public int length() {
        return FrameLayout.length(commit);
    }

    @Override
    public int tag() {
        return FrameLayout.tag(commit);
    }

    @Override
    public long context() {
        return words.getLong(at + FrameLayout.CONTEXT);
    }

    @Override
    public long first() {
        return words.getLong(at + FrameLayout.FIRST);
    }

    @Override
    public long second() {
        return words.getLong(at + FrameLayout.SECOND);
    }

    @Override
    public void copyTo(MpiBuffer to, long offset, int length) {
        if (length > 0) {
            Packing.unpack(memory, at + FrameLayout.HEADER, to, offset, length);
        }
    }

    @Override
    public void copyTo(Memory to, int where) {
        to.bytes().put(where, words, at + FrameLayout.HEADER, length());
    }

    @Override
    public void release() {
        at += FrameLayout.frame(length());
    }

    @Override
    public void giveCredit(int bytes) {
        refunded += bytes + FrameLayout.CREDIT_OVERHEAD;
        if (refunded - toldRefund >= FrameLayout.CREDIT_LIMIT / 8) {
            toldRefund = refunded;
            outlet.owe(refunded);
        }
    }

    void setReady(boolean there) {
        ready = there;
    }

    Connection connection() {
        return connection;
    }

    /** Reads and forgets what comes, until the peer has said goodbye and closed. */
    boolean hasEnded() {
        while (!ended) {
            at = 0;
            filled = 0;
            in.clear();
            int count = read();
            if (count == 0) {
                return false;
            }
            ended = count < 0;
        }
        return true;
    }
}
