package org.mpi4j.purejava.collective;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.collective.algorithm.Allgather;
import org.mpi4j.purejava.collective.algorithm.Allreduce;
import org.mpi4j.purejava.collective.algorithm.Alltoall;
import org.mpi4j.purejava.collective.algorithm.Barrier;
import org.mpi4j.purejava.collective.algorithm.Bcast;
import org.mpi4j.purejava.collective.algorithm.BinomialBcast;
import org.mpi4j.purejava.collective.algorithm.BinomialGather;
import org.mpi4j.purejava.collective.algorithm.BinomialReduce;
import org.mpi4j.purejava.collective.algorithm.BinomialScatter;
import org.mpi4j.purejava.collective.algorithm.BruckAllgather;
import org.mpi4j.purejava.collective.algorithm.BruckAlltoall;
import org.mpi4j.purejava.collective.algorithm.DisseminationBarrier;
import org.mpi4j.purejava.collective.algorithm.Gather;
import org.mpi4j.purejava.collective.algorithm.LinearAllgather;
import org.mpi4j.purejava.collective.algorithm.LinearAlltoall;
import org.mpi4j.purejava.collective.algorithm.LinearBarrier;
import org.mpi4j.purejava.collective.algorithm.LinearGather;
import org.mpi4j.purejava.collective.algorithm.LinearReduce;
import org.mpi4j.purejava.collective.algorithm.LinearScan;
import org.mpi4j.purejava.collective.algorithm.LinearScatter;
import org.mpi4j.purejava.collective.algorithm.PairwiseAlltoall;
import org.mpi4j.purejava.collective.algorithm.PairwiseReduceScatter;
import org.mpi4j.purejava.collective.algorithm.RabenseifnerAllreduce;
import org.mpi4j.purejava.collective.algorithm.RabenseifnerReduce;
import org.mpi4j.purejava.collective.algorithm.RecursiveDoublingAllgather;
import org.mpi4j.purejava.collective.algorithm.RecursiveDoublingAllreduce;
import org.mpi4j.purejava.collective.algorithm.RecursiveDoublingScan;
import org.mpi4j.purejava.collective.algorithm.RecursiveHalvingReduceScatter;
import org.mpi4j.purejava.collective.algorithm.Reduce;
import org.mpi4j.purejava.collective.algorithm.ReduceScatter;
import org.mpi4j.purejava.collective.algorithm.ReduceThenScatter;
import org.mpi4j.purejava.collective.algorithm.RingAllgather;
import org.mpi4j.purejava.collective.algorithm.RingAllreduce;
import org.mpi4j.purejava.collective.algorithm.Scan;
import org.mpi4j.purejava.collective.algorithm.Scatter;
import org.mpi4j.purejava.collective.algorithm.ScatterAllgatherBcast;

/**
 * Which algorithm an operation takes, by what every rank knows alike: bytes, ranks, commutativity.
 *
 * <p>A property {@code mpi4j.purejava.OPERATION=NAME} forces one, for example {@code
 * mpi4j.purejava.allreduce=ring}. Where the operator is not commutative and the forced algorithm
 * does not keep rank order, the table decides as if it were not set.
 */
final class Selection {
    private static final long KIB = 1 << 10;

    private final Catalog<Barrier> barrier;
    private final Catalog<Bcast> bcast;
    private final Catalog<Gather> gather;
    private final Catalog<Scatter> scatter;
    private final Catalog<Allgather> allgather;
    private final Catalog<Alltoall> alltoall;
    private final Catalog<Alltoall> alltoallv;
    private final Catalog<Reduce> reduce;
    private final Catalog<Allreduce> allreduce;
    private final Catalog<ReduceScatter> reduceScatter;
    private final Catalog<Scan> scan;

    Selection(UnaryOperator<@Nullable String> properties) {
        barrier =
                new Catalog<>(
                        "barrier",
                        properties,
                        Map.of(
                                "dissemination", new DisseminationBarrier(),
                                "linear", new LinearBarrier()));
        bcast =
                new Catalog<>(
                        "bcast",
                        properties,
                        Map.of(
                                "binomial", new BinomialBcast(),
                                "scatter-allgather", new ScatterAllgatherBcast()));
        gather =
                new Catalog<>(
                        "gather",
                        properties,
                        Map.of("linear", new LinearGather(), "binomial", new BinomialGather()));
        scatter =
                new Catalog<>(
                        "scatter",
                        properties,
                        Map.of("linear", new LinearScatter(), "binomial", new BinomialScatter()));
        allgather =
                new Catalog<>(
                        "allgather",
                        properties,
                        Map.of(
                                "linear", new LinearAllgather(),
                                "ring", new RingAllgather(),
                                "bruck", new BruckAllgather(),
                                "recursive-doubling", new RecursiveDoublingAllgather()));
        alltoall =
                new Catalog<>(
                        "alltoall",
                        properties,
                        Map.of(
                                "linear", new LinearAlltoall(),
                                "pairwise", new PairwiseAlltoall(),
                                "bruck", new BruckAlltoall()));
        alltoallv =
                new Catalog<>(
                        "alltoallv",
                        properties,
                        Map.of(
                                "linear", new LinearAlltoall(),
                                "pairwise", new PairwiseAlltoall()));
        reduce =
                new Catalog<>(
                        "reduce",
                        properties,
                        Map.of(
                                "linear", new LinearReduce(),
                                "binomial", new BinomialReduce(),
                                "rabenseifner", new RabenseifnerReduce()));
        allreduce =
                new Catalog<>(
                        "allreduce",
                        properties,
                        Map.of(
                                "recursive-doubling", new RecursiveDoublingAllreduce(),
                                "ring", new RingAllreduce(),
                                "rabenseifner", new RabenseifnerAllreduce()));
        reduceScatter =
                new Catalog<>(
                        "reduce-scatter",
                        properties,
                        Map.of(
                                "reduce-then-scatter", new ReduceThenScatter(),
                                "pairwise", new PairwiseReduceScatter(),
                                "recursive-halving", new RecursiveHalvingReduceScatter()));
        scan =
                new Catalog<>(
                        "scan",
                        properties,
                        Map.of(
                                "linear", new LinearScan(),
                                "recursive-doubling", new RecursiveDoublingScan()));
    }

    Barrier barrier() {
        return barrier.or("dissemination");
    }

    /** {@code bytes} of the message. */
    Bcast bcast(long bytes, int ranks) {
        // Above 1 GiB a derived datatype could not be packed in one piece.
        boolean cut = ranks >= 4 && bytes >= 128 * KIB && bytes <= KIB * KIB * KIB;
        return bcast.or(cut ? "scatter-allgather" : "binomial");
    }

    /** {@code bytes} of one rank's part. */
    Gather gather(long bytes, int ranks) {
        return gather.or(ranks >= 8 && bytes <= 2 * KIB ? "binomial" : "linear");
    }

    /** The lengths of the parts are known to the root only, which leaves nothing to choose. */
    Gather gatherv() {
        return gather.own("linear");
    }

    /** {@code bytes} of one rank's part. */
    Scatter scatter(long bytes, int ranks) {
        return scatter.or(ranks >= 8 && bytes <= 2 * KIB ? "binomial" : "linear");
    }

    /** The lengths of the parts are known to the root only, which leaves nothing to choose. */
    Scatter scatterv() {
        return scatter.own("linear");
    }

    /** {@code bytes} of all parts together. */
    Allgather allgather(long bytes) {
        return allgather.or(bytes <= 64 * KIB ? "recursive-doubling" : "ring");
    }

    /** {@code bytes} of one rank's part. */
    Alltoall alltoall(long bytes, int ranks) {
        if (ranks >= 8 && bytes <= 256) {
            return alltoall.or("bruck");
        }
        return alltoall.or(bytes <= 4 * KIB ? "linear" : "pairwise");
    }

    Alltoall alltoallv() {
        return alltoallv.or("pairwise");
    }

    /** {@code bytes} of one rank's contribution. */
    Reduce reduce(long bytes, int ranks, boolean commutative) {
        Reduce forced = reduce.or(ranks >= 4 && bytes >= 64 * KIB ? "rabenseifner" : "binomial");
        return commutative || forced.keepsRankOrder() ? forced : reduce.own("binomial");
    }

    /** {@code bytes} of one rank's contribution. */
    Allreduce allreduce(long bytes, int ranks, boolean commutative) {
        Allreduce forced = allreduce.or(allreduceName(bytes, ranks));
        return commutative || forced.keepsRankOrder()
                ? forced
                : allreduce.own("recursive-doubling");
    }

    private static String allreduceName(long bytes, int ranks) {
        return bytes < (ranks < 4 ? 4 : 8) * KIB ? "recursive-doubling" : "rabenseifner";
    }

    /** {@code bytes} of one rank's contribution to all parts. */
    ReduceScatter reduceScatter(long bytes, boolean commutative) {
        ReduceScatter forced =
                reduceScatter.or(bytes <= 64 * KIB ? "recursive-halving" : "pairwise");
        return commutative || forced.keepsRankOrder()
                ? forced
                : reduceScatter.own("reduce-then-scatter");
    }

    Scan scan(int ranks) {
        return scan.or(ranks <= 2 ? "linear" : "recursive-doubling");
    }
}
