package org.mpi4j.conformance.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mpi4j.ArrayOrder;
import org.mpi4j.Datatype;
import org.mpi4j.Distribution;
import org.mpi4j.Primitive;

/**
 * A datatype nested at random, and the bytes of one element in sending order, found by following
 * the standard's definitions byte by byte. The lower bound and extent are the type's own: they are
 * compared with the library's elsewhere.
 *
 * @param type the datatype, open
 * @param bytes offset of each byte of one element, in sending order
 */
public record RandomType(Datatype type, List<Long> bytes) {
    private static final int MOST_BYTES = 2000;

    /** A type of several levels that reaches no further than some thousand bytes. */
    public static RandomType make(Random random) {
        RandomType made = primitive(random);
        int levels = random.nextInt(4);
        for (int i = 0; i < levels; i++) {
            RandomType next = derive(made, random);
            boolean small =
                    next.bytes.size() <= MOST_BYTES && Math.abs(next.type.extent()) < 20_000;
            if (small) {
                made = next;
            }
        }
        return made;
    }

    /** The lowest byte of so many elements, or 0. */
    public long low(int count) {
        return Math.min(0, positions(count).stream().mapToLong(Long::longValue).min().orElse(0));
    }

    /** The end of so many elements, or 0. */
    public long high(int count) {
        return Math.max(
                0, 1 + positions(count).stream().mapToLong(Long::longValue).max().orElse(-1));
    }

    /** Offsets of the bytes of so many elements, in sending order. */
    public List<Long> positions(int count) {
        return places(List.of(new long[] {0, count}), this);
    }

    private static RandomType primitive(Random random) {
        Primitive[] all = Primitive.values();
        int index = random.nextInt(all.length + 2);
        Datatype type =
                index < all.length
                        ? Datatype.of(all[index])
                        : index == all.length ? Datatype.DOUBLE_INT : Datatype.SHORT_INT;
        List<Long> bytes = new ArrayList<>();
        type.map()
                .blocks()
                .forEach(
                        block -> {
                            for (long i = 0; i < block.bytes(); i++) {
                                bytes.add(block.offset() + i);
                            }
                        });
        return new RandomType(type, bytes);
    }

    /** Runs of so many elements, each run at an offset in bytes. */
    private static List<Long> places(List<long[]> runs, RandomType old) {
        List<Long> all = new ArrayList<>();
        for (long[] run : runs) {
            for (long i = 0; i < run[1]; i++) {
                for (long at : old.bytes) {
                    all.add(run[0] + i * old.type.extent() + at);
                }
            }
        }
        return all;
    }

    private static RandomType derive(RandomType old, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> contiguous(old, 1 + random.nextInt(4));
            case 1 -> vector(old, random);
            case 2 -> hvector(old, random);
            case 3 -> indexed(old, random);
            case 4 -> hindexed(old, random);
            case 5 -> indexedBlock(old, random);
            case 6 -> hindexedBlock(old, random);
            case 7 -> struct(old, random);
            case 8 -> subarray(old, random);
            case 9 -> darray(old, random);
            case 10 -> new RandomType(Datatype.dup(old.type), old.bytes);
            default -> resized(old, random);
        };
    }

    private static RandomType contiguous(RandomType old, int count) {
        List<long[]> runs = List.of(new long[] {0, count});
        return new RandomType(Datatype.contiguous(count, old.type), places(runs, old));
    }

    private static List<long[]> strided(int count, int length, long stride) {
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(new long[] {i * stride, length});
        }
        return runs;
    }

    private static RandomType vector(RandomType old, Random random) {
        int count = 1 + random.nextInt(4);
        int length = 1 + random.nextInt(3);
        int stride = (length + random.nextInt(3)) * (random.nextInt(4) == 0 ? -1 : 1);
        Datatype type = Datatype.vector(count, length, stride, old.type);
        return new RandomType(
                type, places(strided(count, length, stride * old.type.extent()), old));
    }

    private static RandomType hvector(RandomType old, Random random) {
        int count = 1 + random.nextInt(4);
        int length = 1 + random.nextInt(3);
        long stride = (length + random.nextInt(2)) * span(old) + 8L * random.nextInt(3);
        Datatype type = Datatype.hvector(count, length, stride, old.type);
        return new RandomType(type, places(strided(count, length, stride), old));
    }

    /** Bytes that elements are apart if they must not overlap. */
    private static long span(RandomType old) {
        long span = Math.max(Math.abs(old.type.extent()), old.type.trueExtent());
        return (span + 7) / 8 * 8;
    }

    private static long[] lengths(Random random, int count) {
        return random.longs(count, 0, 4).toArray();
    }

    /** Starts in a random order, without overlap, in units of elements that may reach a span. */
    private static long[] starts(Random random, int count, long unit) {
        long[] starts = new long[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (4L * i + random.nextInt(2)) * unit;
        }
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long kept = starts[i];
            starts[i] = starts[other];
            starts[other] = kept;
        }
        return starts;
    }

    private static List<long[]> runs(long[] starts, long unit, long[] lengths) {
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            runs.add(new long[] {starts[i] * unit, lengths[i]});
        }
        return runs;
    }

    private static RandomType indexed(RandomType old, Random random) {
        long[] lengths = lengths(random, 3);
        long[] starts = starts(random, 3, 1);
        Datatype type = Datatype.indexed(lengths, starts, old.type);
        return new RandomType(type, places(runs(starts, old.type.extent(), lengths), old));
    }

    private static RandomType hindexed(RandomType old, Random random) {
        long[] lengths = lengths(random, 3);
        long[] starts = starts(random, 3, span(old));
        Datatype type = Datatype.hindexed(lengths, starts, old.type);
        return new RandomType(type, places(runs(starts, 1, lengths), old));
    }

    private static RandomType indexedBlock(RandomType old, Random random) {
        long[] starts = starts(random, 3, 1);
        Datatype type = Datatype.indexedBlock(2, starts, old.type);
        long[] lengths = {2, 2, 2};
        return new RandomType(type, places(runs(starts, old.type.extent(), lengths), old));
    }

    private static RandomType hindexedBlock(RandomType old, Random random) {
        long[] starts = starts(random, 3, span(old));
        Datatype type = Datatype.hindexedBlock(2, starts, old.type);
        return new RandomType(type, places(runs(starts, 1, new long[] {2, 2, 2}), old));
    }

    private static RandomType struct(RandomType old, Random random) {
        RandomType other = primitive(random);
        long[] lengths = {1 + random.nextInt(2), 1 + random.nextInt(2)};
        long gap = 8L * random.nextInt(3);
        long second = (old.high(2) + 7) / 8 * 8 + gap;
        Datatype type =
                Datatype.struct(lengths, new long[] {0, second}, List.of(old.type, other.type));
        List<Long> bytes = new ArrayList<>(places(List.of(new long[] {0, lengths[0]}), old));
        bytes.addAll(places(List.of(new long[] {second, lengths[1]}), other));
        return new RandomType(type, bytes);
    }

    private static ArrayOrder order(Random random) {
        return random.nextBoolean() ? ArrayOrder.C : ArrayOrder.FORTRAN;
    }

    /** All cells of an array of 2 dimensions in the order in which they are sent. */
    private static List<long[]> cells(
            List<Long> rows, List<Long> columns, long[] sizes, ArrayOrder order, long extent) {
        List<long[]> runs = new ArrayList<>();
        List<Long> outer = order == ArrayOrder.C ? rows : columns;
        List<Long> inner = order == ArrayOrder.C ? columns : rows;
        long width = order == ArrayOrder.C ? sizes[1] : sizes[0];
        for (long slow : outer) {
            for (long fast : inner) {
                runs.add(new long[] {(slow * width + fast) * extent, 1});
            }
        }
        return runs;
    }

    private static List<Long> range(long start, long length) {
        List<Long> made = new ArrayList<>();
        for (long i = start; i < start + length; i++) {
            made.add(i);
        }
        return made;
    }

    private static RandomType subarray(RandomType old, Random random) {
        long[] sizes = {2 + random.nextInt(3), 2 + random.nextInt(3)};
        long[] parts = {1 + random.nextInt(2), 1 + random.nextInt(2)};
        long[] starts = {
            random.nextInt((int) (sizes[0] - parts[0] + 1)),
            random.nextInt((int) (sizes[1] - parts[1] + 1))
        };
        ArrayOrder order = order(random);
        Datatype type = Datatype.subarray(sizes, parts, starts, order, old.type);
        List<long[]> cells =
                cells(
                        range(starts[0], parts[0]),
                        range(starts[1], parts[1]),
                        sizes,
                        order,
                        old.type.extent());
        return new RandomType(type, places(cells, old));
    }

    private static Distribution distribution(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Distribution.BLOCK;
            case 1 -> Distribution.CYCLIC;
            case 2 -> Distribution.cyclic(2);
            default -> Distribution.block(4);
        };
    }

    /** Which indices a process has, by asking for the owner of each. */
    private static List<Long> owned(long size, Distribution by, long processes, long process) {
        boolean block = by.kind() == Distribution.Kind.BLOCK;
        long even = block ? (size + processes - 1) / processes : 1;
        long length = by.argument() == Distribution.DEFAULT ? even : by.argument();
        List<Long> made = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            long owner = block ? i / length : i / length % processes;
            if (owner == process) {
                made.add(i);
            }
        }
        return made;
    }

    private static RandomType darray(RandomType old, Random random) {
        long[] sizes = {3 + random.nextInt(4), 3 + random.nextInt(4)};
        long[] grid = {2, 2};
        int rank = random.nextInt(4);
        List<Distribution> by = List.of(distribution(random), distribution(random));
        ArrayOrder order = order(random);
        Datatype type = Datatype.darray(4, rank, sizes, by, grid, order, old.type);
        List<long[]> cells =
                cells(
                        owned(sizes[0], by.get(0), 2, rank / 2),
                        owned(sizes[1], by.get(1), 2, rank % 2),
                        sizes,
                        order,
                        old.type.extent());
        return new RandomType(type, places(cells, old));
    }

    private static RandomType resized(RandomType old, Random random) {
        long low = 8L * (random.nextInt(3) - 1);
        long extent = span(old) + 8L * random.nextInt(3);
        return new RandomType(Datatype.resized(old.type, low, extent), old.bytes);
    }
}
