package org.mpi4j;

import java.util.OptionalInt;

/**
 * An ordered set of processes.
 *
 * @see "MPI 4.1 section 7.3"
 */
public interface Group extends AutoCloseable {
    /**
     * Ranks {@code first}, {@code first + stride} and so on, up to {@code last} at most.
     *
     * @param first the first rank
     * @param last bound of the last rank, included
     * @param stride step, positive or negative, not 0
     */
    record Range(int first, int last, int stride) {}

    /**
     * Number of processes.
     *
     * @return the size, at least 0
     * @see "MPI_Group_size, MPI 4.1 section 7.3.1"
     */
    int size();

    /**
     * The calling process's rank in this group.
     *
     * @return the rank, or empty if it is not a member
     * @see "MPI_Group_rank, MPI 4.1 section 7.3.1"
     */
    OptionalInt rank();

    /**
     * Where members of this group are in another.
     *
     * @param ranks ranks in this group; {@link Mpi#PROC_NULL} stays what it is
     * @param other the other group
     * @return their ranks in {@code other}, {@link Mpi#UNDEFINED} for those that are not in it
     * @throws MpiException with {@link ErrorClass#RANK} if a rank is not in this group
     * @see "MPI_Group_translate_ranks, MPI 4.1 section 7.3.1"
     */
    int[] translateRanks(int[] ranks, Group other);

    /**
     * How this group relates to another.
     *
     * @param other the other group
     * @return {@link Comparison#IDENT}, {@link Comparison#SIMILAR} or {@link Comparison#UNEQUAL}
     * @see "MPI_Group_compare, MPI 4.1 section 7.3.1"
     */
    Comparison compare(Group other);

    /**
     * The members of this group, then those of the other that are not in this one.
     *
     * @param other the other group
     * @return a new group
     * @see "MPI_Group_union, MPI 4.1 section 7.3.2"
     */
    Group union(Group other);

    /**
     * The members of this group that are also in the other, in this group's order.
     *
     * @param other the other group
     * @return a new group
     * @see "MPI_Group_intersection, MPI 4.1 section 7.3.2"
     */
    Group intersection(Group other);

    /**
     * The members of this group that are not in the other.
     *
     * @param other the other group
     * @return a new group
     * @see "MPI_Group_difference, MPI 4.1 section 7.3.2"
     */
    Group difference(Group other);

    /**
     * Some members, in the order given.
     *
     * @param ranks their ranks in this group, each once
     * @return a new group
     * @throws MpiException with {@link ErrorClass#RANK} if a rank is not in this group or is
     *     repeated
     * @see "MPI_Group_incl, MPI 4.1 section 7.3.2"
     */
    Group incl(int... ranks);

    /**
     * All members but some.
     *
     * @param ranks ranks to leave out, each once
     * @return a new group
     * @throws MpiException with {@link ErrorClass#RANK} if a rank is not in this group or is
     *     repeated
     * @see "MPI_Group_excl, MPI 4.1 section 7.3.2"
     */
    Group excl(int... ranks);

    /**
     * The members in some ranges, in the order given.
     *
     * @param ranges ranges of ranks in this group
     * @return a new group
     * @throws MpiException with {@link ErrorClass#RANK} if a rank is not in this group or is
     *     repeated, with {@link ErrorClass#ARG} if a stride is 0
     * @see "MPI_Group_range_incl, MPI 4.1 section 7.3.2"
     */
    Group rangeIncl(Range... ranges);

    /**
     * All members but those in some ranges.
     *
     * @param ranges ranges of ranks in this group
     * @return a new group
     * @throws MpiException as {@link #rangeIncl}
     * @see "MPI_Group_range_excl, MPI 4.1 section 7.3.2"
     */
    Group rangeExcl(Range... ranges);

    /**
     * Frees this group.
     *
     * @throws MpiException with {@link ErrorClass#GROUP} if it is closed already
     * @see "MPI_Group_free, MPI 4.1 section 7.3.3"
     */
    @Override
    void close();
}
