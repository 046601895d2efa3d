package org.mpi4j.purejava.collective;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;

/** Operations on {@link Cells}, each with what it means. */
enum Operator {
    /** The standard's sum of longs. */
    SUM,
    /** A program's sum, declared commutative. */
    USER_SUM,
    /** Composition of x -> a x + b, which is associative and not commutative; wraps around. */
    AFFINE;

    private static final Op USER = Op.of(Operator::sum).commutative();
    private static final Op COMPOSITION = Op.of(Operator::compose);

    Op op() {
        return switch (this) {
            case SUM -> Op.SUM;
            case USER_SUM -> USER;
            case AFFINE -> COMPOSITION;
        };
    }

    /** The datatype's second long is 8 bytes after the first, or 16 if it is strided. */
    private static int second(Datatype type) {
        return type == Cells.STRIDED ? 16 : 8;
    }

    private static void sum(ByteBuffer in, ByteBuffer inOut, int count, Datatype type) {
        for (int i = 0; i < count; i++) {
            int at = (int) (i * type.extent());
            int next = at + second(type);
            inOut.putLong(at, in.getLong(at) + inOut.getLong(at));
            inOut.putLong(next, in.getLong(next) + inOut.getLong(next));
        }
    }

    private static void compose(ByteBuffer in, ByteBuffer inOut, int count, Datatype type) {
        for (int i = 0; i < count; i++) {
            int at = (int) (i * type.extent());
            int next = at + second(type);
            long a = in.getLong(at);
            inOut.putLong(next, a * inOut.getLong(next) + in.getLong(next));
            inOut.putLong(at, a * inOut.getLong(at));
        }
    }

    /** The standard's operations take longs, the program's take cells. */
    MpiBuffer view(Cells cells) {
        MpiBuffer buffer = cells.buffer();
        return this == SUM ? buffer.as(2L * cells.count(), Datatype.LONG) : buffer;
    }

    /** Elements of {@link #view} in one cell. */
    int unit() {
        return this == SUM ? 2 : 1;
    }

    /**
     * The sequential oracle: contributions of ranks {@code from} to {@code to - 1}, in order.
     *
     * @param cell which cell
     * @param contribution names the contribution of a rank
     */
    long[] fold(int from, int to, int cell, IntUnaryOperator contribution) {
        long[] result = element(from, contribution.applyAsInt(from), cell);
        for (int rank = from + 1; rank < to; rank++) {
            long[] next = element(rank, contribution.applyAsInt(rank), cell);
            result =
                    this == AFFINE
                            ? new long[] {result[0] * next[0], result[0] * next[1] + result[1]}
                            : new long[] {result[0] + next[0], result[1] + next[1]};
        }
        return result;
    }

    private static long[] element(int rank, int contribution, int cell) {
        return new long[] {
            Cells.value(rank, contribution, 2 * cell), Cells.value(rank, contribution, 2 * cell + 1)
        };
    }
}
