package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.raw.UserOps;
import org.mpi4j.spi.Memory;

/**
 * A reduction with a program's function whose operands carry along whether the function has thrown.
 *
 * <p>Where a call blocks, the ranks can agree afterwards on how it went. Where it does not, nobody
 * is there to talk afterwards: a rank may be in any other call, or in none, while others wait for
 * this one. So all that a rank contributes becomes one element of a datatype of its own, header
 * first, and every result comes with the failures of whatever it was made of. The library is always
 * asked for an allreduce that keeps rank order, which Open MPI does as a reduction to one rank and
 * a broadcast: one result for all, and all get to know. A scan is an allreduce of tables that have
 * a place for every rank's result.
 */
final class TracedReduction {
    /**
     * What is to be done.
     *
     * @param op made by the program
     * @param operand this rank's contribution
     * @param result where the outcome goes; {@link MpiBuffer#NONE} if this rank gets none
     * @param first element of the outcome that is the first of {@code result}
     * @param places results that are computed: one, or one a rank
     * @param own place of this rank's operand
     * @param wanted place of this rank's result
     */
    record Task(
            Op op,
            MpiBuffer operand,
            MpiBuffer result,
            long first,
            int places,
            int own,
            int wanted) {}

    /** Offset of the rank that failed, plus 1; 0 if none has. */
    private static final int FAILED = 0;

    private static final int TEXT_LENGTH = 4;

    /** Offset of the first rank whose operand is in, and of the one behind the last. */
    private static final int FIRST = 8;

    private static final int END = 12;
    private static final int TEXT = 16;
    private static final int HEADER = 256;

    /** Everything may start where a vector register likes it. */
    private static final int ALIGNMENT = 64;

    private static final Map<Long, TracedReduction> BY_TYPE = new ConcurrentHashMap<>();

    private final Task task;
    private final int rank;
    private final int bytes;
    private final int stride;
    private final long type;
    private final Slab send;
    private final Slab receive;
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

    TracedReduction(Task task, int rank) {
        this.task = task;
        this.rank = rank;
        Datatype datatype = task.operand().datatype();
        NativeOp.requireForward(task.op(), datatype);
        long data = Form.AS_STORED.bytes(task.operand().count(), datatype);
        long padded = (data + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int whole = Counts.staged(HEADER + task.places() * padded);
        this.bytes = (int) data;
        this.stride = (int) padded;
        this.type = type(whole);
        this.send = SlabPool.SHARED.acquire(whole);
        this.receive = SlabPool.SHARED.acquire(whole);
        BY_TYPE.put(type, this);
        fill();
    }

    private static long type(int bytes) {
        long[] made = new long[1];
        int code = OpenMpi.MPI_Type_contiguous(bytes, OpenMpi.MPI_BYTE, made);
        Errors.check("MPI_Type_contiguous", code);
        Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(made));
        return made[0];
    }

    long sendAddress() {
        return send.address();
    }

    long receiveAddress() {
        return receive.address();
    }

    long type() {
        return type;
    }

    /** The library's handle of the operation that all these reductions are done with. */
    static long op() {
        return Operation.HANDLE;
    }

    /** Brings the operand to where MPI reads it. */
    void fill() {
        thrown.set(null);
        ByteBuffer memory = send.memory().bytes();
        memory.putInt(FAILED, 0);
        memory.putInt(FIRST, rank);
        memory.putInt(END, rank + 1);
        MpiBuffer from = task.operand();
        if (bytes > 0) {
            Form.AS_STORED.in(from, 0, from.count(), place(memory, task.own(), 0));
        }
    }

    /** Brings the result to where the program wants it, or throws what was thrown at any rank. */
    void finish() {
        ByteBuffer memory = receive.memory().bytes();
        @Nullable Throwable own = thrown.getAndSet(null);
        int failed = memory.getInt(FAILED) - 1;
        if (failed >= 0) {
            throw Agreement.failure(task.op(), text(memory), failed, own);
        }
        if (own != null) {
            throw Agreement.failure(task.op(), own.toString(), rank, own);
        }
        MpiBuffer to = task.result();
        if (to != MpiBuffer.NONE && to.dataBytes() > 0) {
            int skipped = (int) (task.first() * to.datatype().extent());
            Form.AS_STORED.out(place(memory, task.wanted(), skipped), to, to.dataBytes());
        }
    }

    /** MPI has done with it. */
    void release() {
        BY_TYPE.remove(type);
        SlabPool.SHARED.release(send);
        SlabPool.SHARED.release(receive);
        if (Environment.isMpiActive()) {
            Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {type}));
        }
    }

    private Memory place(ByteBuffer memory, int index, int skipped) {
        int at = HEADER + index * stride;
        return new Memory(memory.slice(at + skipped, bytes - skipped));
    }

    /** Combines the operands of lower ranks with those of higher ones; never throws. */
    private void combine(ByteBuffer lower, ByteBuffer higher) {
        if (higher.getInt(FAILED) == 0 && lower.getInt(FAILED) == 0) {
            try {
                combinePlaces(lower, higher);
            } catch (Throwable t) {
                thrown.compareAndSet(null, t);
                fail(higher, t);
            }
        } else if (higher.getInt(FAILED) == 0) {
            higher.put(0, lower, 0, HEADER);
        }
        higher.putInt(FIRST, lower.getInt(FIRST));
    }

    private void combinePlaces(ByteBuffer lower, ByteBuffer higher) {
        if (task.places() == 1) {
            apply(lower, 0, higher, 0);
            return;
        }
        int middle = lower.getInt(END);
        for (int i = higher.getInt(FIRST); i < higher.getInt(END); i++) {
            apply(lower, middle - 1, higher, i);
        }
        for (int i = lower.getInt(FIRST); i < middle; i++) {
            int at = HEADER + i * stride;
            higher.put(at, lower, at, bytes);
        }
    }

    private void apply(ByteBuffer in, int from, ByteBuffer inOut, int to) {
        if (bytes > 0) {
            ByteBuffer left = in.slice(HEADER + from * stride, bytes).order(in.order());
            ByteBuffer right = inOut.slice(HEADER + to * stride, bytes).order(in.order());
            int count = Counts.narrow(task.operand().count());
            Datatype datatype = task.operand().datatype();
            task.op().function().orElseThrow().apply(left, right, count, datatype);
        }
    }

    private void fail(ByteBuffer header, Throwable why) {
        byte[] text = why.toString().getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, HEADER - TEXT);
        header.putInt(FAILED, rank + 1);
        header.putInt(TEXT_LENGTH, length);
        header.put(TEXT, text, 0, length);
    }

    private static String text(ByteBuffer header) {
        byte[] text = new byte[header.getInt(TEXT_LENGTH)];
        header.get(TEXT, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Made when the first is used: by then MPI is initialised. It lives as long as MPI. */
    private static final class Operation {
        static final long HANDLE = make();

        private static long make() {
            int slot = UserOpTable.reserve();
            long[] handle = new long[1];
            int code = OpenMpi.MPI_Op_create(UserOps.slotAddress(slot), 0, handle);
            Errors.check("MPI_Op_create", code);
            UserOpTable.assign(slot, Operation::apply);
            HeldArrays.functionAdded();
            return handle[0];
        }

        private static void apply(long in, long inOut, int count, long datatype, Scratch scratch) {
            @Nullable TracedReduction reduction = BY_TYPE.get(datatype);
            if (reduction == null) {
                throw new MpiException(ErrorClass.INTERN, "unknown datatype in a reduction");
            }
            int whole = HEADER + reduction.task.places() * reduction.stride;
            for (int i = 0; i < count; i++) {
                long at = (long) i * whole;
                reduction.combine(
                        NativeMemory.view(in + at, whole), NativeMemory.view(inOut + at, whole));
            }
        }
    }
}
