package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
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

    /** Bytes of a way: from where, to where, how much. */
    private static final int WAY = 3 * Long.BYTES;

    private static final int INITIAL_REQUESTS = 64;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::make);

    /**
     * Of the first thread that made a call, often the only one: it is found without a look into the
     * table of thread locals. Plain, since other threads read no more than its final thread.
     */
    private static @Nullable Scratch first;

    private final Thread thread = Thread.currentThread();

    /** Whether no other thread may call MPI. */
    private final boolean alone;

    private final Area fixed = new Area(STATUS + Statuses.SIZE);
    private final ByteBuffer results = fixed.memory();
    private final long address = fixed.address();
    private final Area handles = new Area(INITIAL_REQUESTS * Long.BYTES);
    private final Area indices = new Area(INITIAL_REQUESTS * Integer.BYTES);
    private final Area statuses = new Area(INITIAL_REQUESTS * Statuses.SIZE);
    private final Area ways = new Area(INITIAL_REQUESTS * WAY);
    private final Slab copy = new Slab(SlabPool.SMALLEST);
    private final Slab way = new Slab(GuardedType.roomForPair(GuardedType.SHORT - 1));
    private final OwnSlabs slabs = new OwnSlabs();
    private final Arguments arguments = Arguments.ofThread();
    private final RequestRegistry.Started requests = RequestRegistry.ofThread();
    private final CollectiveCall collective = CollectiveCall.ofThread(arguments);
    private Status last = Status.EMPTY;
    private boolean delivered;
    private int userFunctions;

    private Scratch() {
        Environment.requireCaller();
        alone = Environment.hasOnlyCaller();
    }

    private static Scratch make() {
        Scratch made = new Scratch();
        if (first == null) {
            first = made;
        }
        return made;
    }

    private static Scratch ofThread() {
        Scratch known = first;
        return known != null && known.thread == Thread.currentThread() ? known : OF_THREAD.get();
    }

    /**
     * The calling thread's.
     *
     * @throws MpiException with {@link ErrorClass#OTHER} inside a user operation, which must not
     *     communicate: the call it is part of is using all this
     */
    static Scratch current() {
        Scratch scratch = ofThread();
        if (scratch.userFunctions != 0) {
            throw new MpiException(
                    ErrorClass.OTHER, "a user operation must not communicate, but called MPI");
        }
        return scratch;
    }

    /** From now on the thread runs a user operation, until it is left. */
    static Scratch enterUserFunction() {
        Scratch scratch = ofThread();
        scratch.userFunctions++;
        return scratch;
    }

    void leaveUserFunction() {
        userFunctions--;
    }

    /** Whether no other thread may call MPI, so that nothing has to be kept from it. */
    boolean isAlone() {
        return alone;
    }

    /** The arguments of the one blocking call that the thread can be in. */
    Arguments arguments() {
        return arguments;
    }

    /** Memory by way of which a short message is received. */
    Slab way() {
        return way;
    }

    /** Memory from which a short array is sent. */
    Slab copy() {
        return copy;
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
        ways.room(Math.multiplyExact(requests, WAY));
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

    /** How the message of one of several requests gets to where it belongs. */
    void putWay(int index, long from, long to, long room) {
        ByteBuffer memory = ways.memory();
        int at = index * WAY;
        memory.putLong(at, from);
        memory.putLong(at + Long.BYTES, to);
        memory.putLong(at + 2 * Long.BYTES, room);
    }

    /** A request that C copies nothing for: no message has a length that is less than nothing. */
    void putNoWay(int index) {
        putWay(index, 0, 0, -1);
    }

    long waysAddress() {
        return ways.address();
    }

    /** Whether C has copied what is being completed, where there is a way for it. */
    boolean hasDelivered() {
        return delivered;
    }

    void delivered(boolean now) {
        delivered = now;
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
