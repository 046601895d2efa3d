package org.mpi4j.purejava.collective.reduction;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.collective.schedule.Temporary;

/** One of the standard's operations on one primitive: a loop over two arrays of it. */
final class BuiltinReduction extends Reduction {
    private static final Map<Op.Builtin, Map<Primitive, BuiltinReduction>> ALL = all();

    private final Op.Builtin op;
    private final Primitive primitive;

    private BuiltinReduction(Op.Builtin op, Primitive primitive) {
        this.op = op;
        this.primitive = primitive;
    }

    private static Map<Op.Builtin, Map<Primitive, BuiltinReduction>> all() {
        Map<Op.Builtin, Map<Primitive, BuiltinReduction>> all = new EnumMap<>(Op.Builtin.class);
        for (Op.Builtin op : Op.Builtin.values()) {
            Map<Primitive, BuiltinReduction> row = new EnumMap<>(Primitive.class);
            for (Primitive primitive : Primitive.values()) {
                row.put(primitive, new BuiltinReduction(op, primitive));
            }
            all.put(op, row);
        }
        return all;
    }

    static BuiltinReduction of(Op.Builtin op, Datatype type) {
        Primitive primitive = type.primitive().orElseThrow();
        return Objects.requireNonNull(Objects.requireNonNull(ALL.get(op)).get(primitive));
    }

    @Override
    public boolean isCommutative() {
        return true;
    }

    @Override
    public Operand adopt(Schedule schedule, MpiBuffer storage) {
        if (storage.storage() == Storage.ARRAY && storage.element() == primitive) {
            int first = (int) (storage.byteOffset() / primitive.bytes());
            return new Operand(storage.base(), first, storage);
        }
        return temporary(schedule, storage.count());
    }

    @Override
    public Operand temporary(Schedule schedule, long count) {
        Temporary lent = schedule.temporary(primitive, count);
        return new Operand(lent.array(), 0, lent.part(0, count));
    }

    @Override
    void apply(Operand in, Operand inOut) {
        int i = in.first();
        int o = inOut.first();
        int count = inOut.count();
        Object from = in.array();
        Object to = inOut.array();
        switch (primitive) {
            case BYTE -> ByteKernels.apply(op, (byte[]) from, i, (byte[]) to, o, count);
            case BOOLEAN -> BooleanKernels.apply(op, (boolean[]) from, i, (boolean[]) to, o, count);
            case CHAR -> CharKernels.apply(op, (char[]) from, i, (char[]) to, o, count);
            case SHORT -> ShortKernels.apply(op, (short[]) from, i, (short[]) to, o, count);
            case INT -> IntKernels.apply(op, (int[]) from, i, (int[]) to, o, count);
            case LONG -> LongKernels.apply(op, (long[]) from, i, (long[]) to, o, count);
            case FLOAT -> FloatKernels.apply(op, (float[]) from, i, (float[]) to, o, count);
            case DOUBLE -> DoubleKernels.apply(op, (double[]) from, i, (double[]) to, o, count);
        }
    }
}
