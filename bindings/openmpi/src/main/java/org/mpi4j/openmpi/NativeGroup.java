package org.mpi4j.openmpi;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.OpenHandle;

/** A group (MPI 4.1 section 7.3). Checks its arguments itself: the library crashes on some. */
final class NativeGroup extends OpenHandle implements Group {
    private final Environment environment;
    private final long handle;

    NativeGroup(Environment environment, long handle) {
        super(environment.handles(), ErrorClass.GROUP, "group");
        this.environment = environment;
        this.handle = handle;
    }

    /** The library's group, if it can be used. */
    long handle() {
        environment.requireActive();
        requireOpen();
        return handle;
    }

    /** The library's group behind an argument. */
    static long handleOf(String name, @Nullable Group group) {
        if (group instanceof NativeGroup mine) {
            return mine.handle();
        }
        throw new MpiException(
                ErrorClass.GROUP,
                group == null ? name + " is null" : name + " is of another backend: " + group);
    }

    @Override
    public int size() {
        int[] size = new int[1];
        Errors.check("MPI_Group_size", OpenMpi.MPI_Group_size(handle(), size));
        return size[0];
    }

    @Override
    public OptionalInt rank() {
        int[] rank = new int[1];
        Errors.check("MPI_Group_rank", OpenMpi.MPI_Group_rank(handle(), rank));
        return rank[0] == OpenMpi.MPI_UNDEFINED ? OptionalInt.empty() : OptionalInt.of(rank[0]);
    }

    @Override
    public int[] translateRanks(int[] ranks, Group other) {
        requireArray("ranks", ranks);
        int size = size();
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] != Mpi.PROC_NULL) {
                requireMember("ranks[" + i + "]", ranks[i], size);
            }
        }
        int[] translated = new int[ranks.length];
        if (ranks.length > 0) {
            int code =
                    OpenMpi.MPI_Group_translate_ranks(
                            handle(), ranks.length, ranks, handleOf("other", other), translated);
            Errors.check("MPI_Group_translate_ranks", code);
        }
        return translated;
    }

    @Override
    public Comparison compare(Group other) {
        int[] result = new int[1];
        int code = OpenMpi.MPI_Group_compare(handle(), handleOf("other", other), result);
        Errors.check("MPI_Group_compare", code);
        return comparison(result[0]);
    }

    /** What a result of MPI_Group_compare or MPI_Comm_compare means. */
    static Comparison comparison(int result) {
        return switch (result) {
            case OpenMpi.MPI_IDENT -> Comparison.IDENT;
            case OpenMpi.MPI_CONGRUENT -> Comparison.CONGRUENT;
            case OpenMpi.MPI_SIMILAR -> Comparison.SIMILAR;
            default -> Comparison.UNEQUAL;
        };
    }

    @Override
    public Group union(Group other) {
        long[] made = new long[1];
        int code = OpenMpi.MPI_Group_union(handle(), handleOf("other", other), made);
        Errors.check("MPI_Group_union", code);
        return new NativeGroup(environment, made[0]);
    }

    @Override
    public Group intersection(Group other) {
        long[] made = new long[1];
        int code = OpenMpi.MPI_Group_intersection(handle(), handleOf("other", other), made);
        Errors.check("MPI_Group_intersection", code);
        return new NativeGroup(environment, made[0]);
    }

    @Override
    public Group difference(Group other) {
        long[] made = new long[1];
        int code = OpenMpi.MPI_Group_difference(handle(), handleOf("other", other), made);
        Errors.check("MPI_Group_difference", code);
        return new NativeGroup(environment, made[0]);
    }

    @Override
    public Group incl(int... ranks) {
        requireMembers("ranks", ranks);
        long[] made = new long[1];
        int code = OpenMpi.MPI_Group_incl(handle(), ranks.length, ranks, made);
        Errors.check("MPI_Group_incl", code);
        return new NativeGroup(environment, made[0]);
    }

    @Override
    public Group excl(int... ranks) {
        requireMembers("ranks", ranks);
        long[] made = new long[1];
        int code = OpenMpi.MPI_Group_excl(handle(), ranks.length, ranks, made);
        Errors.check("MPI_Group_excl", code);
        return new NativeGroup(environment, made[0]);
    }

    @Override
    public Group rangeIncl(Range... ranges) {
        return incl(expand(ranges));
    }

    @Override
    public Group rangeExcl(Range... ranges) {
        return excl(expand(ranges));
    }

    @Override
    public void close() {
        Errors.check("MPI_Group_free", OpenMpi.MPI_Group_free(new long[] {claimForClosing()}));
    }

    private synchronized long claimForClosing() {
        long open = handle();
        closed();
        return open;
    }

    @Override
    protected String describe() {
        return "group of " + size() + " members";
    }

    private int[] expand(Range[] ranges) {
        if (ranges == null) {
            throw new MpiException(ErrorClass.ARG, "ranges is null");
        }
        int size = size();
        return IntStream.range(0, ranges.length)
                .flatMap(i -> expand("ranges[" + i + "]", ranges[i], size))
                .toArray();
    }

    private static IntStream expand(String name, @Nullable Range range, int size) {
        if (range == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
        if (range.stride() == 0) {
            throw new MpiException(ErrorClass.ARG, name + " has stride 0: " + range);
        }
        requireMember(name + ".first", range.first(), size);
        requireMember(name + ".last", range.last(), size);
        long span = (long) range.last() - range.first();
        if (span != 0 && span > 0 != range.stride() > 0) {
            throw new MpiException(
                    ErrorClass.ARG, name + " never gets from first to last: " + range);
        }
        long steps = span / range.stride();
        return IntStream.rangeClosed(0, (int) steps).map(i -> range.first() + i * range.stride());
    }

    private void requireMembers(String name, int[] ranks) {
        requireArray(name, ranks);
        int size = size();
        BitSet seen = new BitSet(size);
        for (int i = 0; i < ranks.length; i++) {
            requireMember(name + "[" + i + "]", ranks[i], size);
            if (seen.get(ranks[i])) {
                throw new MpiException(
                        ErrorClass.RANK, name + "[" + i + "] repeats rank " + ranks[i]);
            }
            seen.set(ranks[i]);
        }
    }

    private static void requireArray(String name, int @Nullable [] array) {
        if (array == null) {
            throw new MpiException(ErrorClass.RANK, name + " is null");
        }
    }

    private static void requireMember(String name, int rank, int size) {
        if (rank < 0 || rank >= size) {
            throw new MpiException(
                    ErrorClass.RANK,
                    name + " is " + rank + ", but the group has " + size + " members");
        }
    }
}
