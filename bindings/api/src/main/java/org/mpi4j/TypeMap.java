package org.mpi4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the primitives of one element of a {@link Datatype} lie: blocks of adjacent primitives of
 * one kind, in the order in which they are sent, and the extent by which the next element follows.
 *
 * @see "type map, MPI 4.1 section 5.1"
 */
public final class TypeMap {
    /**
     * Adjacent primitives of one kind.
     *
     * @param primitive their kind
     * @param offset bytes from the start of the element to the first of them; may be negative
     * @param bytes their length together
     */
    public record Block(Primitive primitive, long offset, long bytes) {
        Block at(long shift) {
            return new Block(primitive, Math.addExact(offset, shift), bytes);
        }
    }

    private final List<Block> blocks;
    private final long[] packedStarts;
    private final long lowerBound;
    private final long extent;
    private final long size;
    private final long trueLowerBound;
    private final long trueUpperBound;

    private TypeMap(List<Block> blocks, long lowerBound, long extent) {
        this.blocks = List.copyOf(blocks);
        this.packedStarts = packedStarts(blocks);
        this.lowerBound = lowerBound;
        this.extent = extent;
        this.size = blocks.stream().mapToLong(Block::bytes).reduce(0, Math::addExact);
        this.trueLowerBound = blocks.stream().mapToLong(Block::offset).min().orElse(0);
        this.trueUpperBound =
                blocks.stream().mapToLong(b -> b.offset() + b.bytes()).max().orElse(0);
    }

    static TypeMap of(Primitive primitive) {
        int bytes = primitive.bytes();
        return new TypeMap(List.of(new Block(primitive, 0, bytes)), 0, bytes);
    }

    /**
     * {@code count} groups of {@code blockLength} adjacent elements, {@code stride} elements apart.
     */
    TypeMap strided(long count, long blockLength, long stride) {
        if (count == 0 || blockLength == 0) {
            return new TypeMap(List.of(), 0, 0);
        }
        List<Block> placed = new ArrayList<>();
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long group = 0; group < count; group++) {
            long start = Math.multiplyExact(Math.multiplyExact(group, stride), extent);
            long last = Math.addExact(start, Math.multiplyExact(blockLength - 1, extent));
            appendRun(placed, start, blockLength);
            low = Math.min(low, Math.min(start, last) + lowerBound);
            high = Math.max(high, Math.max(start, last) + lowerBound + extent);
        }
        return new TypeMap(placed, low, Math.subtractExact(high, low));
    }

    private void appendRun(List<Block> placed, long start, long blockLength) {
        if (isDense()) {
            append(placed, new Block(blocks.get(0).primitive(), start, size * blockLength));
            return;
        }
        for (long i = 0; i < blockLength; i++) {
            long shift = start + i * extent;
            blocks.forEach(block -> append(placed, block.at(shift)));
        }
    }

    private static void append(List<Block> placed, Block next) {
        int last = placed.size() - 1;
        if (last >= 0) {
            Block previous = placed.get(last);
            boolean adjacent = previous.offset() + previous.bytes() == next.offset();
            if (adjacent && previous.primitive() == next.primitive()) {
                long joined = Math.addExact(previous.bytes(), next.bytes());
                placed.set(last, new Block(next.primitive(), previous.offset(), joined));
                return;
            }
        }
        placed.add(next);
    }

    /**
     * The blocks of one element, in sending order.
     *
     * @return an immutable list; empty for a datatype without data
     */
    public List<Block> blocks() {
        return blocks;
    }

    private static long[] packedStarts(List<Block> blocks) {
        long[] starts = new long[blocks.size()];
        long next = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = next;
            next = Math.addExact(next, blocks.get(i).bytes());
        }
        return starts;
    }

    /**
     * Where a block starts when the data of one element is packed without gaps.
     *
     * @param block index into {@link #blocks()}
     * @return bytes from the start of the packed element
     */
    public long packedStart(int block) {
        return packedStarts[block];
    }

    /**
     * Which block holds a byte of the packed element.
     *
     * @param packedOffset bytes from the start of the packed element, less than {@link #size()}
     * @return index into {@link #blocks()}
     */
    public int blockAt(long packedOffset) {
        int found = Arrays.binarySearch(packedStarts, packedOffset);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * Whether elements follow each other without gaps and are of one primitive kind, so that a
     * message is one plain range of storage.
     *
     * @return true if no packing is needed
     */
    public boolean isDense() {
        return blocks.size() == 1 && blocks.get(0).offset() == 0 && size == extent;
    }

    /**
     * Where an element starts, in bytes from its origin.
     *
     * @return the lower bound
     */
    public long lowerBound() {
        return lowerBound;
    }

    /**
     * By how many bytes consecutive elements are apart.
     *
     * @return the extent
     */
    public long extent() {
        return extent;
    }

    /**
     * How many bytes of data one element has.
     *
     * @return the size, gaps not counted
     */
    public long size() {
        return size;
    }

    /**
     * The lowest byte that an element touches.
     *
     * @return bytes from its origin
     */
    public long trueLowerBound() {
        return trueLowerBound;
    }

    /**
     * The byte after the last one that an element touches.
     *
     * @return bytes from its origin
     */
    public long trueUpperBound() {
        return trueUpperBound;
    }
}
