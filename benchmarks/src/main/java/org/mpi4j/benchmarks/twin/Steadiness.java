package org.mpi4j.benchmarks.twin;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;

/**
 * Whether a warm-up has come to its end: the medians of the last blocks agree, and the virtual
 * machines have compiled next to nothing meanwhile. Code that is slow and steady is not warm while
 * its faster form is still being compiled.
 */
public final class Steadiness {
    private static final int BLOCKS = 3;
    private static final double WITHIN = 0.05;

    /** Rarely called code is compiled at any time, without being what is measured. */
    private static final long A_LITTLE_MS = 2;

    private record Block(double median, long compiledMs) {}

    private final Deque<Block> last = new ArrayDeque<>();
    private int blocks;

    /** Nothing is known yet. */
    public Steadiness() {}

    /**
     * A block has ended.
     *
     * @param median of its samples
     * @param compiledMs by how much the time spent compiling has grown, at the rank where it grew
     *     most
     */
    public void ended(double median, long compiledMs) {
        blocks++;
        last.addLast(new Block(median, compiledMs));
        if (last.size() > BLOCKS) {
            last.removeFirst();
        }
    }

    int blocks() {
        return blocks;
    }

    /**
     * Whether the last blocks agree, compiled next to nothing, and are enough.
     *
     * @return false before the third block
     */
    public boolean isReached() {
        return last.size() == BLOCKS && agree() && compiledMs() <= A_LITTLE_MS;
    }

    private boolean agree() {
        Collection<Double> medians = last.stream().map(Block::median).toList();
        return Collections.max(medians) <= Collections.min(medians) * (1 + WITHIN);
    }

    private long compiledMs() {
        return last.stream().mapToLong(Block::compiledMs).sum();
    }
}
