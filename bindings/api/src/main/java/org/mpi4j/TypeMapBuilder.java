package org.mpi4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts elements of datatypes at places and makes one type map of them. */
final class TypeMapBuilder {
    private Primitive[] kinds = new Primitive[4];
    private long[] offsets = new long[4];
    private long[] lengths = new long[4];
    private int count;
    private @Nullable TypeBounds bounds;

    /** One block of primitives of a kind. */
    TypeMapBuilder block(Primitive primitive, long offset, long bytes) {
        append(primitive, offset, bytes);
        int width = primitive.bytes();
        TypeBounds own = new TypeBounds(0, bytes, width, false);
        bounds(own, offset);
        return this;
    }

    /** So many elements, the first at {@code start}, their origins {@code distance} bytes apart. */
    TypeMapBuilder elements(TypeMap map, long start, long elements, long distance) {
        if (elements == 0) {
            return this;
        }
        long last = Math.multiplyExact(elements - 1, distance);
        bounds(map.bounds().repeated(last), start);
        if (map.blockCount() == 1 && map.size() == distance) {
            long length = Math.multiplyExact(map.size(), elements);
            append(map.primitive(0), start + map.offset(0), length);
            return this;
        }
        if (map.blockCount() > 0) {
            requireRoom(map, elements);
        }
        for (long i = 0; i < elements; i++) {
            for (long block = 0; block < map.blockCount(); block++) {
                append(
                        map.primitive(block),
                        Math.addExact(start + i * distance, map.offset(block)),
                        map.bytes(block));
            }
        }
        return this;
    }

    private void requireRoom(TypeMap map, long elements) {
        long room = (long) TypeMap.MOST_BLOCKS - count;
        if (elements > room / map.blockCount()) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    elements
                            + " times "
                            + map.blockCount()
                            + " blocks are more than a datatype can have, "
                            + TypeMap.MOST_BLOCKS
                            + "; only what is regular in its outermost level may have more");
        }
    }

    private void bounds(TypeBounds more, long shift) {
        TypeBounds known = bounds;
        bounds = known == null ? more.shifted(shift) : known.and(more, shift);
    }

    private void append(Primitive kind, long offset, long bytes) {
        int last = count - 1;
        if (last >= 0 && kinds[last] == kind && offsets[last] + lengths[last] == offset) {
            lengths[last] = Math.addExact(lengths[last], bytes);
            return;
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        kinds[count] = kind;
        offsets[count] = offset;
        lengths[count] = bytes;
        count++;
    }

    TypeMap build() {
        TypeBounds known = bounds;
        return build(known == null ? TypeBounds.NONE : known.padded());
    }

    TypeMap build(TypeBounds given) {
        long[] starts = new long[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = Math.addExact(starts[i], lengths[i]);
        }
        return new TypeMap(
                Arrays.copyOf(kinds, count), Arrays.copyOf(offsets, count), starts, given);
    }
}
