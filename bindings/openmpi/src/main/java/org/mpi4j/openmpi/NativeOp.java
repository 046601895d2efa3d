package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LocalHandle;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.TypeConstructor;
import org.mpi4j.UserFunction;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.raw.UserOps;

/** What the library knows of an {@link Op}: a handle; for a lambda also the slot that calls it. */
final class NativeOp extends CountedHandle {
    private static final int NO_SLOT = -1;
    private static final Map<Op.Builtin, NativeOp> PREDEFINED = predefined();

    private final Op op;
    private final int slot;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private NativeOp(long handle, Op op, int slot) {
        super(handle, op.isPredefined());
        this.op = op;
        this.slot = slot;
    }

    /** The library's operation, not retained. */
    static NativeOp of(Op op) {
        NativeOp predefined = op.builtin().isEmpty() ? null : PREDEFINED.get(op.builtin().get());
        if (predefined != null) {
            return predefined;
        }
        LocalHandle.Attachment attachment = op.attachment(() -> create(op));
        if (attachment instanceof NativeOp made) {
            return made;
        }
        throw new MpiException(ErrorClass.OP, op + " is in use by another backend");
    }

    /**
     * Retains it for an operation.
     *
     * @param datatype what will be combined
     */
    NativeOp use(Datatype datatype) {
        if (slot == NO_SLOT) {
            return op == Op.SUM ? sumOf(datatype) : this;
        }
        if (!retain()) {
            throw new MpiException(ErrorClass.OP, op + " is used after it was closed");
        }
        return this;
    }

    /** Refuses what a program's function could not be given as buffers from 0 on. */
    static void requireForward(Op op, Datatype datatype) {
        if (datatype.map().trueLowerBound() < 0) {
            throw new MpiException(
                    ErrorClass.TYPE,
                    op + " cannot be given elements that reach below their origin: " + datatype);
        }
    }

    /** Whether the program made it: then it may throw. */
    boolean isUserDefined() {
        return slot != NO_SLOT;
    }

    /** What the function threw on a thread that was not in the call itself, if it did. */
    @Nullable Throwable takeFailure() {
        return isUserDefined() ? failure.getAndSet(null) : null;
    }

    /** Combines two vectors; never throws, because the library could not pass it on. */
    void apply(long in, long inOut, int count, long datatype, Scratch scratch) {
        try {
            Datatype type = NativeDatatype.ofHandle(datatype);
            long bytes = type.map().highest(count);
            ByteBuffer left = NativeMemory.view(in, bytes);
            ByteBuffer right = NativeMemory.view(inOut, bytes);
            UserFunction function = op.function().orElseThrow();
            function.apply(left, right, count, type);
        } catch (Throwable thrown) {
            if (!scratch.arguments().failed(this, thrown)) {
                failure.compareAndSet(null, thrown);
            }
        }
    }

    @Override
    void destroy() {
        if (Environment.isMpiActive()) {
            Errors.check("MPI_Op_free", OpenMpi.MPI_Op_free(new long[] {handle()}));
        }
        UserOpTable.release(slot);
        HeldArrays.functionRemoved();
    }

    private static NativeOp create(Op op) {
        Environment.requireMpiActive();
        int slot = UserOpTable.reserve();
        long[] handle = new long[1];
        int commutes = op.isCommutative() ? 1 : 0;
        int code = OpenMpi.MPI_Op_create(UserOps.slotAddress(slot), commutes, handle);
        if (code != OpenMpi.MPI_SUCCESS) {
            UserOpTable.release(slot);
            throw Errors.exception("MPI_Op_create", code);
        }
        NativeOp made = new NativeOp(handle[0], op, slot);
        UserOpTable.assign(slot, made::apply);
        HeldArrays.functionAdded();
        return made;
    }

    /** The library's own sums of narrow integers saturate on some processors. */
    private NativeOp sumOf(Datatype datatype) {
        return datatype.constructor() instanceof TypeConstructor.Named named
                ? switch (named.primitive()) {
                    case BYTE -> WrappingSums.OF_8_BITS;
                    case CHAR, SHORT -> WrappingSums.OF_16_BITS;
                    case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> this;
                }
                : this;
    }

    /** Made when the first is used: by then MPI is initialised. They live as long as it. */
    private static final class WrappingSums {
        static final NativeOp OF_8_BITS = make(Byte.SIZE);
        static final NativeOp OF_16_BITS = make(Short.SIZE);

        private static NativeOp make(int bits) {
            Environment.requireMpiActive();
            long[] handle = new long[1];
            int code = OpenMpi.MPI_Op_create(OpenMpi.mpi4j_wrapping_sum(bits), 1, handle);
            Errors.check("MPI_Op_create", code);
            return new NativeOp(handle[0], Op.SUM, NO_SLOT);
        }
    }

    private static Map<Op.Builtin, NativeOp> predefined() {
        Map<Op.Builtin, NativeOp> ops = new EnumMap<>(Op.Builtin.class);
        for (Op constant :
                List.of(
                        Op.SUM,
                        Op.PROD,
                        Op.MAX,
                        Op.MIN,
                        Op.LAND,
                        Op.LOR,
                        Op.LXOR,
                        Op.BAND,
                        Op.BOR,
                        Op.BXOR,
                        Op.MINLOC,
                        Op.MAXLOC,
                        Op.REPLACE,
                        Op.NO_OP)) {
            Op.Builtin builtin = constant.builtin().orElseThrow();
            ops.put(builtin, new NativeOp(Handles.of(builtin), constant, NO_SLOT));
        }
        return ops;
    }
}
