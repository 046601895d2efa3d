package org.mpi4j.purejava.collective.reduction;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.UserFunction;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.collective.schedule.Temporary;

/** A function on elements of any datatype, which it sees as bytes laid out by its map. */
final class UserReduction extends Reduction {
    private final UserFunction function;
    private final boolean commutative;
    private final Datatype type;

    UserReduction(UserFunction function, boolean commutative, Datatype type) {
        this.function = function;
        this.commutative = commutative;
        this.type = type;
    }

    @Override
    public boolean isCommutative() {
        return commutative;
    }

    @Override
    public Operand adopt(Schedule schedule, MpiBuffer storage) {
        return temporary(schedule, storage.count());
    }

    @Override
    public Operand temporary(Schedule schedule, long count) {
        Temporary lent = schedule.temporary(Primitive.BYTE, reach(count));
        return new Operand(lent.array(), 0, lent.part(0, reach(count)).as(count, type));
    }

    @Override
    void apply(Operand in, Operand inOut) {
        function.apply(bytes(in), bytes(inOut), inOut.count(), type);
    }

    private ByteBuffer bytes(Operand operand) {
        int start = (int) (operand.first() * type.extent());
        int length = (int) reach(operand.count());
        ByteBuffer whole = ByteBuffer.wrap((byte[]) operand.array());
        return whole.slice(start, length).order(ByteOrder.nativeOrder());
    }

    /** Bytes from the first element's origin to the last byte that any of them touches. */
    private long reach(long count) {
        return type.map().highest(count);
    }
}
