package org.mpi4j.openmpi;

import java.nio.Buffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Packing;

/**
 * One buffer as MPI takes it: address, count and datatype. Memory outside the heap is used where it
 * is; what is on the heap is copied through a slab. While it is bound, it keeps the buffer, the
 * slab and the datatype from going away.
 *
 * <p>Operands of blocking calls live as long as their thread, and with G1 a reference that is
 * written into an old object costs a fence. So a reference that is there already is not written
 * again, and those to what lives for ever are left there.
 */
final class Operand {
    private static final MpiBuffer.AddressResolver RESOLVER = Operand::baseAddress;
    private static final NativeDatatype NO_TYPE = NativeDatatype.of(Primitive.BYTE);
    private static final long UNLIMITED = Long.MAX_VALUE;

    /** Messages to oneself above btl_self_eager_limit wait for the receive and know its length. */
    private static final int LONGEST_SPACED = 1024;

    /** For what is small, if this operand belongs to a thread; else all slabs are the pool's. */
    private final @Nullable Slab own;

    private long address;
    private long count;
    private CountedHandle type = NO_TYPE;
    private Form form = Form.PACKED;
    private @Nullable MpiBuffer buffer;

    /** Of the pool; null if nothing is copied, or through {@link #own}. */
    private @Nullable Slab pooled;

    private boolean throughOwn;
    private boolean output;

    /** The array that the call holds, and {@link #address} is an offset in bytes into. */
    private @Nullable Object array;

    /** The longest message that a receive may take, or {@link #UNLIMITED}. */
    private long limit = UNLIMITED;

    /** What was copied in last, for operations that take place again. */
    private long filledFrom;

    private long filled;

    Operand(@Nullable Slab own) {
        this.own = own;
    }

    /** Binds what MPI only reads. */
    void input(MpiBuffer from, Form as) {
        bind(from, as);
        copyIn(0, from.count());
    }

    /** As {@link #input}, but without a copy where an array may be held. */
    void inputHeld(MpiBuffer from, Form as) {
        if (own != null && HeldArrays.isAllowed(from)) {
            hold(from);
        } else {
            input(from, as);
        }
    }

    /** As {@link #output}, but without a copy where an array may be held. */
    void outputHeld(MpiBuffer to, Form as) {
        if (own != null && HeldArrays.isAllowed(to)) {
            hold(to);
        } else {
            output(to, as);
        }
    }

    /** As {@link #inOut}, but without a copy where an array may be held. */
    void inOutHeld(MpiBuffer both, Form as) {
        if (own != null && HeldArrays.isAllowed(both)) {
            hold(both);
        } else {
            inOut(both, as);
        }
    }

    private void hold(MpiBuffer given) {
        type(NativeDatatype.of(given.datatype()).use());
        buffer = given;
        array = given.base();
        address = given.byteOffset();
        count = given.count();
    }

    /** Binds what MPI reads of a message to this rank itself. */
    void inputToSelf(MpiBuffer from) {
        long bytes = from.dataBytes();
        // What is known by its address only cannot be copied by Java.
        if (bytes == 0 || bytes > LONGEST_SPACED || from.storage() == Storage.ADDRESS) {
            input(from, Form.PACKED);
            return;
        }
        stage(from, Form.SPACED);
        copyIn(0, from.count());
    }

    /** Binds a copy of what MPI only reads, wherever it is. */
    void copiedInput(MpiBuffer from, Form as) {
        stage(reachable(from), as);
        copyIn(0, from.count());
    }

    /** Binds a copy of what MPI overwrites, wherever it is. */
    void copiedOutput(MpiBuffer to, Form as) {
        stage(reachable(to), as);
        output = true;
    }

    /** Binds what MPI overwrites. */
    void output(MpiBuffer to, Form as) {
        bind(to, as);
        output = true;
    }

    /** Binds what a message overwrites that may be longer than it; see {@link GuardedType}. */
    void received(MpiBuffer to) {
        long bytes = to.dataBytes();
        boolean onHeap = to.storage() == Storage.ARRAY || to.storage() == Storage.HEAP;
        if (bytes < GuardedType.SHORT && (onHeap || to.datatype().map().isDense())) {
            guardShort(to, (int) bytes);
        } else if (onHeap) {
            guardStaged(to, Counts.staged(bytes));
        } else {
            bind(to, Form.PACKED);
            int elements = count();
            CountedHandle unguarded = type;
            type = GuardedType.at(address, unguarded, elements);
            unguarded.release();
            count = 1;
        }
        limit = bytes;
        output = true;
    }

    /**
     * Binds what a message of known length overwrites; only a thread's own operand holds arrays.
     */
    void fetched(MpiBuffer to, long bytes) {
        if (bytes > to.dataBytes()) {
            received(to);
        } else {
            outputHeld(to, Form.PACKED);
        }
    }

    private void guardShort(MpiBuffer to, int bytes) {
        form(Form.PACKED);
        stage(to, GuardedType.roomForPair(bytes));
        type(GuardedType.pair(bytes));
        count = 2;
    }

    private void guardStaged(MpiBuffer to, int bytes) {
        form(Form.PACKED);
        stage(to, GuardedType.roomForTail(bytes));
        type = GuardedType.staged(NO_TYPE, bytes);
        count = 1;
    }

    /** Binds what MPI reads and overwrites. */
    void inOut(MpiBuffer both, Form as) {
        input(both, as);
        output = true;
    }

    /** Brings some elements to where MPI reads them. */
    void copyIn(long element, long elements) {
        Slab staging = slab();
        MpiBuffer from = buffer;
        if (staging != null && from != null) {
            form.in(from, element, elements, staging.memory());
            filledFrom = element;
            filled = elements;
        }
    }

    /** How many elements of the buffer are bound. */
    long elements() {
        return buffer == null ? 0 : buffer.count();
    }

    /** Brings some elements of an unguarded output in {@link Form#PACKED} to the buffer. */
    void copyOutElements(long element, long elements) {
        Slab staging = slab();
        MpiBuffer to = buffer;
        if (staging != null && to != null) {
            long size = to.datatype().size();
            int at = (int) (element * size);
            Packing.unpack(staging.memory(), at, to, at, (int) (elements * size));
        }
    }

    /** Brings the same elements again, as they are now. */
    void refill() {
        if (filled > 0) {
            copyIn(filledFrom, filled);
        }
    }

    /** Brings to the buffer what MPI wrote, if it is an output. */
    void finish() {
        MpiBuffer to = buffer;
        if (output && slab() != null && to != null) {
            copyOut(to.dataBytes());
        }
    }

    /** Brings to the buffer the first bytes of data that MPI wrote. */
    void copyOut(long bytes) {
        requireRoom(bytes, limit);
        Slab staging = slab();
        MpiBuffer to = buffer;
        if (staging == null || to == null) {
            return;
        }
        if (isOutside(to) && limit != UNLIMITED) {
            OpenMpi.mpi4j_copy(staging.address(), to.address(RESOLVER), bytes);
        } else {
            form.out(staging.memory(), to, bytes);
        }
    }

    /** Refuses a message that was longer than its buffer. */
    static void requireRoom(long message, long room) {
        if (message > room) {
            throw new MpiException(
                    ErrorClass.TRUNCATE,
                    "the message has at least "
                            + message
                            + " bytes, the buffer that it was received into "
                            + room);
        }
    }

    /** Lets go of everything; does nothing if nothing is bound. */
    void release() {
        if (type.isCounted()) {
            type.release();
            type = NO_TYPE;
        }
        Slab staging = pooled;
        if (staging != null) {
            Scratch.current().slabs().release(staging);
            pooled = null;
        }
        throughOwn = false;
        buffer = null;
        output = false;
        filled = 0;
        limit = UNLIMITED;
        array = null;
        address = 0;
        count = 0;
    }

    /** The address, or for an array that is held, the offset in bytes into it. */
    long address() {
        return address;
    }

    /** The array that the call is to hold, if there is one. */
    @Nullable Object array() {
        return array;
    }

    boolean isHeld() {
        return array != null;
    }

    boolean isBound() {
        return buffer != null;
    }

    /** Whether it is bound to just this buffer, and MPI uses the buffer's own memory. */
    boolean isDirectly(MpiBuffer given) {
        return buffer == given && slab() == null;
    }

    /** Memory that the copy of heap storage takes. */
    int stagedBytes() {
        Slab staging = slab();
        return staging == null ? 0 : staging.capacity();
    }

    /** The count, as MPI takes it. To be asked before the type. */
    int count() {
        if (count != (int) count) {
            carry(count);
        }
        return (int) count;
    }

    /** The count of one of so many equal parts. To be asked before the type. */
    int part(int parts) {
        long part = count / parts;
        if (part != (int) part) {
            carry(part);
            part = 1;
        }
        return (int) part;
    }

    /** From now on an element is so many of before, which no {@code int} can count. */
    private void carry(long elements) {
        if (form == Form.AS_STORED) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    elements
                            + " elements are more than one reduction can combine, "
                            + Integer.MAX_VALUE
                            + "; reduce parts");
        }
        CountedHandle one = type;
        type = LargeType.of(one, elements);
        count /= elements;
        one.release();
    }

    long type() {
        return type.handle();
    }

    private void type(CountedHandle used) {
        if (type != used) {
            type = used;
        }
    }

    private void form(Form used) {
        if (form != used) {
            form = used;
        }
    }

    /** What the buffer is copied through, if it is. */
    private @Nullable Slab slab() {
        return throughOwn ? own : pooled;
    }

    private void bind(MpiBuffer given, Form as) {
        Storage storage = given.storage();
        if (isOutside(given)) {
            type(NativeDatatype.of(given.datatype()).use());
            form(as);
            buffer = given;
            address = given.address(RESOLVER);
            count = given.count();
        } else if (storage == Storage.IN_PLACE) {
            address = OpenMpi.MPI_IN_PLACE;
        } else if (storage != Storage.NONE) {
            stage(given, as);
        }
    }

    private void stage(MpiBuffer given, Form as) {
        int bytes = Counts.staged(as.bytes(given.count(), given.datatype()));
        type(as.type(given.datatype()).use());
        form(as);
        count = as.count(given.count(), given.datatype());
        stage(given, bytes);
        address += as.origin(given.count(), given.datatype());
    }

    /** Memory of so many bytes that stands for a buffer. */
    private void stage(MpiBuffer given, int bytes) {
        buffer = given;
        Slab small = own;
        if (small != null && bytes <= small.capacity()) {
            throughOwn = true;
            address = small.address();
        } else {
            Slab acquired = Scratch.current().slabs().acquire(bytes);
            pooled = acquired;
            address = acquired.address();
        }
    }

    /** Memory that is known by its address only, as a buffer that Java can copy. */
    private static MpiBuffer reachable(MpiBuffer given) {
        if (given.storage() != Storage.ADDRESS || given.count() == 0) {
            return given;
        }
        long extent = given.datatype().extent();
        long bytes = (given.count() - 1) * extent + given.datatype().map().trueUpperBound();
        Buffer view = NativeMemory.view(given.address(RESOLVER), Counts.staged(bytes));
        return MpiBuffer.buffer(view).as(given.count(), given.datatype());
    }

    /** Whether MPI can use the buffer's own memory. */
    static boolean isOutside(MpiBuffer buffer) {
        Storage storage = buffer.storage();
        return storage == Storage.DIRECT || storage == Storage.ADDRESS;
    }

    /** Where direct memory is. */
    static long addressOf(MpiBuffer memory) {
        return memory.address(RESOLVER);
    }

    private static long baseAddress(Buffer direct) {
        long found = NativeMemory.address(direct);
        if (found == 0 && direct.capacity() > 0) {
            throw new MpiException(ErrorClass.BUFFER, "no address is known of " + direct);
        }
        return found;
    }
}
