package org.mpi4j;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where the primitives of one element of a {@link Datatype} lie: blocks of adjacent primitives of
 * one kind, in the order in which they are sent, and the extent by which the next element follows.
 *
 * <p>Blocks that repeat regularly are kept once, so that a vector of a million blocks takes no more
 * room than one of two. Only what is repeated again, or irregular, is written out, with 20 bytes a
 * block and at most {@value #MOST_BLOCKS} blocks.
 *
 * @see "type map, MPI 4.1 section 5.1"
 */
public final class TypeMap {
    /** Most blocks that are kept one by one. */
    public static final int MOST_BLOCKS = 1 << 24;

    /** Up to so many blocks are written out, since adjacent ones can then be joined. */
    private static final int FEW_BLOCKS = 64;

    /**
     * Adjacent primitives of one kind.
     *
     * @param primitive their kind
     * @param offset bytes from the start of the element to the first of them; may be negative
     * @param bytes their length together
     */
    public record Block(Primitive primitive, long offset, long bytes) {}

    private final int period;
    private final Primitive[] kinds;
    private final long[] offsets;

    /** One more than there are blocks in a period: the last is the size of the period. */
    private final long[] starts;

    private final long repeats;
    private final long step;
    private final TypeBounds bounds;
    private final long size;
    private final long trueLowerBound;
    private final long trueUpperBound;
    private final Set<Primitive> primitives;
    private final long granularity;

    TypeMap(Primitive[] kinds, long[] offsets, long[] starts, TypeBounds bounds) {
        this(kinds, offsets, starts, 1, 0, bounds);
    }

    private TypeMap(
            Primitive[] kinds,
            long[] offsets,
            long[] starts,
            long repeats,
            long step,
            TypeBounds bounds) {
        this.period = kinds.length;
        this.kinds = kinds;
        this.offsets = offsets;
        this.starts = starts;
        this.repeats = repeats;
        this.step = step;
        this.bounds = bounds;
        this.size = Math.multiplyExact(starts[period], repeats);
        long last = Math.multiplyExact(repeats - 1, step);
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long common = repeats == 1 ? 0 : Math.abs(step);
        EnumSet<Primitive> found = EnumSet.noneOf(Primitive.class);
        for (int i = 0; i < period; i++) {
            low = Math.min(low, offsets[i]);
            high = Math.max(high, Math.addExact(offsets[i], starts[i + 1] - starts[i]));
            found.add(kinds[i]);
            common = gcd(common, Math.abs(offsets[i]));
        }
        this.granularity = gcd(common, Math.abs(bounds.upper() - bounds.lower()));
        this.trueLowerBound = period == 0 ? 0 : Math.addExact(low, Math.min(0, last));
        this.trueUpperBound = period == 0 ? 0 : Math.addExact(high, Math.max(0, last));
        this.primitives = Collections.unmodifiableSet(found);
    }

    private static long gcd(long a, long b) {
        long rest = b;
        long result = a;
        while (rest != 0) {
            long next = result % rest;
            result = rest;
            rest = next;
        }
        return result;
    }

    static TypeMap of(Primitive primitive) {
        return new TypeMapBuilder().block(primitive, 0, primitive.bytes()).build();
    }

    /** {@code count} elements, whose origins are {@code distance} bytes apart. */
    TypeMap repeated(long count, long distance) {
        if (count == 0) {
            return new TypeMapBuilder().build();
        } else if (count == 1 || (period == 0 && !bounds.set())) {
            return this;
        }
        TypeBounds wider = bounds.repeated(Math.multiplyExact(count - 1, distance));
        if (blockCount() == 1 && distance == size) {
            long[] run = {0, Math.multiplyExact(size, count)};
            return new TypeMap(kinds, offsets, run, wider);
        } else if (count <= FEW_BLOCKS && blockCount() <= FEW_BLOCKS / count) {
            return new TypeMapBuilder().elements(this, 0, count, distance).build(wider);
        }
        TypeMap once = repeats == 1 ? this : writtenOut();
        return new TypeMap(once.kinds, once.offsets, once.starts, count, distance, wider);
    }

    /** The same data so many bytes further on. */
    TypeMap shifted(long shift) {
        long[] moved = new long[period];
        for (int i = 0; i < period; i++) {
            moved[i] = Math.addExact(offsets[i], shift);
        }
        return new TypeMap(kinds, moved, starts, repeats, step, bounds.shifted(shift));
    }

    /** The same data with other bounds, which stay as they are in types derived from it. */
    TypeMap resized(long lowerBound, long extent) {
        TypeBounds fixed = TypeBounds.explicit(bounds, lowerBound, extent);
        return new TypeMap(kinds, offsets, starts, repeats, step, fixed);
    }

    private TypeMap writtenOut() {
        return new TypeMapBuilder().elements(this, 0, 1, 0).build(bounds);
    }

    TypeBounds bounds() {
        return bounds;
    }

    /**
     * The blocks of one element, in sending order.
     *
     * @return an immutable view; empty for a datatype without data
     * @throws ArithmeticException if there are more than 2^31 - 1
     */
    public List<Block> blocks() {
        int count = Math.toIntExact(blockCount());
        return new AbstractList<>() {
            @Override
            public Block get(int index) {
                return new Block(primitive(index), offset(index), bytes(index));
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /**
     * How many blocks there are.
     *
     * @return 0 for a datatype without data
     */
    public long blockCount() {
        return period * repeats;
    }

    /**
     * The kind of a block.
     *
     * @param block index below {@link #blockCount()}
     * @return what it is made of
     */
    public Primitive primitive(long block) {
        return kinds[inPeriod(block)];
    }

    /**
     * Where a block starts in storage.
     *
     * @param block index below {@link #blockCount()}
     * @return bytes from the origin of the element; may be negative
     */
    public long offset(long block) {
        return repeats == 1
                ? offsets[(int) block]
                : offsets[(int) (block % period)] + block / period * step;
    }

    /**
     * Length of a block.
     *
     * @param block index below {@link #blockCount()}
     * @return bytes
     */
    public long bytes(long block) {
        int index = inPeriod(block);
        return starts[index + 1] - starts[index];
    }

    /**
     * Where a block starts when the data of one element is packed without gaps.
     *
     * @param block index below {@link #blockCount()}
     * @return bytes from the start of the packed element
     */
    public long packedStart(long block) {
        return repeats == 1
                ? starts[(int) block]
                : starts[(int) (block % period)] + block / period * starts[period];
    }

    /**
     * Which block holds a byte of the packed element.
     *
     * @param packedOffset bytes from the start of the packed element, less than {@link #size()}
     * @return the index of the block
     */
    public long blockAt(long packedOffset) {
        long before = packedOffset / starts[period];
        int found = Arrays.binarySearch(starts, 0, period, packedOffset % starts[period]);
        return before * period + (found >= 0 ? found : -found - 2);
    }

    private int inPeriod(long block) {
        return repeats == 1 ? (int) block : (int) (block % period);
    }

    /**
     * The kinds of primitives that there are.
     *
     * @return an immutable set; empty for a datatype without data
     */
    public Set<Primitive> primitives() {
        return primitives;
    }

    /**
     * Whether all blocks of all elements start at multiples of a width.
     *
     * @param width in bytes
     * @return true if storage of such a primitive can hold them
     */
    public boolean isAlignedTo(int width) {
        return granularity % width == 0;
    }

    /**
     * How many primitives so many bytes of packed data are.
     *
     * @param bytes their length; may be that of many elements
     * @return their number, or {@link Mpi#UNDEFINED} if the last is incomplete
     */
    public long primitivesIn(long bytes) {
        long whole = starts[period];
        if (bytes == 0 || whole == 0) {
            return bytes == 0 ? 0 : Mpi.UNDEFINED;
        }
        long found = 0;
        long rest = bytes % whole;
        for (int i = 0; i < period; i++) {
            int width = kinds[i].bytes();
            long length = starts[i + 1] - starts[i];
            long part = Math.max(0, Math.min(rest - starts[i], length));
            if (part % width != 0) {
                return Mpi.UNDEFINED;
            }
            found += bytes / whole * (length / width) + part / width;
        }
        return found;
    }

    /**
     * Whether elements follow each other without gaps and are of one primitive kind, so that a
     * message is one plain range of storage.
     *
     * @return true if no packing is needed
     */
    public boolean isDense() {
        return blockCount() == 1 && offsets[0] == 0 && size == extent();
    }

    /**
     * Where an element starts, in bytes from its origin.
     *
     * @return the lower bound
     */
    public long lowerBound() {
        return bounds.lower();
    }

    /**
     * By how many bytes consecutive elements are apart.
     *
     * @return the extent
     */
    public long extent() {
        return bounds.upper() - bounds.lower();
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

    /**
     * The lowest byte that any of so many elements touches.
     *
     * @param count number of elements
     * @return bytes from the origin of the first; 0 if there is no data
     * @throws ArithmeticException if that is out of the address space
     */
    public long lowest(long count) {
        return count == 0 || size == 0
                ? 0
                : Math.addExact(Math.min(0, lastOrigin(count)), trueLowerBound);
    }

    /**
     * The byte after the last one that any of so many elements touches.
     *
     * @param count number of elements
     * @return bytes from the origin of the first; 0 if there is no data
     * @throws ArithmeticException if that is out of the address space
     */
    public long highest(long count) {
        return count == 0 || size == 0
                ? 0
                : Math.addExact(Math.max(0, lastOrigin(count)), trueUpperBound);
    }

    private long lastOrigin(long count) {
        return Math.multiplyExact(count - 1, extent());
    }
}
