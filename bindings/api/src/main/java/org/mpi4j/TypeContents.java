package org.mpi4j;

import java.util.List;

/**
 * The arguments of a datatype's constructor, flattened as the standard does it. {@link
 * Datatype#constructor()} gives the same with names.
 *
 * @param combiner the constructor
 * @param integers its counts, lengths and other numbers in the standard's order; of {@link
 *     ArrayOrder} and {@link Distribution.Kind} the numbers
 * @param addresses what is in bytes
 * @param datatypes the types that it was made from
 * @see "MPI_Type_get_envelope and MPI_Type_get_contents, MPI 4.1 section 5.1.13"
 */
public record TypeContents(
        Combiner combiner, List<Long> integers, List<Long> addresses, List<Datatype> datatypes) {
    /**
     * Makes the lists immutable.
     *
     * @param combiner as above
     * @param integers as above
     * @param addresses as above
     * @param datatypes as above
     */
    public TypeContents {
        integers = List.copyOf(integers);
        addresses = List.copyOf(addresses);
        datatypes = List.copyOf(datatypes);
    }
}
