package org.mpi4j.benchmarks.twin;

import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/**
 * Ping-pong between rank i of the first half and rank i of the second; one event is a round trip.
 * Messages are bytes in one piece, or have gaps: described by a datatype, or packed by hand.
 */
abstract class Exchange implements Benchmark {
    /** Of all messages. */
    static final int TAG = 1;

    private final String name;
    private final boolean ofPairs;
    private final Layout layout;
    private final Communicator world;
    private final Messages messages;
    private final boolean begins;
    private final int peer;
    private int pieces;
    private int seed;

    Exchange(String name, Layout layout, Communicator world, Messages messages) {
        int half = world.size() / 2;
        this.name = name;
        this.ofPairs = name.startsWith("multi");
        this.layout = layout;
        this.world = world;
        this.messages = messages;
        this.begins = world.rank() < half;
        this.peer = begins ? world.rank() + half : world.rank() - half;
    }

    /** Sends and receives. */
    abstract void begin();

    /** Receives and sends. */
    abstract void answer();

    /** Makes the messages of that many pieces. */
    abstract void setUpMessages(int ofPieces);

    final Communicator world() {
        return world;
    }

    final Messages messages() {
        return messages;
    }

    final Layout layout() {
        return layout;
    }

    final int peer() {
        return peer;
    }

    /** What is sent of the program's memory. */
    final MpiBuffer out(int ofPieces) {
        return layout.typed(messages.send(), ofPieces);
    }

    /** Where it arrives. */
    final MpiBuffer in(int ofPieces) {
        return layout.typed(messages.receive(), ofPieces);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void setUp(int bytes) {
        pieces = bytes / layout.unit();
        seed = bytes;
        setUpMessages(pieces);
    }

    @Override
    public final void run(int events) {
        for (int i = 0; i < events; i++) {
            if (begins) {
                begin();
            } else {
                answer();
            }
        }
    }

    @Override
    public final int callsPerEvent() {
        return 2;
    }

    @Override
    public final boolean slowestRankCounts() {
        return ofPairs;
    }

    @Override
    public final boolean validate(int corruption) {
        for (int i = 0; i < pieces; i++) {
            int at = i * layout.stride();
            Messages.fill(messages.send(), at, layout.piece(), i + seed + world.rank());
        }
        Messages.clear(messages.receive(), pieces * layout.stride());
        run(1);
        Messages.add(messages.receive(), (pieces - 1) * layout.stride(), corruption);
        for (int i = 0; i < pieces; i++) {
            int at = i * layout.stride();
            if (!Messages.isFilled(messages.receive(), at, layout.piece(), i + seed + peer)) {
                return false;
            }
        }
        return true;
    }
}
