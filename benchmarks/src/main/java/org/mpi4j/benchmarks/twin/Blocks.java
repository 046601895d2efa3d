package org.mpi4j.benchmarks.twin;

import static org.mpi4j.MpiChunks.chunks;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;

/** The blocks of one collective operation at one size, and whether the right ones arrived. */
final class Blocks {
    private static final int ROOT = 0;

    private final Collective operation;
    private final Messages messages;
    private final DoubleBuffer addends;
    private final DoubleBuffer sums;
    private final int me;
    private final int ranks;
    private final int bytes;
    private final MpiBuffer sent;
    private final MpiBuffer received;
    private final MpiChunks sentInChunks;
    private final MpiChunks receivedInChunks;

    Blocks(Collective operation, Communicator world, Messages messages, int bytes) {
        this.operation = operation;
        this.messages = messages;
        this.addends = messages.sendDoubles();
        this.sums = messages.receiveDoubles();
        this.me = world.rank();
        this.ranks = world.size();
        this.bytes = bytes;
        int out = sentBytes();
        int in = receivedBytes();
        boolean reduces = operation.reduces();
        this.sent = reduces ? doubles(addends, out) : Messages.part(messages.send(), 0, out);
        this.received = reduces ? doubles(sums, in) : Messages.part(messages.receive(), 0, in);
        this.sentInChunks = cut(sent, operation.sent());
        this.receivedInChunks = cut(received, operation.received());
        fill();
    }

    private static MpiBuffer doubles(DoubleBuffer of, int bytes) {
        return Messages.part(of, bytes / Double.BYTES);
    }

    private MpiChunks cut(MpiBuffer whole, Collective.Side side) {
        if (operation.reduces() || side.blocks(me, ranks) < ranks) {
            return MpiChunks.NONE;
        }
        int[] counts = new int[ranks];
        int[] displacements = new int[ranks];
        Arrays.fill(counts, bytes);
        Arrays.setAll(displacements, i -> i * bytes);
        return chunks(whole, counts, displacements);
    }

    private int sentBytes() {
        return operation.sent().blocks(me, ranks) * bytes;
    }

    private int receivedBytes() {
        return operation.received().blocks(me, ranks) * bytes;
    }

    MpiBuffer sent() {
        return sent;
    }

    MpiBuffer received() {
        return received;
    }

    MpiChunks sentInChunks() {
        return sentInChunks;
    }

    MpiChunks receivedInChunks() {
        return receivedInChunks;
    }

    MpiBuffer sentByRoot() {
        return me == ROOT ? sent : MpiBuffer.NONE;
    }

    MpiBuffer receivedAtRoot() {
        return me == ROOT ? received : MpiBuffer.NONE;
    }

    MpiChunks sentInChunksByRoot() {
        return me == ROOT ? sentInChunks : MpiChunks.NONE;
    }

    MpiChunks receivedInChunksAtRoot() {
        return me == ROOT ? receivedInChunks : MpiChunks.NONE;
    }

    MpiBuffer broadcast() {
        return me == ROOT ? sent : received;
    }

    /** Whole numbers to be added: their sum is exact in whatever order they are. */
    void fill() {
        if (operation.reduces()) {
            for (int i = 0; i < sentBytes() / Double.BYTES; i++) {
                addends.put(i, (me + 1) * seedOfSum(i));
            }
        } else {
            for (int i = 0; i < operation.sent().blocks(me, ranks); i++) {
                Messages.fill(messages.send(), i * bytes, bytes, me * ranks + i);
            }
        }
    }

    void clear() {
        if (operation.reduces()) {
            for (int i = 0; i < receivedBytes() / Double.BYTES; i++) {
                sums.put(i, 0);
            }
        } else {
            Messages.clear(messages.receive(), receivedBytes());
        }
    }

    boolean arrived(int corruption) {
        if (receivedBytes() == 0) {
            return true;
        }
        if (operation.reduces()) {
            int last = receivedBytes() / Double.BYTES - 1;
            sums.put(last, sums.get(last) + corruption);
            return hasSums();
        }
        Messages.add(messages.receive(), receivedBytes() - 1, corruption);
        return hasBlocks();
    }

    private boolean hasSums() {
        int count = bytes / Double.BYTES;
        int first = operation.sent().what() == Collective.What.BLOCKS ? me * count : 0;
        int n = operation.addends(me, ranks);
        // What the first rank of an exclusive scan receives is undefined.
        for (int i = 0; n > 0 && i < count; i++) {
            if (sums.get(i) != n * (n + 1) / 2.0 * seedOfSum(first + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasBlocks() {
        int block = operation.sent().what() == Collective.What.BLOCKS ? me : 0;
        int blocks = operation.received().blocks(me, ranks);
        for (int i = 0; i < blocks; i++) {
            boolean many = operation.received().what() == Collective.What.BLOCKS;
            int source = many ? i : ROOT;
            int seed = source * ranks + block;
            if (!Messages.isFilled(messages.receive(), i * bytes, bytes, seed)) {
                return false;
            }
        }
        return true;
    }

    private static double seedOfSum(int element) {
        return element % 1000 + 1;
    }
}
