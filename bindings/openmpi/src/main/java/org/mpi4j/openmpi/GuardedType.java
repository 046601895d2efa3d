package org.mpi4j.openmpi;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpi4j.raw.OpenMpi;

/**
 * Datatypes with which a receive writes nothing beyond its buffer, however long the message is.
 *
 * <p>Where a node's processes read each other's memory (CMA, XPMEM, KNEM), Open MPI 4.1 and 5.0 let
 * the receiver of a long message fetch all of it, whatever room there is, before they report the
 * truncation: what lies behind the buffer is overwritten. They do so only if the receive datatype
 * has no gaps; with gaps the library copies piece by piece and stops at the end. So the datatypes
 * here describe a plain run of bytes and a little more, elsewhere, that no message should reach.
 */
final class GuardedType extends CountedHandle {
    /** Below this many bytes, which are sent at once, a copy costs less than anything else. */
    static final int SHORT = 4000;

    /** From so many bytes on it pays to ask whether the message is there, and then fetch it. */
    static final int FETCHED = 32 * 1024;

    /** Bytes between the two elements of a pair; any gap will do. */
    private static final int GAP = 64;

    private static final int SMALLEST = 8;
    private static final int KEPT = 256;
    private static final GuardedType[] PAIRS = new GuardedType[Integer.SIZE];
    private static final Map<Key, GuardedType> TAILED = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** Where the tail of types for the program's own memory is. */
    private static final Area SENTINEL = new Area(Long.BYTES);

    private record Key(CountedHandle type, long count, long distance) {}

    private GuardedType(long handle, boolean permanent) {
        super(handle, permanent);
    }

    /**
     * One element of at least so many bytes; to be received are two, in memory of {@link
     * #roomForPair}. What fits is in the first.
     *
     * @param bytes less than {@link #SHORT}
     */
    static GuardedType pair(int bytes) {
        int power = power(bytes);
        GuardedType made = PAIRS[power];
        return made != null ? made : makePair(power);
    }

    static int roomForPair(int bytes) {
        return 2 * (1 << power(bytes)) + GAP;
    }

    private static int power(int bytes) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(bytes, SMALLEST) - 1);
    }

    private static synchronized GuardedType makePair(int power) {
        if (PAIRS[power] == null) {
            Environment.requireMpiActive();
            long[] run = new long[1];
            long[] made = new long[1];
            int bytes = 1 << power;
            Errors.check(
                    "MPI_Type_contiguous",
                    OpenMpi.MPI_Type_contiguous(bytes, OpenMpi.MPI_BYTE, run));
            Errors.check(
                    "MPI_Type_create_resized",
                    OpenMpi.MPI_Type_create_resized(run[0], 0, bytes + GAP, made));
            Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(made));
            Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(run));
            PAIRS[power] = new GuardedType(made[0], true);
        }
        return PAIRS[power];
    }

    /** So many elements at an address and one byte of our own; retained for an operation. */
    static GuardedType at(long address, CountedHandle type, int count) {
        return tailed(new Key(type, count, SENTINEL.address() - address));
    }

    /** So many bytes and one more behind them, for memory of {@link #roomForTail}; retained. */
    static GuardedType staged(CountedHandle bytes, int count) {
        return tailed(new Key(bytes, count, roomForTail(count) - 1));
    }

    static int roomForTail(int bytes) {
        return Math.addExact(bytes, GAP);
    }

    private static synchronized GuardedType tailed(Key key) {
        GuardedType kept = TAILED.get(key);
        if (kept == null) {
            kept = makeTailed(key);
            TAILED.put(key, kept);
            forgetOldest();
        }
        // Cannot fail: what is in the map is not freed.
        kept.retain();
        return kept;
    }

    private static void forgetOldest() {
        if (TAILED.size() > KEPT) {
            Iterator<GuardedType> oldest = TAILED.values().iterator();
            GuardedType forgotten = oldest.next();
            oldest.remove();
            forgotten.release();
        }
    }

    private static GuardedType makeTailed(Key key) {
        Environment.requireMpiActive();
        long[] made = new long[1];
        int code =
                OpenMpi.MPI_Type_create_struct(
                        2,
                        new int[] {(int) key.count(), 1},
                        new long[] {0, key.distance()},
                        new long[] {key.type().handle(), OpenMpi.MPI_BYTE},
                        made);
        Errors.check("MPI_Type_create_struct", code);
        Errors.check("MPI_Type_commit", OpenMpi.MPI_Type_commit(made));
        return new GuardedType(made[0], false);
    }

    @Override
    void destroy() {
        if (Environment.isMpiActive()) {
            Errors.check("MPI_Type_free", OpenMpi.MPI_Type_free(new long[] {handle()}));
        }
    }
}
