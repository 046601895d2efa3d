package org.mpi4j.benchmarks.twin;

import java.nio.ByteBuffer;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/** Data with gaps that the program packs and unpacks by itself. */
final class PackedExchange extends Exchange {
    private ByteBuffer packed = ByteBuffer.allocate(0);
    private ByteBuffer unpacked = ByteBuffer.allocate(0);
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;
    private int pieces;

    PackedExchange(String name, Layout layout, Communicator world, Messages messages) {
        super(name, layout, world, messages);
    }

    @Override
    void setUpMessages(int ofPieces) {
        pieces = ofPieces;
        packed = messages().another(pieces * layout().piece());
        unpacked = messages().another(pieces * layout().piece());
        out = MpiBuffer.buffer(packed);
        in = MpiBuffer.buffer(unpacked);
    }

    @Override
    void begin() {
        send();
        receive();
    }

    @Override
    void answer() {
        receive();
        send();
    }

    private void send() {
        layout().pack(packed, messages().send(), pieces);
        world().send(out, peer(), TAG);
    }

    private void receive() {
        world().recv(in, peer(), TAG);
        layout().unpack(messages().receive(), unpacked, pieces);
    }
}
