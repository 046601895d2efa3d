package org.mpi4j.purejava.collective.reduction;

import java.nio.ByteBuffer;
import org.mpi4j.Datatype;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.UserFunction;

/** MINLOC and MAXLOC on pairs of a value and an {@code int} index. */
final class LocationKernels {
    private LocationKernels() {}

    static UserFunction of(Op op) {
        int sign = op == Op.MINLOC ? -1 : 1;
        return (in, inOut, count, type) -> combine(sign, in, inOut, count, type);
    }

    private static void combine(
            int sign, ByteBuffer in, ByteBuffer inOut, int count, Datatype type) {
        Primitive value = ((TypeConstructor.Pair) type.constructor()).value();
        int extent = (int) type.extent();
        int place = Math.max(value.bytes(), Integer.BYTES);
        combine(sign, value, in, inOut, new Steps(count, extent, place));
    }

    /** Combines pairs without gaps. */
    static void combinePacked(Op op, Primitive value, ByteBuffer in, ByteBuffer inOut, int bytes) {
        int extent = value.bytes() + Integer.BYTES;
        Steps steps = new Steps(bytes / extent, extent, value.bytes());
        combine(op == Op.MINLOC ? -1 : 1, value, in, inOut, steps);
    }

    /** How many pairs, from one to the next, and from a value to its index. */
    private record Steps(int count, int extent, int place) {}

    private static void combine(
            int sign, Primitive value, ByteBuffer in, ByteBuffer inOut, Steps steps) {
        int extent = steps.extent;
        int place = steps.place;
        for (int at = 0; at < steps.count * extent; at += extent) {
            int order = sign * compare(value, in, inOut, at);
            int left = in.getInt(at + place);
            boolean lower = left < inOut.getInt(at + place);
            if (order > 0 || (order == 0 && lower)) {
                inOut.put(at, in, at, value.bytes());
                inOut.putInt(at + place, left);
            }
        }
    }

    /** As C compares: neither of two values is less if one is not a number. */
    private static int compare(Primitive value, ByteBuffer a, ByteBuffer b, int at) {
        return switch (value) {
            case SHORT -> Short.compare(a.getShort(at), b.getShort(at));
            case INT -> Integer.compare(a.getInt(at), b.getInt(at));
            case LONG -> Long.compare(a.getLong(at), b.getLong(at));
            case FLOAT -> compare(a.getFloat(at), b.getFloat(at));
            case DOUBLE -> compare(a.getDouble(at), b.getDouble(at));
            case BYTE, BOOLEAN, CHAR -> throw new IllegalArgumentException("pairs of " + value);
        };
    }

    private static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : 0;
    }
}
