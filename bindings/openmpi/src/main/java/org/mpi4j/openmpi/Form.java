package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.TypeMap;
import org.mpi4j.spi.External32;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** How elements of heap storage lie in the slab that they are copied through. */
enum Form {
    /**
     * Their data without gaps, as so many primitives, or structs of them: the same type signature,
     * less to copy.
     */
    PACKED {
        @Override
        NativeDatatype type(Datatype datatype) {
            Primitive kind = onlyKind(datatype);
            return kind == null ? NativeDatatype.of(datatype).packed() : NativeDatatype.of(kind);
        }

        @Override
        long count(long elements, Datatype datatype) {
            return elements * unit(datatype);
        }

        @Override
        long bytes(long elements, Datatype datatype) {
            return elements * datatype.size();
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            long size = from.datatype().size();
            int at = (int) (element * size);
            Packing.pack(from, at, to, at, (int) (elements * size));
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            Packing.unpack(from, 0, to, 0, (int) bytes);
        }
    },
    /**
     * Their bytes with a gap after each. Open MPI 4.1 does not notice that a short message of a
     * rank to itself is cut off if the receive was posted first and what is sent has no gaps: only
     * what the library has to gather arrives with its length.
     */
    SPACED {
        @Override
        NativeDatatype type(Datatype datatype) {
            return NativeDatatype.spacedByte();
        }

        @Override
        long count(long elements, Datatype datatype) {
            return PACKED.bytes(elements, datatype);
        }

        @Override
        long bytes(long elements, Datatype datatype) {
            // The bytes are packed behind their places first.
            return (1 + NativeDatatype.SPACING) * count(elements, datatype);
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            long size = from.datatype().size();
            int length = (int) (elements * size);
            int packed = NativeDatatype.SPACING * length;
            Packing.pack(from, element * size, to, packed, length);
            ByteBuffer bytes = to.bytes();
            for (int i = 0; i < length; i++) {
                bytes.put(NativeDatatype.SPACING * i, bytes.get(packed + i));
            }
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            throw new UnsupportedOperationException("only for what is sent");
        }
    },
    /** Their data without gaps, as bytes: in a file, values have no type. */
    BYTES {
        @Override
        NativeDatatype type(Datatype datatype) {
            return NativeDatatype.of(Primitive.BYTE);
        }

        @Override
        long count(long elements, Datatype datatype) {
            return PACKED.bytes(elements, datatype);
        }

        @Override
        long bytes(long elements, Datatype datatype) {
            return PACKED.bytes(elements, datatype);
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            PACKED.in(from, element, elements, to);
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            PACKED.out(from, to, bytes);
        }
    },
    /** As {@link #BYTES}, in the byte order of the representation external32. */
    EXTERNAL32 {
        @Override
        NativeDatatype type(Datatype datatype) {
            return BYTES.type(datatype);
        }

        @Override
        long count(long elements, Datatype datatype) {
            return BYTES.count(elements, datatype);
        }

        @Override
        long bytes(long elements, Datatype datatype) {
            return BYTES.bytes(elements, datatype);
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            BYTES.in(from, element, elements, to);
            External32.convert(to.bytes(), (int) from.dataBytes(), from.datatype().map(), 0);
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            External32.convert(from.bytes(), (int) bytes, to.datatype().map(), 0);
            BYTES.out(from, to, bytes);
        }
    },
    /** As in the storage, gaps and all: a user operation sees elements of the datatype itself. */
    AS_STORED {
        @Override
        NativeDatatype type(Datatype datatype) {
            return NativeDatatype.of(datatype);
        }

        @Override
        long count(long elements, Datatype datatype) {
            return elements;
        }

        @Override
        long bytes(long elements, Datatype datatype) {
            long above = Math.max(0, datatype.map().highest(elements));
            return origin(elements, datatype) + above;
        }

        @Override
        long origin(long elements, Datatype datatype) {
            return Math.max(0, -datatype.map().lowest(elements));
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            TypeMap map = from.datatype().map();
            long start = element * map.extent() + map.lowest(elements);
            int length = (int) (map.highest(elements) - map.lowest(elements));
            int at = (int) (origin(from.count(), from.datatype()) + start);
            to.copyIn(at, from, start, length);
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            TypeMap map = to.datatype().map();
            if (map.isDense()) {
                from.copyOut(0, to, 0, (int) bytes);
                return;
            }
            long origin = origin(to.count(), to.datatype());
            long elements = map.size() == 0 ? 0 : bytes / map.size();
            for (long element = 0; element < elements; element++) {
                for (long block = 0; block < map.blockCount(); block++) {
                    long at = element * map.extent() + map.offset(block);
                    from.copyOut((int) (origin + at), to, at, (int) map.bytes(block));
                }
            }
        }
    };

    /** The datatype to give to MPI. */
    abstract NativeDatatype type(Datatype datatype);

    /** The count to give to MPI. */
    abstract long count(long elements, Datatype datatype);

    /** Room that the elements need. */
    abstract long bytes(long elements, Datatype datatype);

    /** Copies some elements of a buffer to their place in the slab. */
    abstract void in(MpiBuffer from, long element, long elements, Memory to);

    /** Copies so many bytes of data, from the first element on, into a buffer; gaps stay. */
    abstract void out(Memory from, MpiBuffer to, long bytes);

    /** Bytes of that room that are below the origin of the first element. */
    long origin(long elements, Datatype datatype) {
        return 0;
    }

    /** Elements of the {@link #PACKED} type in an element. */
    static long unit(Datatype datatype) {
        if (datatype.constructor() instanceof TypeConstructor.Named) {
            return 1;
        }
        Primitive kind = onlyKind(datatype);
        return kind == null ? 1 : datatype.size() / kind.bytes();
    }

    /** What packed elements are made of, if it is all the same; bytes if they are nothing. */
    private static @Nullable Primitive onlyKind(Datatype datatype) {
        if (datatype.constructor() instanceof TypeConstructor.Named named) {
            return named.primitive();
        }
        Set<Primitive> kinds = datatype.map().primitives();
        if (kinds.size() > 1) {
            return null;
        }
        return kinds.isEmpty() ? Primitive.BYTE : kinds.iterator().next();
    }
}
