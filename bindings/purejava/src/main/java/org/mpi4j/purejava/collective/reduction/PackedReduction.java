package org.mpi4j.purejava.collective.reduction;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.spi.Memory;

/**
 * The standard's operations on packed elements in plain memory, as accumulates need them. The
 * elements pass through two arrays that this object keeps, so that one object serves one thread.
 */
public final class PackedReduction {
    private static final int COUNT = 1024;

    private record Arrays(MpiBuffer in, MpiBuffer inOut) {}

    /** What an operation on an element needs. */
    private record Step(
            Op op, Datatype element, BuiltinReduction reduction, Arrays arrays, int width) {}

    private final Map<Primitive, Arrays> arrays = new EnumMap<>(Primitive.class);

    /** The last, which is mostly the next: finding it makes objects. */
    private @Nullable Step last;

    /** Creates an object without arrays; they are made when they are needed. */
    public PackedReduction() {}

    /**
     * Computes {@code inOut = inOut op in}, from the start of both.
     *
     * @param op one of the standard's operations that accepts the elements
     * @param element a predefined datatype
     * @param in the right operands
     * @param inOut the left operands, overwritten
     * @param bytes how much, whole elements
     */
    public void apply(Op op, Datatype element, Memory in, Memory inOut, int bytes) {
        if (op == Op.REPLACE) {
            inOut.bytes().put(0, in.bytes(), 0, bytes);
        } else if (element.constructor() instanceof TypeConstructor.Pair pair) {
            if (op != Op.NO_OP) {
                Primitive value = pair.value();
                LocationKernels.combinePacked(op, value, in.bytes(), inOut.bytes(), bytes);
            }
        } else if (op != Op.NO_OP) {
            applyPlain(step(op, element), in, inOut, bytes);
        }
    }

    private Step step(Op op, Datatype element) {
        Step known = last;
        if (known == null || known.op != op || known.element != element) {
            BuiltinReduction reduction = BuiltinReduction.of(op.builtin().orElseThrow(), element);
            Primitive primitive = element.primitive().orElseThrow();
            known = new Step(op, element, reduction, arrays(primitive), primitive.bytes());
            last = known;
        }
        return known;
    }

    private static void applyPlain(Step step, Memory in, Memory inOut, int bytes) {
        MpiBuffer from = step.arrays.in;
        MpiBuffer to = step.arrays.inOut;
        int width = step.width;
        for (int done = 0; done < bytes; done += COUNT * width) {
            int length = Math.min(COUNT * width, bytes - done);
            in.copyOut(done, from, 0, length);
            inOut.copyOut(done, to, 0, length);
            step.reduction.apply(from.base(), to.base(), 0, length / width);
            inOut.copyIn(done, to, 0, length);
        }
    }

    private Arrays arrays(Primitive primitive) {
        Arrays found = arrays.get(primitive);
        if (found == null) {
            found = new Arrays(array(primitive), array(primitive));
            arrays.put(primitive, found);
        }
        return found;
    }

    private static MpiBuffer array(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> MpiBuffer.buffer(new byte[COUNT]);
            case BOOLEAN -> MpiBuffer.buffer(new boolean[COUNT]);
            case CHAR -> MpiBuffer.buffer(new char[COUNT]);
            case SHORT -> MpiBuffer.buffer(new short[COUNT]);
            case INT -> MpiBuffer.buffer(new int[COUNT]);
            case LONG -> MpiBuffer.buffer(new long[COUNT]);
            case FLOAT -> MpiBuffer.buffer(new float[COUNT]);
            case DOUBLE -> MpiBuffer.buffer(new double[COUNT]);
        };
    }
}
