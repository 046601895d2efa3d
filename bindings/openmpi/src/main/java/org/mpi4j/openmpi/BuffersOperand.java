package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffers;
import org.mpi4j.raw.OpenMpi;

/**
 * One buffer a rank as MPI takes them: counts, displacements in bytes from one address, and
 * datatypes. Each buffer is bound as any other, so memory outside the heap is used where it is.
 */
final class BuffersOperand {
    /** How displacements are passed. */
    enum Width {
        /** As int, from the lowest address. */
        INT {
            @Override
            long base(long lowest) {
                return lowest;
            }

            @Override
            void put(ByteBuffer memory, int index, long distance) {
                memory.putInt(index * Integer.BYTES, (int) distance);
            }
        },
        /** As MPI_Aint, from MPI_BOTTOM: addresses. */
        LONG {
            @Override
            long base(long lowest) {
                return OpenMpi.MPI_BOTTOM;
            }

            @Override
            void put(ByteBuffer memory, int index, long distance) {
                memory.putLong(index * Long.BYTES, distance);
            }
        };

        abstract long base(long lowest);

        abstract void put(ByteBuffer memory, int index, long distance);
    }

    private Operand[] operands = {};
    private long address;
    private @Nullable Slab counts;
    private @Nullable Slab displacements;
    private @Nullable Slab types;

    /** Datatypes that hold addresses, made where an int is too short for the distances. */
    private long[] located = {};

    /** Binds what MPI only reads. */
    void input(MpiBuffers from, Width width) {
        begin(from);
        for (int i = 0; i < operands.length; i++) {
            operands[i].input(from.get(i), Form.PACKED);
        }
        layOut(from, width);
    }

    /** Binds what MPI overwrites. */
    void output(MpiBuffers to, Width width) {
        begin(to);
        for (int i = 0; i < operands.length; i++) {
            operands[i].output(to.get(i), Form.PACKED);
        }
        layOut(to, width);
    }

    /** Binds what MPI reads and overwrites. */
    void inOut(MpiBuffers both, Width width) {
        begin(both);
        for (int i = 0; i < operands.length; i++) {
            operands[i].inOut(both.get(i), Form.PACKED);
        }
        layOut(both, width);
    }

    /** Brings what MPI reads again, as it is now. */
    void refill() {
        for (Operand operand : operands) {
            operand.refill();
        }
    }

    /** Brings to the buffers what MPI wrote, if they are outputs. */
    void finish() {
        for (Operand operand : operands) {
            operand.finish();
        }
    }

    /** Lets go of everything; does nothing if nothing is bound. */
    void release() {
        for (Operand operand : operands) {
            operand.release();
        }
        operands = new Operand[0];
        giveBack(counts);
        counts = null;
        giveBack(displacements);
        displacements = null;
        giveBack(types);
        types = null;
        for (long type : located) {
            if (type != OpenMpi.MPI_DATATYPE_NULL) {
                Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {type}));
            }
        }
        located = new long[0];
        address = 0;
    }

    long address() {
        return address;
    }

    long counts() {
        return counts == null ? 0 : counts.address();
    }

    long displacements() {
        return displacements == null ? 0 : displacements.address();
    }

    long types() {
        return types == null ? 0 : types.address();
    }

    private void begin(MpiBuffers given) {
        operands = new Operand[given.size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = new Operand(null);
        }
    }

    private void layOut(MpiBuffers given, Width width) {
        if (given == MpiBuffers.IN_PLACE) {
            address = OpenMpi.MPI_IN_PLACE;
            return;
        }
        int size = operands.length;
        counts = SlabPool.SHARED.acquire(Math.multiplyExact(size, Integer.BYTES));
        displacements = SlabPool.SHARED.acquire(Math.multiplyExact(size, Long.BYTES));
        types = SlabPool.SHARED.acquire(Math.multiplyExact(size, Long.BYTES));
        if (width == Width.INT && spread() > Integer.MAX_VALUE) {
            locate();
        } else {
            place(width);
        }
    }

    private void place(Width width) {
        address = width.base(lowest());
        for (int i = 0; i < operands.length; i++) {
            Operand operand = operands[i];
            long distance = operand.count() == 0 ? 0 : operand.address() - address;
            put(i, operand.count(), operand.type());
            width.put(memory(displacements), i, distance);
        }
    }

    /** Each buffer becomes one element of a datatype that knows the address. */
    private void locate() {
        address = OpenMpi.MPI_BOTTOM;
        located = new long[operands.length];
        for (int i = 0; i < operands.length; i++) {
            located[i] = OpenMpi.MPI_DATATYPE_NULL;
        }
        for (int i = 0; i < operands.length; i++) {
            located[i] = located(operands[i]);
            put(i, 1, located[i]);
            Width.INT.put(memory(displacements), i, 0);
        }
    }

    private static long located(Operand operand) {
        int[] length = {operand.count()};
        long[] where = {operand.address()};
        long[] made = new long[1];
        Errors.check(
                "MPI_Type_create_hindexed",
                OpenMpi.MPI_Type_create_hindexed(1, length, where, operand.type(), made));
        Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(made));
        return made[0];
    }

    private void put(int index, int count, long type) {
        memory(counts).putInt(index * Integer.BYTES, count);
        memory(types).putLong(index * Long.BYTES, type);
    }

    private long lowest() {
        long lowest = Long.MAX_VALUE;
        for (Operand operand : operands) {
            if (operand.count() > 0) {
                lowest = Math.min(lowest, operand.address());
            }
        }
        return lowest == Long.MAX_VALUE ? 0 : lowest;
    }

    private long spread() {
        long highest = 0;
        for (Operand operand : operands) {
            if (operand.count() > 0) {
                highest = Math.max(highest, operand.address());
            }
        }
        return Math.max(0, highest - lowest());
    }

    private static ByteBuffer memory(@Nullable Slab slab) {
        if (slab == null) {
            throw new IllegalStateException("not bound");
        }
        return slab.memory().bytes();
    }

    private static void giveBack(@Nullable Slab used) {
        if (used != null) {
            SlabPool.SHARED.release(used);
        }
    }
}
