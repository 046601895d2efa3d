package org.mpi4j;

/**
 * The Java primitive types that messages are made of.
 *
 * @see "MPI 4.1 section 3.2.2, message data"
 */
public enum Primitive {
    /** Java {@code byte}, MPI_INT8_T. */
    BYTE(1),
    /** Java {@code boolean}, one byte of 0 or 1, MPI_C_BOOL. */
    BOOLEAN(1),
    /** Java {@code char}, MPI_UINT16_T. */
    CHAR(2),
    /** Java {@code short}, MPI_INT16_T. */
    SHORT(2),
    /** Java {@code int}, MPI_INT32_T. */
    INT(4),
    /** Java {@code long}, MPI_INT64_T. */
    LONG(8),
    /** Java {@code float}, MPI_FLOAT. */
    FLOAT(4),
    /** Java {@code double}, MPI_DOUBLE. */
    DOUBLE(8);

    private final int bytes;

    Primitive(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Size of one element in a message.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }
}
