package org.mpi4j.benchmarks.twin;

import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/** Blocking calls on the program's own memory. */
final class PlainExchange extends Exchange {
    private final Communicator world;
    private final int peer;
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;

    PlainExchange(String name, Layout layout, Communicator world, Messages messages) {
        super(name, layout, world, messages);
        this.world = world;
        this.peer = peer();
    }

    @Override
    void setUpMessages(int pieces) {
        out = out(pieces);
        in = in(pieces);
    }

    @Override
    public void tearDown() {
        if (layout() != Layout.WHOLE) {
            out.datatype().close();
            in.datatype().close();
        }
    }

    @Override
    void begin() {
        world.send(out, peer, TAG);
        world.recv(in, peer, TAG);
    }

    @Override
    void answer() {
        world.recv(in, peer, TAG);
        world.send(out, peer, TAG);
    }
}
