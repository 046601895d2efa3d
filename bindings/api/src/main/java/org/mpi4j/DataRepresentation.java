package org.mpi4j;

/**
 * How values lie in a file.
 *
 * <p>Representations of a program's own (MPI_Register_datarep) are not offered: neither of the file
 * components of Open MPI calls conversion functions; both refuse to register them.
 *
 * @see "MPI 4.1 section 14.5, file interoperability"
 */
public enum DataRepresentation {
    /** As in memory. */
    NATIVE("native"),
    /** As the implementation likes; here the same as {@link #NATIVE}. */
    INTERNAL("internal"),
    /** Big-endian with the standard's sizes, readable everywhere. */
    EXTERNAL32("external32");

    private final String label;

    DataRepresentation(String label) {
        this.label = label;
    }

    /**
     * The name in the standard.
     *
     * @return such as {@code native}
     */
    public String label() {
        return label;
    }

    /**
     * The representation of a name.
     *
     * @param name as {@link #label()}
     * @return the representation
     * @throws MpiException with {@link ErrorClass#UNSUPPORTED_DATAREP} if there is none of that
     *     name
     */
    public static DataRepresentation of(String name) {
        for (DataRepresentation known : values()) {
            if (known.label.equals(name)) {
                return known;
            }
        }
        throw new MpiException(
                ErrorClass.UNSUPPORTED_DATAREP,
                "name is '" + name + "'; allowed are native, internal and external32");
    }

    @Override
    public String toString() {
        return label;
    }
}
