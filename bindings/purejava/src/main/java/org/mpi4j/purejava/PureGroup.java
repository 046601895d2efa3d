package org.mpi4j.purejava;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;

/** A group: ranks of the world, in an order of its own. */
final class PureGroup implements Group {
    private final int[] members;
    private final int own;
    private volatile boolean closed;

    /** Takes the array over; {@code own} is the calling rank in the world. */
    PureGroup(int[] members, int own) {
        this.members = members;
        this.own = own;
    }

    /** The ranks in the world of a group argument. */
    static int[] members(String name, @Nullable Group group) {
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, name + " is null");
        }
        if (!(group instanceof PureGroup pure)) {
            throw new MpiException(
                    ErrorClass.GROUP, name + " is a group of another backend: " + group);
        }
        if (pure.closed) {
            throw new MpiException(ErrorClass.GROUP, name + " is used after it was closed");
        }
        return pure.members;
    }

    private int[] mine() {
        return members("this group", this);
    }

    static Comparison compare(int[] some, int[] others) {
        if (Arrays.equals(some, others)) {
            return Comparison.IDENT;
        }
        int[] sorted = Arrays.stream(some).sorted().toArray();
        boolean same = Arrays.equals(sorted, Arrays.stream(others).sorted().toArray());
        return same ? Comparison.SIMILAR : Comparison.UNEQUAL;
    }

    private static int indexOf(int[] ranks, int member) {
        return IntStream.range(0, ranks.length)
                .filter(i -> ranks[i] == member)
                .findFirst()
                .orElse(Mpi.UNDEFINED);
    }

    private static IntPredicate in(int[] ranks) {
        return member -> indexOf(ranks, member) >= 0;
    }

    private Group made(IntStream ranks) {
        return new PureGroup(ranks.toArray(), own);
    }

    @Override
    public int size() {
        return mine().length;
    }

    @Override
    public OptionalInt rank() {
        int index = indexOf(mine(), own);
        return index >= 0 ? OptionalInt.of(index) : OptionalInt.empty();
    }

    @Override
    public int[] translateRanks(int[] ranks, Group other) {
        int[] mine = mine();
        int[] others = members("other", other);
        requireArray("ranks", ranks);
        int[] translated = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] == Mpi.PROC_NULL) {
                translated[i] = Mpi.PROC_NULL;
            } else {
                requireRank("ranks[" + i + "]", ranks[i], mine.length);
                translated[i] = indexOf(others, mine[ranks[i]]);
            }
        }
        return translated;
    }

    @Override
    public Comparison compare(Group other) {
        return compare(mine(), members("other", other));
    }

    @Override
    public Group union(Group other) {
        int[] mine = mine();
        int[] others = members("other", other);
        IntStream more = Arrays.stream(others).filter(in(mine).negate());
        return made(IntStream.concat(Arrays.stream(mine), more));
    }

    @Override
    public Group intersection(Group other) {
        int[] mine = mine();
        return made(Arrays.stream(mine).filter(in(members("other", other))));
    }

    @Override
    public Group difference(Group other) {
        int[] mine = mine();
        return made(Arrays.stream(mine).filter(in(members("other", other)).negate()));
    }

    @Override
    public Group incl(int... ranks) {
        int[] mine = mine();
        return made(chosen(ranks, mine.length).stream().mapToInt(rank -> mine[rank]));
    }

    @Override
    public Group excl(int... ranks) {
        int[] mine = mine();
        Set<Integer> left = chosen(ranks, mine.length);
        return made(
                IntStream.range(0, mine.length)
                        .filter(rank -> !left.contains(rank))
                        .map(rank -> mine[rank]));
    }

    @Override
    public Group rangeIncl(Range... ranges) {
        return incl(expand(ranges));
    }

    @Override
    public Group rangeExcl(Range... ranges) {
        return excl(expand(ranges));
    }

    private static Set<Integer> chosen(int[] ranks, int size) {
        requireArray("ranks", ranks);
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = 0; i < ranks.length; i++) {
            requireRank("ranks[" + i + "]", ranks[i], size);
            if (!chosen.add(ranks[i])) {
                throw new MpiException(
                        ErrorClass.RANK, "ranks[" + i + "] is " + ranks[i] + " again");
            }
        }
        return chosen;
    }

    private int[] expand(Range[] ranges) {
        int size = mine().length;
        requireArray("ranges", ranges);
        IntStream.Builder ranks = IntStream.builder();
        for (int i = 0; i < ranges.length; i++) {
            Range range = ranges[i];
            requireArray("ranges[" + i + "]", range);
            if (range.stride() == 0) {
                throw new MpiException(ErrorClass.ARG, "ranges[" + i + "] has stride 0");
            }
            addRange(ranks, "ranges[" + i + "]", range, size);
        }
        return ranks.build().toArray();
    }

    /** Checks every rank before it is added, so that a wild range is an error and not a flood. */
    private static void addRange(IntStream.Builder ranks, String name, Range range, int size) {
        long rank = range.first();
        while (range.stride() > 0 ? rank <= range.last() : rank >= range.last()) {
            requireRank(name, rank, size);
            ranks.add((int) rank);
            rank += range.stride();
        }
    }

    private static void requireArray(String name, @Nullable Object array) {
        if (array == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
    }

    private static void requireRank(String name, long rank, int size) {
        if (rank < 0 || rank >= size) {
            throw new MpiException(
                    ErrorClass.RANK, name + " is " + rank + "; the group has " + size + " ranks");
        }
    }

    @Override
    public void close() {
        if (closed) {
            throw new MpiException(ErrorClass.GROUP, "this group is closed twice");
        }
        closed = true;
    }

    @Override
    public String toString() {
        return "group of ranks " + Arrays.toString(members) + " of the world";
    }
}
