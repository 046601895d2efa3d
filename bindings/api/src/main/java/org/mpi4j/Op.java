package org.mpi4j;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;

/**
 * How a reduction combines elements: one of the standard's operations, or a lambda.
 *
 * <p>An operation made from a lambda keeps rank order ({@code a} comes from lower ranks than {@code
 * b}) unless it is turned {@link #commutative()}. It is closed by whoever made it.
 *
 * <p>What a lambda throws at one rank is thrown to the callers at all ranks of the communicator, as
 * an {@link MpiException} with {@link ErrorClass#OP} that names the rank and what was thrown; at
 * the rank itself it is the cause. Nobody hangs, and the contents of the receive arguments are not
 * defined. A blocking reduction with a lambda ends with a short agreement of all ranks; one that
 * does not block carries the news along with the operands. Over an inter-communicator a reduction
 * that does not block throws only where the lambda has thrown.
 *
 * @see "MPI 4.1 sections 6.9.2 and 6.9.5"
 */
public final class Op extends LocalHandle {
    /** The standard's operations. */
    public enum Builtin {
        /** MPI_SUM. */
        SUM,
        /** MPI_PROD. */
        PROD,
        /** MPI_MAX. */
        MAX,
        /** MPI_MIN. */
        MIN,
        /** MPI_LAND. */
        LAND,
        /** MPI_LOR. */
        LOR,
        /** MPI_LXOR. */
        LXOR,
        /** MPI_BAND. */
        BAND,
        /** MPI_BOR. */
        BOR,
        /** MPI_BXOR. */
        BXOR,
        /** MPI_MINLOC. */
        MINLOC,
        /** MPI_MAXLOC. */
        MAXLOC,
        /** MPI_REPLACE. */
        REPLACE,
        /** MPI_NO_OP. */
        NO_OP
    }

    private static final Set<Primitive> INTEGERS =
            EnumSet.of(
                    Primitive.BYTE, Primitive.CHAR, Primitive.SHORT, Primitive.INT, Primitive.LONG);
    private static final Set<Primitive> NUMBERS = with(INTEGERS, Primitive.FLOAT, Primitive.DOUBLE);
    private static final Set<Primitive> LOGICALS = with(INTEGERS, Primitive.BOOLEAN);

    /** Sum of numbers; integers wrap around. */
    public static final Op SUM = new Op(Builtin.SUM, NUMBERS);

    /** Product of numbers; integers wrap around. */
    public static final Op PROD = new Op(Builtin.PROD, NUMBERS);

    /** Largest number. */
    public static final Op MAX = new Op(Builtin.MAX, NUMBERS);

    /** Smallest number. */
    public static final Op MIN = new Op(Builtin.MIN, NUMBERS);

    /** Logical and, of booleans or integers (not zero is true; the result is 0 or 1). */
    public static final Op LAND = new Op(Builtin.LAND, LOGICALS);

    /** Logical or, of booleans or integers (not zero is true; the result is 0 or 1). */
    public static final Op LOR = new Op(Builtin.LOR, LOGICALS);

    /** Logical exclusive or, of booleans or integers (not zero is true; the result is 0 or 1). */
    public static final Op LXOR = new Op(Builtin.LXOR, LOGICALS);

    /** Bitwise and, of integers. */
    public static final Op BAND = new Op(Builtin.BAND, INTEGERS);

    /** Bitwise or, of integers. */
    public static final Op BOR = new Op(Builtin.BOR, INTEGERS);

    /** Bitwise exclusive or, of integers. */
    public static final Op BXOR = new Op(Builtin.BXOR, INTEGERS);

    /**
     * The smallest value and where it is, of pairs such as {@link Datatype#DOUBLE_INT}; of equal
     * values the smallest index.
     *
     * @see "MPI_MINLOC, MPI 4.1 section 6.9.4"
     */
    public static final Op MINLOC = new Op(Builtin.MINLOC, Op::isPair);

    /**
     * The largest value and where it is, of pairs such as {@link Datatype#DOUBLE_INT}; of equal
     * values the smallest index.
     *
     * @see "MPI_MAXLOC, MPI 4.1 section 6.9.4"
     */
    public static final Op MAXLOC = new Op(Builtin.MAXLOC, Op::isPair);

    /**
     * What is there is replaced. Only for one-sided communication.
     *
     * @see "MPI_REPLACE, MPI 4.1 section 12.3.4"
     */
    public static final Op REPLACE = new Op(Builtin.REPLACE, type -> true);

    /**
     * What is there stays; it is only fetched. Only for one-sided communication.
     *
     * @see "MPI_NO_OP, MPI 4.1 section 12.3.4"
     */
    public static final Op NO_OP = new Op(Builtin.NO_OP, type -> true);

    private final Optional<Builtin> builtin;
    private final Optional<UserFunction> function;
    private final Predicate<Datatype> accepted;
    private final boolean commutative;

    private Op(Builtin builtin, Set<Primitive> accepted) {
        this(builtin, anyOf(accepted));
    }

    private Op(Builtin builtin, Predicate<Datatype> accepted) {
        super(true, ErrorClass.OP);
        this.builtin = Optional.of(builtin);
        this.function = Optional.empty();
        this.accepted = accepted;
        this.commutative = true;
    }

    private Op(UserFunction function, Predicate<Datatype> accepted, boolean commutative) {
        super(false, ErrorClass.OP);
        this.builtin = Optional.empty();
        this.function = Optional.of(function);
        this.accepted = accepted;
        this.commutative = commutative;
    }

    /**
     * An operation over vectors of elements of any datatype.
     *
     * @param function computes {@code inOut[i] = in[i] op inOut[i]}
     * @return a new operation that keeps rank order; close it when it is no longer needed
     * @see "MPI_Op_create, MPI 4.1 section 6.9.5"
     */
    public static Op of(UserFunction function) {
        return new Op(function, type -> true, false);
    }

    /**
     * An operation on {@code int} elements.
     *
     * @param operator combines the value of lower ranks with that of higher ranks
     * @return a new operation that keeps rank order; close it when it is no longer needed
     */
    public static Op ofInt(IntBinaryOperator operator) {
        UserFunction vector =
                (in, inOut, count, type) -> {
                    for (int at = 0; at < count * Integer.BYTES; at += Integer.BYTES) {
                        inOut.putInt(at, operator.applyAsInt(in.getInt(at), inOut.getInt(at)));
                    }
                };
        return new Op(vector, anyOf(EnumSet.of(Primitive.INT)), false);
    }

    /**
     * An operation on {@code long} elements.
     *
     * @param operator combines the value of lower ranks with that of higher ranks
     * @return a new operation that keeps rank order; close it when it is no longer needed
     */
    public static Op ofLong(LongBinaryOperator operator) {
        UserFunction vector =
                (in, inOut, count, type) -> {
                    for (int at = 0; at < count * Long.BYTES; at += Long.BYTES) {
                        inOut.putLong(at, operator.applyAsLong(in.getLong(at), inOut.getLong(at)));
                    }
                };
        return new Op(vector, anyOf(EnumSet.of(Primitive.LONG)), false);
    }

    /**
     * An operation on {@code double} elements.
     *
     * @param operator combines the value of lower ranks with that of higher ranks
     * @return a new operation that keeps rank order; close it when it is no longer needed
     */
    public static Op ofDouble(DoubleBinaryOperator operator) {
        UserFunction vector =
                (in, inOut, count, type) -> {
                    for (int at = 0; at < count * Double.BYTES; at += Double.BYTES) {
                        double result =
                                operator.applyAsDouble(in.getDouble(at), inOut.getDouble(at));
                        inOut.putDouble(at, result);
                    }
                };
        return new Op(vector, anyOf(EnumSet.of(Primitive.DOUBLE)), false);
    }

    /**
     * An operation on records.
     *
     * @param type class of the records, whose elements are of {@link Datatype#ofRecord}
     * @param operator combines the value of lower ranks with that of higher ranks
     * @param <T> the record
     * @return a new operation that keeps rank order; close it when it is no longer needed
     * @throws MpiException as {@link Datatype#ofRecord}
     */
    public static <T extends Record> Op ofRecord(Class<T> type, BinaryOperator<T> operator) {
        Datatype element = Datatype.ofRecord(type);
        RecordLayout layout = RecordLayout.of(type);
        int extent = Math.toIntExact(element.extent());
        UserFunction vector =
                (in, inOut, count, datatype) -> {
                    for (int at = 0; at < count * extent; at += extent) {
                        T left = type.cast(layout.read(in, at));
                        T right = type.cast(layout.read(inOut, at));
                        layout.write(inOut, at, operator.apply(left, right));
                    }
                };
        return new Op(vector, given -> given == element, false);
    }

    /**
     * The same operation, declared commutative, so that operands may be combined in any order.
     *
     * @return a new operation to be closed by itself; this one if it is predefined
     */
    public Op commutative() {
        return function.map(f -> new Op(f, accepted, true)).orElse(this);
    }

    /**
     * Whether operands may be combined in any order.
     *
     * @return true for the predefined operations and after {@link #commutative()}
     * @see "MPI_Op_commutative, MPI 4.1 section 6.9.5"
     */
    public boolean isCommutative() {
        return commutative;
    }

    /**
     * Which of the standard's operations this is.
     *
     * @return empty for an operation that the program made
     */
    public Optional<Builtin> builtin() {
        return builtin;
    }

    /**
     * The program's function.
     *
     * @return empty for one of the standard's operations
     */
    public Optional<UserFunction> function() {
        return function;
    }

    /**
     * Whether elements of a datatype can be combined with this operation. The standard's operations
     * take plain primitives, {@link #MINLOC} and {@link #MAXLOC} pairs; {@link #of} takes any
     * datatype.
     *
     * @param type the datatype
     * @return true if it is accepted
     */
    public boolean accepts(Datatype type) {
        return accepted.test(type);
    }

    private static Predicate<Datatype> anyOf(Set<Primitive> primitives) {
        return type ->
                type.constructor() instanceof TypeConstructor.Named named
                        && primitives.contains(named.primitive());
    }

    private static boolean isPair(Datatype type) {
        return type.constructor() instanceof TypeConstructor.Pair;
    }

    /**
     * Whether a reduction can be made with this operation.
     *
     * @return false for {@link #REPLACE} and {@link #NO_OP}, which are for one-sided communication
     */
    public boolean isForReductions() {
        return this != REPLACE && this != NO_OP;
    }

    private static Set<Primitive> with(Set<Primitive> some, Primitive... more) {
        Set<Primitive> all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }

    @Override
    public String toString() {
        return builtin.map(b -> "Op." + b)
                .orElse(commutative ? "Op of a commutative lambda" : "Op of a lambda");
    }
}
