package org.mpi4j.openmpi;

import java.util.List;
import org.mpi4j.Datatype;
import org.mpi4j.Distribution;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.TypeMap;
import org.mpi4j.raw.OpenMpi;

/** Makes the library's datatypes; none of them is committed here. */
final class NativeTypes {
    /** Elements of one part of a {@link #large} type. */
    private static final int PART = 1 << 30;

    /** Blocks that a struct of packed elements may have. */
    private static final int MOST_PACKED_BLOCKS = 1 << 20;

    private NativeTypes() {}

    private interface Call {
        /** Makes a datatype of another and returns MPI's code. */
        int make(long old, long[] made);
    }

    /**
     * Makes the library's object from the constructor alone: the types that this one was made from
     * may have been closed since.
     *
     * @return a handle, for the caller to free if {@link #isOwned}
     */
    static long make(Datatype datatype) {
        TypeConstructor how = datatype.constructor();
        if (how instanceof TypeConstructor.Named named) {
            return Handles.of(named.primitive());
        } else if (how instanceof TypeConstructor.Pair pair) {
            return Handles.ofPair(pair.value());
        } else if (how instanceof TypeConstructor.Packed) {
            return OpenMpi.MPI_PACKED;
        } else if (how instanceof TypeConstructor.Struct s) {
            return struct(s);
        } else if (how instanceof TypeConstructor.Contiguous c) {
            return contiguous(c);
        } else if (how instanceof TypeConstructor.Vector v) {
            return vector(v);
        } else if (how instanceof TypeConstructor.Hvector v) {
            return hvector(v.count(), v.blockLength(), v.stride(), v.old());
        } else if (how instanceof TypeConstructor.Indexed i) {
            return indexed(i);
        } else if (how instanceof TypeConstructor.Hindexed i) {
            return hindexed(i.blockLengths(), addresses(i.displacements(), 1), i.old());
        } else if (how instanceof TypeConstructor.IndexedBlock i) {
            return indexedBlock(i);
        } else if (how instanceof TypeConstructor.HindexedBlock i) {
            long[] displacements = addresses(i.displacements(), 1);
            return hindexedBlock(i.blockLength(), displacements, i.old());
        }
        return makeOther(how);
    }

    private static long makeOther(TypeConstructor how) {
        if (how instanceof TypeConstructor.Subarray s) {
            return subarray(s);
        } else if (how instanceof TypeConstructor.Darray d) {
            return darray(d);
        } else if (how instanceof TypeConstructor.Dup d) {
            return derive("MPI_Type_dup", d.old(), OpenMpi::MPI_Type_dup);
        } else if (how instanceof TypeConstructor.Resized r) {
            long low = r.lowerBound();
            long extent = r.extent();
            return derive(
                    "MPI_Type_create_resized",
                    r.old(),
                    (old, made) -> OpenMpi.MPI_Type_create_resized(old, low, extent, made));
        }
        throw new MpiException(ErrorClass.INTERN, "no native datatype for " + how);
    }

    /** Whether a handle from {@link #make} is the caller's own. */
    private static boolean isOwned(Datatype datatype) {
        TypeConstructor how = datatype.constructor();
        return !(how instanceof TypeConstructor.Named
                || how instanceof TypeConstructor.Pair
                || how instanceof TypeConstructor.Packed);
    }

    private static long derive(String name, Datatype from, Call call) {
        long old = make(from);
        try {
            return derive(name, old, call);
        } finally {
            if (isOwned(from)) {
                free(old);
            }
        }
    }

    private static long derive(String name, long old, Call call) {
        long[] made = new long[1];
        Errors.check(name, call.make(old, made));
        return made[0];
    }

    static void free(long handle) {
        Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {handle}));
    }

    private static long contiguous(TypeConstructor.Contiguous c) {
        long count = c.count();
        if (count > Integer.MAX_VALUE) {
            return derive(
                    "MPI_Type_create_struct",
                    c.old(),
                    (old, made) -> {
                        made[0] = large(old, c.old().extent(), count);
                        return OpenMpi.MPI_SUCCESS;
                    });
        }
        return derive(
                "MPI_Type_contiguous",
                c.old(),
                (old, made) -> OpenMpi.MPI_Type_contiguous((int) count, old, made));
    }

    /** As many elements as no {@code int} can count, as one element. */
    static long large(long old, long extent, long count) {
        int parts = Counts.narrow(count / PART);
        int rest = (int) (count % PART);
        String name = "MPI_Type_contiguous";
        long part = derive(name, old, (o, made) -> OpenMpi.MPI_Type_contiguous(PART, o, made));
        try {
            int[] lengths = {parts, rest};
            long[] starts = {0, parts * (PART * extent)};
            long[] types = {part, old};
            return derive(
                    "MPI_Type_create_struct",
                    old,
                    (o, made) -> OpenMpi.MPI_Type_create_struct(2, lengths, starts, types, made));
        } finally {
            free(part);
        }
    }

    private static long vector(TypeConstructor.Vector v) {
        if (v.stride() != (int) v.stride()) {
            long stride = v.stride() * v.old().extent();
            return hvector(v.count(), v.blockLength(), stride, v.old());
        }
        int count = Counts.narrow(v.count());
        int length = Counts.narrow(v.blockLength());
        int stride = (int) v.stride();
        return derive(
                "MPI_Type_vector",
                v.old(),
                (old, made) -> OpenMpi.MPI_Type_vector(count, length, stride, old, made));
    }

    private static long hvector(long blocks, long blockLength, long stride, Datatype from) {
        int count = Counts.narrow(blocks);
        int length = Counts.narrow(blockLength);
        return derive(
                "MPI_Type_create_hvector",
                from,
                (old, made) -> OpenMpi.MPI_Type_create_hvector(count, length, stride, old, made));
    }

    private static long indexed(TypeConstructor.Indexed i) {
        if (!fit(i.displacements())) {
            long[] bytes = addresses(i.displacements(), i.old().extent());
            return hindexed(i.blockLengths(), bytes, i.old());
        }
        int[] lengths = ints(i.blockLengths());
        int[] displacements = ints(i.displacements());
        return derive(
                "MPI_Type_indexed",
                i.old(),
                (old, made) ->
                        OpenMpi.MPI_Type_indexed(
                                lengths.length, lengths, displacements, old, made));
    }

    private static long hindexed(List<Long> blockLengths, long[] displacements, Datatype from) {
        int[] lengths = ints(blockLengths);
        return derive(
                "MPI_Type_create_hindexed",
                from,
                (old, made) ->
                        OpenMpi.MPI_Type_create_hindexed(
                                lengths.length, lengths, displacements, old, made));
    }

    private static long indexedBlock(TypeConstructor.IndexedBlock i) {
        if (!fit(i.displacements())) {
            long[] bytes = addresses(i.displacements(), i.old().extent());
            return hindexedBlock(i.blockLength(), bytes, i.old());
        }
        int length = Counts.narrow(i.blockLength());
        int[] displacements = ints(i.displacements());
        return derive(
                "MPI_Type_create_indexed_block",
                i.old(),
                (old, made) ->
                        OpenMpi.MPI_Type_create_indexed_block(
                                displacements.length, length, displacements, old, made));
    }

    private static long hindexedBlock(long blockLength, long[] displacements, Datatype from) {
        int length = Counts.narrow(blockLength);
        return derive(
                "MPI_Type_create_hindexed_block",
                from,
                (old, made) ->
                        OpenMpi.MPI_Type_create_hindexed_block(
                                displacements.length, length, displacements, old, made));
    }

    private static long struct(TypeConstructor.Struct s) {
        long[] types = new long[s.types().size()];
        int made = 0;
        try {
            while (made < types.length) {
                types[made] = make(s.types().get(made));
                made++;
            }
            return struct(ints(s.blockLengths()), addresses(s.displacements(), 1), types);
        } finally {
            for (int i = 0; i < made; i++) {
                if (isOwned(s.types().get(i))) {
                    free(types[i]);
                }
            }
        }
    }

    private static long struct(int[] lengths, long[] displacements, long[] types) {
        return derive(
                "MPI_Type_create_struct",
                OpenMpi.MPI_DATATYPE_NULL,
                (none, made) ->
                        OpenMpi.MPI_Type_create_struct(
                                types.length, lengths, displacements, types, made));
    }

    private static long subarray(TypeConstructor.Subarray s) {
        int[] sizes = ints(s.sizes());
        int[] subsizes = ints(s.subsizes());
        int[] starts = ints(s.starts());
        int order = Handles.of(s.order());
        return derive(
                "MPI_Type_create_subarray",
                s.old(),
                (old, made) ->
                        OpenMpi.MPI_Type_create_subarray(
                                sizes.length, sizes, subsizes, starts, order, old, made));
    }

    private static long darray(TypeConstructor.Darray d) {
        int[] sizes = ints(d.sizes());
        int[] kinds = d.distributions().stream().mapToInt(by -> Handles.of(by.kind())).toArray();
        int[] arguments = ints(d.distributions().stream().map(NativeTypes::argument).toList());
        int[] processes = ints(d.processes());
        int order = Handles.of(d.order());
        return derive(
                "MPI_Type_create_darray",
                d.old(),
                (old, made) ->
                        OpenMpi.MPI_Type_create_darray(
                                d.size(),
                                d.rank(),
                                sizes.length,
                                sizes,
                                kinds,
                                arguments,
                                processes,
                                order,
                                old,
                                made));
    }

    private static long argument(Distribution by) {
        return by.argument() == Distribution.DEFAULT
                ? OpenMpi.MPI_DISTRIBUTE_DFLT_DARG
                : by.argument();
    }

    /** The same primitives as in one element, in their order, without gaps. */
    static long packed(Datatype datatype) {
        TypeMap map = datatype.map();
        if (map.blockCount() > MOST_PACKED_BLOCKS) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "elements of several primitives in "
                            + map.blockCount()
                            + " blocks cannot be copied from the heap; use direct memory");
        }
        int blocks = (int) map.blockCount();
        int[] lengths = new int[blocks];
        long[] displacements = new long[blocks];
        long[] types = new long[blocks];
        for (int i = 0; i < blocks; i++) {
            Primitive primitive = map.primitive(i);
            lengths[i] = Counts.narrow(map.bytes(i) / primitive.bytes());
            displacements[i] = map.packedStart(i);
            types[i] = Handles.of(primitive);
        }
        return resized(struct(lengths, displacements, types), 0, map.size());
    }

    /** Instead of a type, which is freed, one with other bounds. */
    static long resized(long old, long lowerBound, long extent) {
        try {
            return derive(
                    "MPI_Type_create_resized",
                    old,
                    (o, made) -> OpenMpi.MPI_Type_create_resized(o, lowerBound, extent, made));
        } finally {
            free(old);
        }
    }

    private static boolean fit(List<Long> values) {
        return values.stream().allMatch(value -> value == value.intValue());
    }

    private static int[] ints(List<Long> values) {
        return values.stream().mapToInt(Counts::narrow).toArray();
    }

    private static long[] addresses(List<Long> values, long unit) {
        return values.stream().mapToLong(value -> value * unit).toArray();
    }
}
