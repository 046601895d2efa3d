package org.mpi4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the arguments of datatype constructors must be, and how their numbers are listed. */
final class TypeChecks {
    static final TypeContents NAMED =
            new TypeContents(Combiner.NAMED, List.of(), List.of(), List.of());

    private TypeChecks() {}

    static void count(String name, long value) {
        if (value < 0) {
            throw new MpiException(ErrorClass.COUNT, name + " must not be negative, is " + value);
        }
    }

    static void present(String name, @Nullable Object value) {
        if (value == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
    }

    static void open(String name, @Nullable Datatype type) {
        if (type == null) {
            throw new MpiException(ErrorClass.TYPE, name + " is null");
        }
        type.requireOpen();
    }

    /** The array as an immutable list. */
    static List<Long> list(String name, long @Nullable [] values) {
        if (values == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
        List<Long> made = new ArrayList<>(values.length);
        for (long value : values) {
            made.add(value);
        }
        return List.copyOf(made);
    }

    /** An immutable copy. */
    static <T> List<T> list(String name, @Nullable Collection<? extends T> values) {
        if (values == null) {
            throw new MpiException(ErrorClass.ARG, name + " is null");
        }
        for (Object value : values) {
            present("an element of " + name, value);
        }
        return List.copyOf(values);
    }

    static <T> List<T> sameLength(String name, @Nullable List<T> values, List<?> as) {
        List<T> copy = list(name, values);
        if (copy.size() != as.size()) {
            throw new MpiException(
                    ErrorClass.ARG, name + " has " + copy.size() + " elements, not " + as.size());
        }
        return copy;
    }

    static List<Long> counts(String name, List<Long> values) {
        List<Long> copy = list(name, values);
        for (int i = 0; i < copy.size(); i++) {
            count(name + "[" + i + "]", copy.get(i));
        }
        return copy;
    }

    static List<Long> sizes(String name, List<Long> values) {
        List<Long> copy = list(name, values);
        if (copy.isEmpty()) {
            throw new MpiException(
                    ErrorClass.ARG, name + " is empty; at least 1 dimension is needed");
        }
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) < 1) {
                throw new MpiException(
                        ErrorClass.ARG, name + "[" + i + "] must be positive, is " + copy.get(i));
            }
        }
        return copy;
    }

    static void inside(List<Long> sizes, List<Long> subsizes, List<Long> starts) {
        for (int i = 0; i < sizes.size(); i++) {
            long most = sizes.get(i) - subsizes.get(i);
            if (most < 0) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "subsizes["
                                + i
                                + "] is "
                                + subsizes.get(i)
                                + ", sizes["
                                + i
                                + "] only "
                                + sizes.get(i));
            }
            if (starts.get(i) < 0 || starts.get(i) > most) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "starts[" + i + "] is " + starts.get(i) + "; allowed are 0 to " + most);
            }
        }
    }

    static void grid(
            int size,
            int rank,
            List<Long> sizes,
            List<Distribution> distributions,
            List<Long> processes) {
        if (size < 1) {
            throw new MpiException(ErrorClass.ARG, "size must be positive, is " + size);
        }
        if (rank < 0 || rank >= size) {
            throw new MpiException(
                    ErrorClass.ARG, "rank is " + rank + "; allowed are 0 to " + (size - 1));
        }
        long cells = 1;
        for (long length : processes) {
            // Both factors are below 2^31 as long as they can be right.
            cells = cells > size || length > size ? Long.MAX_VALUE : cells * length;
        }
        if (cells != size) {
            throw new MpiException(
                    ErrorClass.ARG, "processes " + processes + " are " + cells + ", not " + size);
        }
        for (int i = 0; i < sizes.size(); i++) {
            dimension(i, sizes.get(i), distributions.get(i), processes.get(i));
        }
    }

    private static void dimension(int index, long size, Distribution by, long processes) {
        if (by.kind() == Distribution.Kind.NONE && processes != 1) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "processes["
                            + index
                            + "] must be 1 where nothing is distributed, is "
                            + processes);
        }
        boolean given = by.argument() != Distribution.DEFAULT;
        if (by.kind() == Distribution.Kind.BLOCK && given) {
            // Divided, since the product may overflow.
            long needed = (size + by.argument() - 1) / by.argument();
            if (needed > processes) {
                throw new MpiException(
                        ErrorClass.ARG,
                        "distributions["
                                + index
                                + "] has blocks of "
                                + by.argument()
                                + ", which are too short for "
                                + size
                                + " elements on "
                                + processes
                                + " processes");
            }
        }
    }

    /** Blocks at displacements, which are in units of so many bytes. */
    static TypeMap blocks(
            List<Long> blockLengths, List<Long> displacements, long unit, Datatype old) {
        TypeMapBuilder builder = new TypeMapBuilder();
        long extent = old.extent();
        for (int i = 0; i < displacements.size(); i++) {
            long start = Math.multiplyExact(displacements.get(i), unit);
            builder.elements(old.map(), start, blockLengths.get(i), extent);
        }
        return builder.build();
    }

    /** Their common length, then their numbers. */
    @SafeVarargs
    static List<Long> joined(List<Long>... lists) {
        List<Long> all = new ArrayList<>();
        all.add((long) lists[0].size());
        for (List<Long> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    static List<Long> contents(TypeConstructor.IndexedBlock b) {
        List<Long> all = new ArrayList<>(List.of((long) b.displacements().size(), b.blockLength()));
        all.addAll(b.displacements());
        return all;
    }

    static List<Long> contents(TypeConstructor.Subarray s) {
        List<Long> all = joined(s.sizes(), s.subsizes(), s.starts());
        all.add((long) s.order().number());
        return all;
    }

    static List<Long> contents(TypeConstructor.Darray d) {
        List<Long> all =
                new ArrayList<>(List.of((long) d.size(), (long) d.rank(), (long) d.sizes().size()));
        all.addAll(d.sizes());
        d.distributions().forEach(by -> all.add((long) by.kind().number()));
        d.distributions().forEach(by -> all.add(by.argument()));
        all.addAll(d.processes());
        all.add((long) d.order().number());
        return all;
    }
}
