package org.mpi4j.purejava;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.purejava.connect.Talk;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/** Leaders that talk through a communicator which both are in. */
final class MessageTalk implements Talk {
    /** What they send each other is as private as their messages are. */
    private static final JobSecret NONE =
            JobSecret.parse("0".repeat(64), MessageTalk.class.getName());

    private final PointToPointBackend among;
    private final int own;
    private final int other;
    private final int tag;

    /**
     * @param among their messages
     * @param own rank of this one
     * @param other rank of the other one
     * @param tag of their messages
     */
    MessageTalk(PointToPointBackend among, int own, int other, int tag) {
        this.among = among;
        this.own = own;
        this.other = other;
        this.tag = tag;
    }

    @Override
    public boolean isLow() {
        return own < other;
    }

    @Override
    public JobSecret secret() {
        return NONE;
    }

    @Override
    public byte[] exchange(byte[] mine) {
        long[] length = {mine.length};
        Request announced = send(MpiBuffer.buffer(length));
        long[] others = new long[1];
        among.recv(MpiBuffer.buffer(others), other, tag);
        announced.await();
        Request sent = send(MpiBuffer.buffer(mine));
        byte[] theirs = new byte[Math.toIntExact(others[0])];
        among.recv(MpiBuffer.buffer(theirs), other, tag);
        sent.await();
        return theirs;
    }

    /** As {@link #exchange(byte[])}, of numbers. */
    long[] exchange(long... mine) {
        ByteBuffer bytes = ByteBuffer.allocate(mine.length * Long.BYTES);
        bytes.asLongBuffer().put(mine);
        LongBuffer theirs = ByteBuffer.wrap(exchange(bytes.array())).asLongBuffer();
        long[] numbers = new long[theirs.remaining()];
        theirs.get(numbers);
        return numbers;
    }

    private Request send(MpiBuffer buffer) {
        return among.isend(SendMode.STANDARD, buffer, other, tag);
    }

    @Override
    public void close() {
        // The communicator belongs to somebody else.
    }
}
