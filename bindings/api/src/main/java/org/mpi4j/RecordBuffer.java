package org.mpi4j;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;

/**
 * Records of primitives in memory that MPI reads and writes directly: an array of C structs.
 *
 * <pre>{@code
 * record Particle(double x, double y, int charge) {}
 *
 * RecordBuffer<Particle> mine = RecordBuffer.of(Particle.class, particles);
 * comm.send(mine.buffer(), dest, tag);
 *
 * RecordBuffer<Particle> theirs = RecordBuffer.allocate(Particle.class, 100);
 * Status status = comm.recv(theirs.buffer(), source, tag);
 * Particle first = theirs.get(0);
 * }</pre>
 *
 * <p>The memory is outside the heap and lives as long as this object or a buffer of it. Records may
 * be nested. {@code get} makes a new record each time, {@code set} copies the record.
 *
 * @param <T> the record
 * @see Datatype#ofRecord
 */
public final class RecordBuffer<T extends Record> {
    private final Class<T> type;
    private final Datatype datatype;
    private final RecordLayout layout;
    private final ByteBuffer memory;
    private final int extent;
    private final int size;

    private RecordBuffer(Class<T> type, int size) {
        this.type = type;
        this.datatype = Datatype.ofRecord(type);
        this.layout = RecordLayout.of(type);
        this.extent = Math.toIntExact(datatype.extent());
        this.size = size;
        if (size > Integer.MAX_VALUE / extent) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    size + " records of " + extent + " bytes are more than one buffer can hold");
        }
        this.memory = ByteBuffer.allocateDirect(size * extent).order(ByteOrder.nativeOrder());
    }

    /**
     * Room for records, all components zero.
     *
     * @param type class of the records
     * @param size number of records
     * @param <T> the record
     * @return a new buffer
     * @throws MpiException with {@link ErrorClass#COUNT} if {@code size} is negative or they are
     *     more than 2 GiB; {@link ErrorClass#TYPE} as {@link Datatype#ofRecord}
     */
    public static <T extends Record> RecordBuffer<T> allocate(Class<T> type, int size) {
        TypeChecks.count("size", size);
        return new RecordBuffer<>(type, size);
    }

    /**
     * A copy of some records.
     *
     * @param type class of the records
     * @param records the records
     * @param <T> the record
     * @return a new buffer of their number
     * @throws MpiException with {@link ErrorClass#BUFFER} if {@code records} or one of them is
     *     null; otherwise as {@link #allocate}
     */
    public static <T extends Record> RecordBuffer<T> of(
            Class<T> type, Collection<? extends T> records) {
        if (records == null) {
            throw new MpiException(ErrorClass.BUFFER, "records is null");
        }
        RecordBuffer<T> made = new RecordBuffer<>(type, records.size());
        int index = 0;
        for (T value : records) {
            made.set(index++, value);
        }
        return made;
    }

    /**
     * A copy of some records.
     *
     * @param type class of the records
     * @param records the records
     * @param <T> the record
     * @return a new buffer of their number
     * @throws MpiException as {@link #of(Class, Collection)}
     */
    @SafeVarargs
    public static <T extends Record> RecordBuffer<T> of(Class<T> type, T... records) {
        if (records == null) {
            throw new MpiException(ErrorClass.BUFFER, "records is null");
        }
        RecordBuffer<T> made = new RecordBuffer<>(type, records.length);
        for (int i = 0; i < records.length; i++) {
            made.set(i, records[i]);
        }
        return made;
    }

    /**
     * Number of records.
     *
     * @return the size
     */
    public int size() {
        return size;
    }

    /**
     * Type of the elements.
     *
     * @return {@link Datatype#ofRecord} of the class
     */
    public Datatype datatype() {
        return datatype;
    }

    /**
     * Reads a record.
     *
     * @param index which, 0 to size - 1
     * @return a new record
     * @throws MpiException with {@link ErrorClass#BUFFER} if the index is outside
     */
    public T get(int index) {
        requireInside(index, 1);
        return type.cast(layout.read(memory, index * extent));
    }

    /**
     * Writes a record.
     *
     * @param index where, 0 to size - 1
     * @param value copied
     * @throws MpiException with {@link ErrorClass#BUFFER} if the index is outside or {@code value}
     *     or a record inside it is null
     */
    public void set(int index, T value) {
        requireInside(index, 1);
        if (value == null) {
            throw new MpiException(ErrorClass.BUFFER, "value is null");
        }
        try {
            layout.write(memory, index * extent, value);
        } catch (NullPointerException e) {
            throw new MpiException(ErrorClass.BUFFER, "a record inside " + value + " is null", e);
        }
    }

    /**
     * All records.
     *
     * @return a view that cannot be written; it makes a record whenever it is asked for one
     */
    public List<T> asList() {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return RecordBuffer.this.get(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /**
     * All records, to be sent, received or combined.
     *
     * @return a buffer over this memory, with elements of {@link #datatype()}
     */
    public MpiBuffer buffer() {
        return MpiBuffer.buffer(memory).as(size, datatype);
    }

    /**
     * Some of the records.
     *
     * @param first index of the first
     * @param count number of records
     * @return a buffer over this memory, with elements of {@link #datatype()}
     * @throws MpiException with {@link ErrorClass#BUFFER} if they are not inside
     */
    public MpiBuffer buffer(int first, int count) {
        requireInside(first, count);
        return buffer().part(first, count);
    }

    private void requireInside(int first, int count) {
        if (first < 0 || count < 0 || count > size - first) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    count + " records from index " + first + " are not inside " + this);
        }
    }

    @Override
    public String toString() {
        return "a buffer of " + size + " records of " + type.getName();
    }
}
