package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.TypeMap;
import org.mpi4j.spi.Memory;

/**
 * A message of a window: a header, then which runs of bytes of the target are meant, then data. The
 * type of the target is known at the origin only; what it means for a part of its elements is told
 * by the runs.
 */
final class Packet {
    /** What a packet asks for. */
    enum Kind {
        /** Data goes into the runs. */
        PUT,
        /** The answer has what is in the runs. */
        GET,
        /** Data is combined into the runs. */
        ACCUMULATE,
        /** As ACCUMULATE; the answer has what was in the runs before. */
        FETCH,
        /** The first half of the data goes into the run if that is equal to the second. */
        SWAP,
        /** Answered when the lock is given. */
        LOCK,
        /** Gives the lock back; answered as FLUSH. */
        UNLOCK,
        /** Answered when all packets before have been handled, with the first of their errors. */
        FLUSH,
        /** To the origin: what was asked for has been done; data. */
        ANSWER,
        /** To the origin: it could not be done; data is a text. */
        FAILURE
    }

    /** Room for data; a multiple of {@link #GRAIN} and of every predefined type. */
    static final int DATA = Staging.BYTES;

    /** Room for data in a small packet. */
    static final int SMALL_DATA = 480;

    /** Where accesses are cut; a multiple of every primitive and every pair. */
    static final int GRAIN = 24;

    /** At most so many runs in a packet; at least as many as a grain has bytes. */
    static final int MOST_RUNS = 512;

    private static final int KIND = 0;
    private static final int ID = 4;
    private static final int CODE = 8;
    private static final int ELEMENT = 12;
    private static final int RUNS = 16;
    private static final int BYTES = 20;
    private static final int DISPLACEMENT = 24;
    private static final int HEADER = 32;
    private static final int RUN = 16;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<LockType> LOCKS = List.of(LockType.values());

    /** Errors as numbers, the same in every process. */
    static final List<ErrorClass> ERRORS = List.of(ErrorClass.values());

    private static final List<Op> OPS =
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
                    Op.NO_OP);
    private static final List<Datatype> ELEMENTS =
            List.of(
                    Datatype.BYTE,
                    Datatype.BOOLEAN,
                    Datatype.CHAR,
                    Datatype.SHORT,
                    Datatype.INT,
                    Datatype.LONG,
                    Datatype.FLOAT,
                    Datatype.DOUBLE,
                    Datatype.FLOAT_INT,
                    Datatype.DOUBLE_INT,
                    Datatype.LONG_INT,
                    Datatype.INT_INT,
                    Datatype.SHORT_INT,
                    Datatype.PACKED);

    private final Memory memory;
    private final ByteBuffer bytes;
    private final boolean small;

    private Packet(int length) {
        memory = Memory.allocateDirect(length);
        bytes = memory.bytes();
        small = length < DATA;
    }

    static Packet small() {
        return new Packet(HEADER + RUN + SMALL_DATA);
    }

    static Packet large() {
        return new Packet(HEADER + RUN * MOST_RUNS + DATA);
    }

    boolean isSmall() {
        return small;
    }

    /** Begins anew. */
    Packet clear(Kind kind, int id) {
        bytes.putInt(KIND, KINDS.indexOf(kind)).putInt(ID, id).putInt(CODE, 0).putInt(ELEMENT, 0);
        bytes.putInt(RUNS, 0).putInt(BYTES, 0).putLong(DISPLACEMENT, 0);
        return this;
    }

    Kind kind() {
        return KINDS.get(bytes.getInt(KIND));
    }

    /** What the answer is known by. */
    int id() {
        return bytes.getInt(ID);
    }

    LockType lock() {
        return LOCKS.get(code());
    }

    Packet lock(LockType type) {
        return code(LOCKS.indexOf(type));
    }

    /** A number that the kind gives a meaning. */
    private int code() {
        return bytes.getInt(CODE);
    }

    private Packet code(int code) {
        bytes.putInt(CODE, code);
        return this;
    }

    Packet combining(Op op, Datatype element) {
        bytes.putInt(CODE, OPS.indexOf(op)).putInt(ELEMENT, ELEMENTS.indexOf(element));
        return this;
    }

    Op op() {
        return OPS.get(code());
    }

    Datatype element() {
        return ELEMENTS.get(bytes.getInt(ELEMENT));
    }

    /** In units of the target. */
    long displacement() {
        return bytes.getLong(DISPLACEMENT);
    }

    Packet displacement(long displacement) {
        bytes.putLong(DISPLACEMENT, displacement);
        return this;
    }

    int runs() {
        return bytes.getInt(RUNS);
    }

    /** Where a run starts, in bytes from the displacement. */
    long runAt(int run) {
        return bytes.getLong(HEADER + RUN * run);
    }

    int runBytes(int run) {
        return (int) bytes.getLong(HEADER + RUN * run + Long.BYTES);
    }

    private void run(int run, long at, long length) {
        bytes.putLong(HEADER + RUN * run, at);
        bytes.putLong(HEADER + RUN * run + Long.BYTES, length);
    }

    /** Of the data, or of the data that is asked for. */
    int length() {
        return bytes.getInt(BYTES);
    }

    Packet length(int length) {
        bytes.putInt(BYTES, length);
        return this;
    }

    Memory memory() {
        return memory;
    }

    /** Where data starts: aligned for every primitive. */
    int data() {
        return HEADER + RUN * runs();
    }

    /** What is sent if data is. */
    MpiBuffer whole() {
        return first(data() + length());
    }

    /** What is sent if data is not. */
    MpiBuffer request() {
        return first(data());
    }

    private MpiBuffer first(int length) {
        return MpiBuffer.buffer(bytes.slice(0, length));
    }

    /** All of it, to be received into. */
    MpiBuffer room() {
        return first(bytes.capacity());
    }

    /**
     * Sets the runs, and their length, of as much of an access as there is room for.
     *
     * @param map of the type at the target
     * @param from where in the stream of data
     * @param end where the stream ends
     * @return how much
     */
    int cut(TypeMap map, long from, long end) {
        int most = (int) Math.min(end - from, small ? SMALL_DATA : DATA);
        int fitting = most;
        if (map.isDense()) {
            run(0, from, most);
            bytes.putInt(RUNS, 1);
        } else {
            fitting = Math.min(most, describe(map, from, most, small ? 1 : MOST_RUNS));
        }
        int length = from + fitting == end ? fitting : fitting / GRAIN * GRAIN;
        trim(length);
        return length(length).length();
    }

    /** Describes a range of the stream, until there is no room for more runs. */
    private int describe(TypeMap map, long from, int most, int room) {
        long element = from / map.size();
        long block = map.blockAt(from % map.size());
        long skipped = from % map.size() - map.packedStart(block);
        int runs = 0;
        int done = 0;
        while (done < most && runs < room) {
            long length = Math.min(map.bytes(block) - skipped, most - done);
            run(runs++, element * map.extent() + map.offset(block) + skipped, length);
            done += (int) length;
            skipped = 0;
            if (++block == map.blockCount()) {
                block = 0;
                element++;
            }
        }
        bytes.putInt(RUNS, runs);
        return done;
    }

    /** Shortens the runs. */
    private void trim(int length) {
        int left = length;
        int kept = 0;
        while (left > 0) {
            int mine = Math.min(left, runBytes(kept));
            run(kept, runAt(kept), mine);
            left -= mine;
            kept++;
        }
        bytes.putInt(RUNS, kept);
    }

    /** Makes this a failure that can be thrown at another rank. */
    Packet failed(MpiException why) {
        byte[] text = why.getMessage().getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, SMALL_DATA);
        clear(Kind.FAILURE, id()).code(ERRORS.indexOf(why.errorClass())).length(length);
        bytes.put(data(), text, 0, length);
        return this;
    }

    MpiException failure() {
        byte[] text = new byte[length()];
        bytes.get(data(), text);
        return new MpiException(ERRORS.get(code()), new String(text, StandardCharsets.UTF_8));
    }
}
