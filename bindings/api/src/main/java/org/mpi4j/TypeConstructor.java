package org.mpi4j;

import java.util.Collections;
import java.util.List;

/**
 * How a datatype was made: the constructor call as a value. Equal values describe equal types. The
 * constructors check their arguments, so every value that exists is valid.
 *
 * @see "MPI 4.1 sections 5.1.2 to 5.1.4 and 5.1.13"
 */
public sealed interface TypeConstructor {
    /**
     * Where the primitives of such a type lie.
     *
     * @return a new type map
     * @throws ArithmeticException if it reaches out of the address space
     */
    TypeMap map();

    /**
     * The arguments in the standard's flat form.
     *
     * @return the contents
     */
    TypeContents contents();

    /**
     * A predefined type of one primitive.
     *
     * @param primitive the primitive
     */
    record Named(Primitive primitive) implements TypeConstructor {
        @Override
        public TypeMap map() {
            return TypeMap.of(primitive);
        }

        @Override
        public TypeContents contents() {
            return TypeChecks.NAMED;
        }
    }

    /**
     * A predefined pair of a value and an {@code int} index, laid out as a C struct.
     *
     * @param value the value's primitive
     */
    record Pair(Primitive value) implements TypeConstructor {
        @Override
        public TypeMap map() {
            long index = Math.max(value.bytes(), Integer.BYTES);
            return new TypeMapBuilder()
                    .block(value, 0, value.bytes())
                    .block(Primitive.INT, index, Integer.BYTES)
                    .build();
        }

        @Override
        public TypeContents contents() {
            return TypeChecks.NAMED;
        }
    }

    /** The predefined type of packed data. */
    record Packed() implements TypeConstructor {
        @Override
        public TypeMap map() {
            return TypeMap.of(Primitive.BYTE);
        }

        @Override
        public TypeContents contents() {
            return TypeChecks.NAMED;
        }
    }

    /**
     * Adjacent elements.
     *
     * @param count number of elements, at least 0
     * @param old type of the elements
     * @see Datatype#contiguous
     */
    record Contiguous(long count, Datatype old) implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param count as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Contiguous {
            TypeChecks.count("count", count);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return old.map().repeated(count, old.extent());
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(Combiner.CONTIGUOUS, List.of(count), List.of(), List.of(old));
        }
    }

    /**
     * Blocks at equal distances in elements.
     *
     * @param count number of blocks, at least 0
     * @param blockLength elements in a block, at least 0
     * @param stride elements between the starts of consecutive blocks
     * @param old type of the elements
     * @see Datatype#vector
     */
    record Vector(long count, long blockLength, long stride, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param count as above
         * @param blockLength as above
         * @param stride as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Vector {
            TypeChecks.count("count", count);
            TypeChecks.count("blockLength", blockLength);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            long distance = Math.multiplyExact(stride, old.extent());
            return old.map().repeated(blockLength, old.extent()).repeated(count, distance);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.VECTOR, List.of(count, blockLength, stride), List.of(), List.of(old));
        }
    }

    /**
     * Blocks at equal distances in bytes.
     *
     * @param count number of blocks, at least 0
     * @param blockLength elements in a block, at least 0
     * @param stride bytes between the starts of consecutive blocks
     * @param old type of the elements
     * @see Datatype#hvector
     */
    record Hvector(long count, long blockLength, long stride, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param count as above
         * @param blockLength as above
         * @param stride as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Hvector {
            TypeChecks.count("count", count);
            TypeChecks.count("blockLength", blockLength);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return old.map().repeated(blockLength, old.extent()).repeated(count, stride);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.HVECTOR, List.of(count, blockLength), List.of(stride), List.of(old));
        }
    }

    /**
     * Blocks of any length at any distance in elements.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in elements
     * @param old type of the elements
     * @see Datatype#indexed
     */
    record Indexed(List<Long> blockLengths, List<Long> displacements, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param blockLengths as above
         * @param displacements as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Indexed {
            blockLengths = TypeChecks.counts("blockLengths", blockLengths);
            displacements = TypeChecks.sameLength("displacements", displacements, blockLengths);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return TypeChecks.blocks(blockLengths, displacements, old.extent(), old);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.INDEXED,
                    TypeChecks.joined(blockLengths, displacements),
                    List.of(),
                    List.of(old));
        }
    }

    /**
     * Blocks of any length at any distance in bytes.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in bytes
     * @param old type of the elements
     * @see Datatype#hindexed
     */
    record Hindexed(List<Long> blockLengths, List<Long> displacements, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param blockLengths as above
         * @param displacements as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Hindexed {
            blockLengths = TypeChecks.counts("blockLengths", blockLengths);
            displacements = TypeChecks.sameLength("displacements", displacements, blockLengths);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return TypeChecks.blocks(blockLengths, displacements, 1, old);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.HINDEXED,
                    TypeChecks.joined(blockLengths),
                    displacements,
                    List.of(old));
        }
    }

    /**
     * Blocks of one length at any distance in elements.
     *
     * @param blockLength elements in a block, at least 0
     * @param displacements start of each block, in elements
     * @param old type of the elements
     * @see Datatype#indexedBlock
     */
    record IndexedBlock(long blockLength, List<Long> displacements, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param blockLength as above
         * @param displacements as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public IndexedBlock {
            TypeChecks.count("blockLength", blockLength);
            displacements = TypeChecks.list("displacements", displacements);
            TypeChecks.open("old", old);
        }

        private List<Long> blockLengths() {
            return Collections.nCopies(displacements.size(), blockLength);
        }

        @Override
        public TypeMap map() {
            return TypeChecks.blocks(blockLengths(), displacements, old.extent(), old);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.INDEXED_BLOCK, TypeChecks.contents(this), List.of(), List.of(old));
        }
    }

    /**
     * Blocks of one length at any distance in bytes.
     *
     * @param blockLength elements in a block, at least 0
     * @param displacements start of each block, in bytes
     * @param old type of the elements
     * @see Datatype#hindexedBlock
     */
    record HindexedBlock(long blockLength, List<Long> displacements, Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param blockLength as above
         * @param displacements as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public HindexedBlock {
            TypeChecks.count("blockLength", blockLength);
            displacements = TypeChecks.list("displacements", displacements);
            TypeChecks.open("old", old);
        }

        private List<Long> blockLengths() {
            return Collections.nCopies(displacements.size(), blockLength);
        }

        @Override
        public TypeMap map() {
            return TypeChecks.blocks(blockLengths(), displacements, 1, old);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.HINDEXED_BLOCK,
                    List.of((long) displacements.size(), blockLength),
                    displacements,
                    List.of(old));
        }
    }

    /**
     * Blocks of several types.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in bytes
     * @param types type of each block's elements
     * @see Datatype#struct
     */
    record Struct(List<Long> blockLengths, List<Long> displacements, List<Datatype> types)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param blockLengths as above
         * @param displacements as above
         * @param types as above
         * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative,
         *     {@link ErrorClass#ARG} if a list is null or of another length than the others, {@link
         *     ErrorClass#TYPE} if a type is null or closed
         */
        public Struct {
            blockLengths = TypeChecks.counts("blockLengths", blockLengths);
            displacements = TypeChecks.sameLength("displacements", displacements, blockLengths);
            types = TypeChecks.sameLength("types", types, blockLengths);
            types.forEach(type -> TypeChecks.open("types", type));
        }

        @Override
        public TypeMap map() {
            TypeMapBuilder builder = new TypeMapBuilder();
            for (int i = 0; i < types.size(); i++) {
                Datatype type = types.get(i);
                builder.elements(
                        type.map(), displacements.get(i), blockLengths.get(i), type.extent());
            }
            return builder.build();
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.STRUCT, TypeChecks.joined(blockLengths), displacements, types);
        }
    }

    /**
     * A part of a multi-dimensional array.
     *
     * @param sizes elements of the whole array in each dimension
     * @param subsizes elements of the part in each dimension, at least 1
     * @param starts where the part starts in each dimension
     * @param order how the array lies in memory
     * @param old type of the array's elements
     * @see Datatype#subarray
     */
    record Subarray(
            List<Long> sizes,
            List<Long> subsizes,
            List<Long> starts,
            ArrayOrder order,
            Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param sizes as above
         * @param subsizes as above
         * @param starts as above
         * @param order as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#ARG} if a list is null or of another length
         *     than the others, or a number is out of its range; {@link ErrorClass#TYPE} if {@code
         *     old} is null or closed
         */
        public Subarray {
            sizes = TypeChecks.sizes("sizes", sizes);
            subsizes =
                    TypeChecks.sizes(
                            "subsizes", TypeChecks.sameLength("subsizes", subsizes, sizes));
            starts = TypeChecks.sameLength("starts", starts, sizes);
            TypeChecks.inside(sizes, subsizes, starts);
            TypeChecks.present("order", order);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return GridMap.subarray(this);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.SUBARRAY, TypeChecks.contents(this), List.of(), List.of(old));
        }
    }

    /**
     * What one process has of an array that is distributed over a grid of processes.
     *
     * @param size number of processes
     * @param rank the process, 0 to size - 1
     * @param sizes elements of the whole array in each dimension
     * @param distributions how each dimension is distributed
     * @param processes processes of the grid in each dimension
     * @param order how the array lies in memory
     * @param old type of the array's elements
     * @see Datatype#darray
     */
    record Darray(
            int size,
            int rank,
            List<Long> sizes,
            List<Distribution> distributions,
            List<Long> processes,
            ArrayOrder order,
            Datatype old)
            implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param size as above
         * @param rank as above
         * @param sizes as above
         * @param distributions as above
         * @param processes as above
         * @param order as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#ARG} if a list is null or of another length
         *     than the others, or a number is out of its range; {@link ErrorClass#TYPE} if {@code
         *     old} is null or closed
         */
        public Darray {
            sizes = TypeChecks.sizes("sizes", sizes);
            distributions = TypeChecks.sameLength("distributions", distributions, sizes);
            processes =
                    TypeChecks.sizes(
                            "processes", TypeChecks.sameLength("processes", processes, sizes));
            TypeChecks.grid(size, rank, sizes, distributions, processes);
            TypeChecks.present("order", order);
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return GridMap.darray(this);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.DARRAY, TypeChecks.contents(this), List.of(), List.of(old));
        }
    }

    /**
     * Another datatype, once more.
     *
     * @param old what it is the same as
     * @see Datatype#dup
     */
    record Dup(Datatype old) implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param old as above
         * @throws MpiException with {@link ErrorClass#TYPE} if {@code old} is null or closed
         */
        public Dup {
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return old.map();
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(Combiner.DUP, List.of(), List.of(), List.of(old));
        }
    }

    /**
     * Another datatype with other bounds.
     *
     * @param lowerBound where an element starts, in bytes from its origin
     * @param extent bytes from one element to the next
     * @param old whose data it has
     * @see Datatype#resized
     */
    record Resized(long lowerBound, long extent, Datatype old) implements TypeConstructor {
        /**
         * Checks the arguments.
         *
         * @param lowerBound as above
         * @param extent as above
         * @param old as above
         * @throws MpiException with {@link ErrorClass#TYPE} if {@code old} is null or closed
         */
        public Resized {
            TypeChecks.open("old", old);
        }

        @Override
        public TypeMap map() {
            return old.map().resized(lowerBound, extent);
        }

        @Override
        public TypeContents contents() {
            return new TypeContents(
                    Combiner.RESIZED, List.of(), List.of(lowerBound, extent), List.of(old));
        }
    }
}
