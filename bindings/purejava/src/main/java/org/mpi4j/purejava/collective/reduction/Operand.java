package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.MpiBuffer;

/**
 * Elements in a form that a {@link Reduction} combines: part of a primitive array.
 *
 * @param array the array
 * @param first index of the first element, in elements of the datatype
 * @param buffer the same elements, to send and receive them
 */
public record Operand(Object array, int first, MpiBuffer buffer) {
    /**
     * Some of the elements.
     *
     * @param from index of the first, from this operand's first
     * @param count how many
     * @return an operand over the same array
     */
    public Operand part(int from, int count) {
        return new Operand(array, first + from, buffer.part(from, count));
    }

    /**
     * Number of elements.
     *
     * @return the count
     */
    public int count() {
        return (int) buffer.count();
    }
}
