package org.mpi4j.benchmarks.twin;

import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;

/**
 * Rank i of the first half sends a window of messages to rank i of the second, which answers when
 * it has them all; or both send one at the same time. One event is a window. All messages are sent
 * from one buffer; each is received into a place of its own.
 */
final class Stream implements Benchmark {
    /** Who sends. */
    enum Direction {
        /** The first half. */
        ONE_WAY,
        /** All. */
        BOTH_WAYS
    }

    private static final int TAG = 2;
    private static final int ANSWER = 3;

    private final String name;
    private final Direction direction;
    private final Communicator world;
    private final Messages messages;
    private final boolean begins;
    private final int peer;
    private final MpiBuffer answer;
    private final Request[] outgoing = new Request[WINDOW];
    private final Request[] incoming = new Request[WINDOW];
    private final MpiBuffer[] in = new MpiBuffer[WINDOW];
    private MpiBuffer out = MpiBuffer.NONE;
    private int slot;

    /**
     * Prepares the messages.
     *
     * @param name in the plan: the same windows are reported as bandwidth and as message rate
     */
    Stream(String name, Direction direction, Communicator world, Messages messages) {
        int half = world.size() / 2;
        this.name = name;
        this.direction = direction;
        this.world = world;
        this.messages = messages;
        this.begins = world.rank() < half;
        this.peer = begins ? world.rank() + half : world.rank() - half;
        this.answer = messages.oneByte();
        Arrays.fill(in, MpiBuffer.NONE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void setUp(int size) {
        slot = size;
        out = Messages.part(messages.send(), 0, size);
        Arrays.setAll(in, i -> Messages.part(messages.receive(), i * size, size));
    }

    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            if (direction == Direction.BOTH_WAYS) {
                exchangeWindows();
            } else if (begins) {
                sendWindow();
            } else {
                receiveWindow();
            }
        }
    }

    private void startSending() {
        for (int i = 0; i < WINDOW; i++) {
            outgoing[i] = world.isend(out, peer, TAG);
        }
    }

    private void startReceiving() {
        for (int i = 0; i < WINDOW; i++) {
            incoming[i] = world.irecv(in[i], peer, TAG);
        }
    }

    private void sendWindow() {
        startSending();
        Request.waitAll(outgoing);
        world.recv(answer, peer, ANSWER);
    }

    private void receiveWindow() {
        startReceiving();
        Request.waitAll(incoming);
        world.send(answer, peer, ANSWER);
    }

    private void exchangeWindows() {
        startReceiving();
        startSending();
        Request.waitAll(outgoing);
        Request.waitAll(incoming);
    }

    @Override
    public int callsPerEvent() {
        return direction == Direction.BOTH_WAYS ? 2 * WINDOW : WINDOW;
    }

    @Override
    public boolean slowestRankCounts() {
        return name.startsWith("m");
    }

    @Override
    public boolean validate(int corruption) {
        Messages.fill(messages.send(), 0, slot, slot + world.rank());
        Messages.clear(messages.receive(), slot * WINDOW);
        run(1);
        if (begins && direction == Direction.ONE_WAY) {
            return true;
        }
        Messages.add(messages.receive(), slot * WINDOW - 1, corruption);
        for (int i = 0; i < WINDOW; i++) {
            if (!Messages.isFilled(messages.receive(), i * slot, slot, slot + peer)) {
                return false;
            }
        }
        return true;
    }
}
