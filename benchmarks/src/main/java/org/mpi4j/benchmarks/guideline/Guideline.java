package org.mpi4j.benchmarks.guideline;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.plan.Operation;

/**
 * An operation should take no longer than others that do its work together.
 *
 * @param operation that should not be slower
 * @param others that do the same, all of them
 * @param littleUs by how many microseconds it may be slower
 */
public record Guideline(Operation operation, List<Part> others, double littleUs) {
    /** A request has to be made and waited for. */
    private static final double A_REQUEST_US = 1;

    /**
     * A part of the work.
     *
     * @param operation that does it
     * @param times how often
     */
    public record Part(Operation operation, Times times) {
        private String words() {
            return times == Times.ONCE ? operation.text() : "p x " + operation.text();
        }
    }

    /** How often an operation is done. */
    public enum Times {
        /** Once. */
        ONCE,
        /** Once for each rank: with a block, where one call would take all blocks. */
        FOR_EACH_RANK;

        /**
         * The number.
         *
         * @param ranks number of ranks
         * @return how often it is done there
         */
        public int of(int ranks) {
            return this == ONCE ? 1 : ranks;
        }
    }

    /**
     * All guidelines that compare different operations.
     *
     * @return for every size and number of ranks at which both sides were measured
     */
    public static List<Guideline> all() {
        return Stream.of(composed(), special(), later(), gaps()).flatMap(List::stream).toList();
    }

    private static List<Guideline> composed() {
        return List.of(
                of(Operation.ALLREDUCE, once(Operation.REDUCE), once(Operation.BCAST)),
                of(
                        Operation.ALLREDUCE,
                        once(Operation.REDUCE_SCATTER_BLOCK),
                        once(Operation.ALLGATHER)),
                of(Operation.ALLGATHER, once(Operation.GATHER), forEachRank(Operation.BCAST)),
                of(Operation.ALLGATHER, once(Operation.ALLTOALL)),
                of(Operation.BCAST, once(Operation.SCATTER), once(Operation.ALLGATHER)),
                of(
                        Operation.REDUCE_SCATTER_BLOCK,
                        forEachRank(Operation.REDUCE),
                        once(Operation.SCATTER)),
                of(Operation.GATHER, once(Operation.ALLGATHER)),
                of(Operation.SCATTER, forEachRank(Operation.BCAST)),
                of(Operation.REDUCE, once(Operation.ALLREDUCE)));
    }

    /** What can do more should not be faster. */
    private static List<Guideline> special() {
        return List.of(
                of(Operation.GATHER, once(Operation.GATHERV)),
                of(Operation.SCATTER, once(Operation.SCATTERV)),
                of(Operation.ALLGATHER, once(Operation.ALLGATHERV)),
                of(Operation.ALLTOALL, once(Operation.ALLTOALLV)));
    }

    /** A non-blocking operation takes what the blocking one takes, a persistent one no more. */
    private static List<Guideline> later() {
        return Stream.of(Operation.values())
                .filter(operation -> operation.family() == Family.COLLECTIVE)
                .flatMap(Guideline::later)
                .toList();
    }

    private static Stream<Guideline> later(Operation blocking) {
        Operation nonBlocking = Operation.of("i" + blocking.text());
        Operation persistent = Operation.of(blocking.text() + "_persistent");
        return Stream.of(
                new Guideline(nonBlocking, List.of(once(blocking)), A_REQUEST_US),
                of(persistent, once(nonBlocking)));
    }

    /** A datatype should do no worse than packing by hand. */
    private static List<Guideline> gaps() {
        return List.of(
                of(Operation.VECTOR, once(Operation.VECTOR_PACKED)),
                of(Operation.RECORD, once(Operation.RECORD_PACKED)),
                of(Operation.LATENCY_PERSISTENT, once(Operation.LATENCY)));
    }

    private static Guideline of(Operation operation, Part... others) {
        return new Guideline(operation, List.of(others), 0);
    }

    private static Part once(Operation operation) {
        return new Part(operation, Times.ONCE);
    }

    private static Part forEachRank(Operation operation) {
        return new Part(operation, Times.FOR_EACH_RANK);
    }

    /**
     * The guideline in words.
     *
     * @return for example {@code allreduce <= reduce + bcast}
     */
    public String words() {
        String sum = others.stream().map(Part::words).collect(Collectors.joining(" + "));
        String little = littleUs == 0 ? "" : " + " + Math.round(littleUs) + " us";
        return operation.text() + " <= " + sum + little;
    }
}
