package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.TypeMap;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** How elements of heap storage lie in the slab that they are copied through. */
enum Form {
    /** Their data without gaps, as so many primitives: the same type signature, less to copy. */
    PACKED {
        @Override
        NativeDatatype type(Datatype datatype) {
            return NativeDatatype.of(primitive(datatype));
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
            ExternalOrder.convert(to.bytes(), from.datatype(), from.dataBytes());
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            ExternalOrder.convert(from.bytes(), to.datatype(), bytes);
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
            return elements == 0
                    ? 0
                    : (elements - 1) * datatype.extent() + datatype.map().trueUpperBound();
        }

        @Override
        void in(MpiBuffer from, long element, long elements, Memory to) {
            long start = element * from.datatype().extent();
            to.copyIn((int) start, from, start, (int) bytes(elements, from.datatype()));
        }

        @Override
        void out(Memory from, MpiBuffer to, long bytes) {
            TypeMap map = to.datatype().map();
            if (map.isDense()) {
                from.copyOut(0, to, 0, (int) bytes);
                return;
            }
            List<TypeMap.Block> blocks = map.blocks();
            long elements = map.size() == 0 ? 0 : bytes / map.size();
            for (long element = 0; element < elements; element++) {
                for (TypeMap.Block block : blocks) {
                    long at = element * map.extent() + block.offset();
                    from.copyOut((int) at, to, at, (int) block.bytes());
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

    /** Primitives in an element. */
    static long unit(Datatype datatype) {
        return datatype.isPredefined() ? 1 : datatype.size() / primitive(datatype).bytes();
    }

    /** What packed elements are made of. */
    static Primitive primitive(Datatype datatype) {
        if (datatype.constructor() instanceof Datatype.Named named) {
            return named.primitive();
        }
        if (datatype.map().blocks().isEmpty()) {
            return Primitive.BYTE;
        }
        return datatype.primitive()
                .orElseThrow(
                        () ->
                                new MpiException(
                                        ErrorClass.UNSUPPORTED_OPERATION,
                                        "elements of several primitives cannot be copied from the"
                                                + " heap yet; use direct memory for "
                                                + datatype));
    }
}
