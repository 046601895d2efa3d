package org.mpi4j;

import java.util.BitSet;

/** Which partitions of a send are marked ready; marking one twice would corrupt the message. */
final class Partitions {
    private final int count;
    private final BitSet marked;

    Partitions(int count) {
        this.count = count;
        this.marked = new BitSet(count);
    }

    static void require(String name, int partition, int count) {
        if (partition < 0 || partition >= count) {
            throw new MpiException(
                    ErrorClass.ARG,
                    name + " is " + partition + "; allowed are 0 to " + (count - 1));
        }
    }

    synchronized void clear() {
        marked.clear();
    }

    /** Marks some in a row, or none of them. */
    synchronized void mark(int from, int to) {
        int first = marked.nextSetBit(from);
        if (first >= 0 && first <= to) {
            throw twice(first);
        }
        marked.set(from, to + 1);
    }

    /** Marks those of a list, or none of them. */
    synchronized void mark(int[] list) {
        BitSet all = new BitSet(count);
        for (int partition : list) {
            if (marked.get(partition) || all.get(partition)) {
                throw twice(partition);
            }
            all.set(partition);
        }
        marked.or(all);
    }

    private static MpiException twice(int partition) {
        return new MpiException(
                ErrorClass.ARG, "partition " + partition + " was marked ready already");
    }
}
