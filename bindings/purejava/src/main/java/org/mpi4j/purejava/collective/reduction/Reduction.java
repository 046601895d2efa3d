package org.mpi4j.purejava.collective.reduction;

import java.util.Optional;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** An operation on elements of one datatype. */
public abstract sealed class Reduction permits BuiltinReduction, UserReduction {
    Reduction() {}

    /**
     * Joins an operation and a datatype that it accepts.
     *
     * @param op the operation
     * @param type the datatype
     * @return how to combine such elements
     */
    public static Reduction of(Op op, Datatype type) {
        if (op == Op.MINLOC || op == Op.MAXLOC) {
            return new UserReduction(LocationKernels.of(op), true, type);
        }
        Optional<Op.Builtin> builtin = op.builtin();
        return builtin.isPresent()
                ? BuiltinReduction.of(builtin.get(), type)
                : new UserReduction(op.function().orElseThrow(), op.isCommutative(), type);
    }

    /**
     * Whether operands may be combined in any order.
     *
     * @return false if lower ranks must come first
     */
    public abstract boolean isCommutative();

    /**
     * The program's storage as an operand, if it can be combined in where it is.
     *
     * @param schedule lends memory where it cannot
     * @param storage what to combine in
     * @return an operand whose buffer is {@code storage} itself, or else a temporary one
     */
    public abstract Operand adopt(Schedule schedule, MpiBuffer storage);

    /**
     * A temporary operand.
     *
     * @param schedule lends the memory
     * @param count number of elements
     * @return an operand with any values
     */
    public abstract Operand temporary(Schedule schedule, long count);

    /**
     * Computes {@code inOut = in op inOut}.
     *
     * @param in the operand of the lower ranks
     * @param inOut the operand of the higher ranks, overwritten
     */
    abstract void apply(Operand in, Operand inOut);

    /**
     * Adds a step that computes {@code inOut = in op inOut}.
     *
     * @param schedule where to add it
     * @param in the operand of the lower ranks
     * @param inOut the operand of the higher ranks, overwritten
     */
    public final void combine(Schedule schedule, Operand in, Operand inOut) {
        if (inOut.count() > 0) {
            schedule.combine(() -> apply(in, inOut));
        }
    }
}
