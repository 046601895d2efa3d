package org.mpi4j.benchmarks.twin;

import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;

/**
 * Rank 0 sends a window of messages, rank 1 answers when it has them all; one event is a window.
 * All messages are sent from one buffer; each is received into a place of its own.
 */
final class Bandwidth implements Benchmark {
    private static final int TAG = 2;
    private static final int ANSWER = 3;

    private final String name;
    private final Communicator world;
    private final Messages messages;
    private final int me;
    private final MpiBuffer answer;
    private final Request[] requests = new Request[WINDOW];
    private final MpiBuffer[] in = new MpiBuffer[WINDOW];
    private MpiBuffer out = MpiBuffer.NONE;
    private int slot;

    /**
     * Prepares the messages.
     *
     * @param name in the plan: the same windows are reported as bandwidth and as message rate
     */
    Bandwidth(String name, Communicator world, Messages messages) {
        this.name = name;
        this.world = world;
        this.messages = messages;
        this.me = world.rank();
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
            if (me == 0) {
                sendWindow();
            } else {
                receiveWindow();
            }
        }
    }

    private void sendWindow() {
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.isend(out, 1, TAG);
        }
        Request.waitAll(requests);
        world.recv(answer, 1, ANSWER);
    }

    private void receiveWindow() {
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = world.irecv(in[i], 0, TAG);
        }
        Request.waitAll(requests);
        world.send(answer, 0, ANSWER);
    }

    @Override
    public int callsPerEvent() {
        return WINDOW;
    }

    @Override
    public boolean validate(int corruption) {
        Messages.fill(messages.send(), slot, slot);
        Messages.clear(messages.receive(), slot * WINDOW);
        run(1);
        if (me == 0) {
            return true;
        }
        Messages.add(messages.receive(), slot * WINDOW - 1, corruption);
        for (int i = 0; i < WINDOW; i++) {
            if (!Messages.isFilled(messages.receive(), i * slot, slot, slot)) {
                return false;
            }
        }
        return true;
    }
}
