package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;

/**
 * What one thread reuses for all its calls, so that they allocate nothing: memory outside the heap
 * for what MPI gives back, and the arguments of a blocking call. A thread makes one MPI call at a
 * time, so one of each is enough.
 */
final class Scratch {
    /** Where each result lies; every one has a cache line's part of its own alignment. */
    private static final int HANDLE = 0;

    private static final int FLAG = 8;
    private static final int INDEX = 16;
    private static final int SEND_HANDLE = 24;
    private static final int STATUS = 32;

    /** As the index of a status: the one at {@link #statusAddress()}. */
    static final int SINGLE = -1;

    private static final int INITIAL_REQUESTS = 64;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final Area fixed = new Area(STATUS + Statuses.SIZE);
    private final ByteBuffer results = fixed.memory();
    private final long address = fixed.address();
    private final Area handles = new Area(INITIAL_REQUESTS * Long.BYTES);
    private final Area indices = new Area(INITIAL_REQUESTS * Integer.BYTES);
    private final Area statuses = new Area(INITIAL_REQUESTS * Statuses.SIZE);
    private final Area way = new Area(GuardedType.roomForPair(GuardedType.SHORT - 1));
    private final OwnSlabs slabs = new OwnSlabs();
    private final Arguments arguments = Arguments.ofThread();
    private final RequestRegistry.Started requests = RequestRegistry.ofThread();
    private final CollectiveCall collective = CollectiveCall.ofThread(arguments);
    private Status last = Status.EMPTY;
    private int userFunctions;

    private Scratch() {
        Environment.requireCaller();
    }

    /**
     * The calling thread's.
     *
     * @throws MpiException with {@link ErrorClass#OTHER} inside a user operation, which must not
     *     communicate: the call it is part of is using all this
     */
    static Scratch current() {
        Scratch scratch = OF_THREAD.get();
        if (scratch.userFunctions != 0) {
            throw new MpiException(
                    ErrorClass.OTHER, "a user operation must not communicate, but called MPI");
        }
        return scratch;
    }

    /** From now on the thread runs a user operation, until it is left. */
    static Scratch enterUserFunction() {
        Scratch scratch = OF_THREAD.get();
        scratch.userFunctions++;
        return scratch;
    }

    void leaveUserFunction() {
        userFunctions--;
    }

    /** The arguments of the one blocking call that the thread can be in. */
    Arguments arguments() {
        return arguments;
    }

    /** Memory by way of which a short message is received. */
    long wayAddress() {
        return way.address();
    }

    /** The one blocking collective operation that the thread can be in. */
    CollectiveCall collective() {
        return collective;
    }

    /** What the thread has started and is not complete. */
    RequestRegistry.Started requests() {
        return requests;
    }

    OwnSlabs slabs() {
        return slabs;
    }

    long handleAddress() {
        return address + HANDLE;
    }

    long handle() {
        return results.getLong(HANDLE);
    }

    void handle(long value) {
        results.putLong(HANDLE, value);
    }

    /** For the send of a call that also receives. */
    long sendHandleAddress() {
        return address + SEND_HANDLE;
    }

    long flagAddress() {
        return address + FLAG;
    }

    boolean flag() {
        return results.getInt(FLAG) != 0;
    }

    void flag(int value) {
        results.putInt(FLAG, value);
    }

    long indexAddress() {
        return address + INDEX;
    }

    int index() {
        return results.getInt(INDEX);
    }

    void index(int value) {
        results.putInt(INDEX, value);
    }

    long statusAddress() {
        return address + STATUS;
    }

    /** The status at {@link #statusAddress()}. */
    Status status() {
        return status(results, address, STATUS);
    }

    /** Makes room for so many requests and what completing them gives. */
    void reserve(int requests) {
        handles.room(Math.multiplyExact(requests, Long.BYTES));
        indices.room(Math.multiplyExact(requests, Integer.BYTES));
        statuses.room(Math.multiplyExact(requests, Statuses.SIZE));
    }

    Area handles() {
        return handles;
    }

    Area indices() {
        return indices;
    }

    Area statuses() {
        return statuses;
    }

    /** One of the {@link #statuses()}, or {@link #SINGLE}. */
    Status status(int index) {
        return index == SINGLE
                ? status()
                : status(statuses.memory(), statuses.address(), index * Statuses.SIZE);
    }

    /** Where {@link #status(int)} reads. */
    long statusAddress(int index) {
        return index == SINGLE
                ? statusAddress()
                : statuses.address() + (long) index * Statuses.SIZE;
    }

    /** Statuses are values: the last one is given again as long as the next is equal. */
    private Status status(ByteBuffer memory, long start, int at) {
        int source = Statuses.source(memory, at);
        int tag = Statuses.tag(memory, at);
        long bytes = Statuses.bytes(memory, start, at);
        Status known = last;
        if (known.source() == source && known.tag() == tag && known.bytes() == bytes) {
            return known;
        }
        Status made = new Status(source, tag, bytes, false);
        last = made;
        return made;
    }
}
