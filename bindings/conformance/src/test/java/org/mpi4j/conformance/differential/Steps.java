package org.mpi4j.conformance.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mpi4j.Communicator;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/** The kinds of operations that random programs are made of. */
// Nobody changes or compares the arrays; enums carry functions; one of several is drawn.
@SuppressWarnings({"ArrayRecordComponent", "ImmutableEnumChecker", "EnumOrdinal"})
final class Steps {
    private static final long[] NOTHING = {};

    private static final List<Draw> KINDS =
            List.of(
                    Exchange::draw,
                    Bcast::draw,
                    Combination::draw,
                    Combination::draw,
                    Gathering::draw,
                    Scattering::draw,
                    AllToAll::draw,
                    Parts::draw);

    private interface Draw {
        Step from(Random chance, int ranks);
    }

    /** How an operation is started. */
    private enum Form {
        BLOCKING,
        NON_BLOCKING,
        PERSISTENT
    }

    private Steps() {}

    static Step draw(Random chance, int ranks) {
        return KINDS.get(chance.nextInt(KINDS.size())).from(chance, ranks);
    }

    private static int someCount(Random chance) {
        return chance.nextInt(RandomProgram.LENGTH + 1);
    }

    private static int[] someCounts(Random chance, int ranks) {
        return IntStream.range(0, ranks)
                .map(rank -> chance.nextInt(3) == 0 ? 0 : chance.nextInt(8))
                .toArray();
    }

    private static int[] starts(int[] counts) {
        int[] starts = new int[counts.length];
        for (int i = 1; i < counts.length; i++) {
            starts[i] = starts[i - 1] + counts[i - 1];
        }
        return starts;
    }

    private static long[] head(long[] values, int count) {
        return Arrays.copyOf(values, count);
    }

    private static long[][] each(int ranks, IntFunction<long[]> received) {
        return IntStream.range(0, ranks).mapToObj(received).toArray(long[][]::new);
    }

    private static void complete(PersistentRequest request) {
        request.start();
        request.await();
        request.close();
    }

    /** Every rank sends to one rank and receives from one. */
    private record Exchange(int[] to, int count, int tag, int how) implements Step {
        static Step draw(Random chance, int ranks) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, ranks).boxed().toList());
            Collections.shuffle(order, chance);
            int[] to = order.stream().mapToInt(Integer::intValue).toArray();
            // Now and then more than is sent at once.
            int scale = chance.nextInt(4) == 0 ? 200 : 1;
            return new Exchange(
                    to, scale * someCount(chance), chance.nextInt(1000), chance.nextInt(4));
        }

        private int from(int rank) {
            return IntStream.range(0, to.length).filter(r -> to[r] == rank).findAny().orElseThrow();
        }

        private long[] data(long[] state) {
            return IntStream.range(0, count).mapToLong(i -> state[i % state.length] + i).toArray();
        }

        @Override
        public long[][] expected(long[][] states) {
            return each(states.length, rank -> data(states[from(rank)]));
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            int dest = to[comm.rank()];
            int source = from(comm.rank());
            try (Cells out = Cells.of(chance, data(mine));
                    Cells in = Cells.of(chance, count)) {
                move(comm, out.buffer(), dest, in.buffer(), source);
                return in.values();
            }
        }

        private void move(Communicator comm, MpiBuffer out, int dest, MpiBuffer in, int source) {
            switch (how) {
                case 0 -> comm.sendrecv(out, dest, tag, in, source, tag);
                case 1 -> {
                    Request received = comm.irecv(in, Mpi.ANY_SOURCE, tag);
                    Request.waitAll(comm.isend(out, dest, tag), received);
                }
                case 2 -> {
                    Request sent = comm.issend(out, dest, tag);
                    comm.mprobe(source, Mpi.ANY_TAG).recv(in);
                    sent.await();
                }
                default -> {
                    PersistentRequest received = comm.recvInit(in, source, tag);
                    received.start();
                    complete(comm.sendInit(out, dest, tag));
                    received.await();
                    received.close();
                }
            }
            // Nobody's next message with a wildcard may take one of this step.
            comm.barrier();
        }
    }

    private record Bcast(int root, int count, Form form) implements Step {
        static Step draw(Random chance, int ranks) {
            return new Bcast(chance.nextInt(ranks), someCount(chance), someForm(chance));
        }

        @Override
        public long[][] expected(long[][] states) {
            return each(states.length, rank -> head(states[root], count));
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            long[] before = comm.rank() == root ? head(mine, count) : new long[count];
            try (Cells data = Cells.of(chance, before)) {
                switch (form) {
                    case BLOCKING -> comm.bcast(data.buffer(), root);
                    case NON_BLOCKING -> comm.ibcast(data.buffer(), root).await();
                    case PERSISTENT -> complete(comm.bcastInit(data.buffer(), root, new Info()));
                }
                return data.values();
            }
        }
    }

    private static Form someForm(Random chance) {
        return Form.values()[chance.nextInt(Form.values().length)];
    }

    /** What a reduction combines with; results do not depend on the order of the ranks. */
    private enum Sum {
        PLUS(Op.SUM, Long::sum),
        TIMES(Op.PROD, (a, b) -> a * b),
        MAX(Op.MAX, Math::max),
        MIN(Op.MIN, Math::min),
        XOR(Op.BXOR, (a, b) -> a ^ b);

        final Op op;
        final LongBinaryOperator function;

        Sum(Op op, LongBinaryOperator function) {
            this.op = op;
            this.function = function;
        }

        static Sum draw(Random chance) {
            return values()[chance.nextInt(values().length)];
        }

        /** Combines so many first numbers of some ranks. */
        long[] of(long[][] states, int first, int end, int count) {
            return IntStream.range(0, count)
                    .mapToLong(
                            i ->
                                    IntStream.range(first, end)
                                            .mapToLong(rank -> states[rank][i])
                                            .reduce(function)
                                            .orElseThrow())
                    .toArray();
        }
    }

    private enum Shape {
        REDUCE,
        ALLREDUCE,
        SCAN,
        EXSCAN
    }

    private record Combination(Shape shape, Sum sum, int root, int count, Form form)
            implements Step {
        static Step draw(Random chance, int ranks) {
            Shape shape = Shape.values()[chance.nextInt(Shape.values().length)];
            int count = 1 + chance.nextInt(RandomProgram.LENGTH);
            return new Combination(
                    shape, Sum.draw(chance), chance.nextInt(ranks), count, someForm(chance));
        }

        @Override
        public long[][] expected(long[][] states) {
            int ranks = states.length;
            return each(
                    ranks,
                    rank ->
                            switch (shape) {
                                case REDUCE ->
                                        rank == root
                                                ? sum.of(states, 0, ranks, count)
                                                : new long[count];
                                case ALLREDUCE -> sum.of(states, 0, ranks, count);
                                case SCAN -> sum.of(states, 0, rank + 1, count);
                                case EXSCAN ->
                                        rank == 0
                                                ? new long[count]
                                                : sum.of(states, 0, rank, count);
                            });
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            // Reductions need elements of the operation's type: no derived datatype.
            long[] result = new long[count];
            MpiBuffer in = MpiBuffer.buffer(mine, 0, count);
            combine(comm, in, MpiBuffer.buffer(result));
            return result;
        }

        private void combine(Communicator comm, MpiBuffer in, MpiBuffer out) {
            switch (form) {
                case BLOCKING -> blocking(comm, in, out);
                case NON_BLOCKING -> started(comm, in, out).await();
                case PERSISTENT -> complete(persistent(comm, in, out));
            }
        }

        private void blocking(Communicator comm, MpiBuffer in, MpiBuffer out) {
            switch (shape) {
                case REDUCE -> comm.reduce(in, out, sum.op, root);
                case ALLREDUCE -> comm.allreduce(in, out, sum.op);
                case SCAN -> comm.scan(in, out, sum.op);
                case EXSCAN -> comm.exscan(in, out, sum.op);
            }
        }

        private Request started(Communicator comm, MpiBuffer in, MpiBuffer out) {
            return switch (shape) {
                case REDUCE -> comm.ireduce(in, out, sum.op, root);
                case ALLREDUCE -> comm.iallreduce(in, out, sum.op);
                case SCAN -> comm.iscan(in, out, sum.op);
                case EXSCAN -> comm.iexscan(in, out, sum.op);
            };
        }

        private PersistentRequest persistent(Communicator comm, MpiBuffer in, MpiBuffer out) {
            Info none = new Info();
            return switch (shape) {
                case REDUCE -> comm.reduceInit(in, out, sum.op, root, none);
                case ALLREDUCE -> comm.allreduceInit(in, out, sum.op, none);
                case SCAN -> comm.scanInit(in, out, sum.op, none);
                case EXSCAN -> comm.exscanInit(in, out, sum.op, none);
            };
        }
    }

    private static long[] joined(long[][] states, int[] counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .flatMapToLong(rank -> LongStream.of(head(states[rank], counts[rank])))
                .toArray();
    }

    /** Varying parts of all ranks to all, or to one. */
    private record Gathering(int[] counts, int root, boolean toAll) implements Step {
        static Step draw(Random chance, int ranks) {
            return new Gathering(
                    someCounts(chance, ranks), chance.nextInt(ranks), chance.nextBoolean());
        }

        private boolean receives(int rank) {
            return toAll || rank == root;
        }

        @Override
        public long[][] expected(long[][] states) {
            return each(states.length, rank -> receives(rank) ? joined(states, counts) : NOTHING);
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            int me = comm.rank();
            long[] all = new long[receives(me) ? IntStream.of(counts).sum() : 0];
            MpiChunks parts = receives(me) ? chunks(all, counts) : MpiChunks.NONE;
            try (Cells out = Cells.of(chance, head(mine, counts[me]))) {
                if (toAll) {
                    comm.allgatherv(out.buffer(), parts);
                } else {
                    comm.gatherv(out.buffer(), parts, root);
                }
            }
            return all;
        }
    }

    private static MpiChunks chunks(long[] all, int[] counts) {
        return MpiChunks.chunks(all, counts, starts(counts));
    }

    /** Varying parts of one rank to all. */
    private record Scattering(int[] counts, int root) implements Step {
        static Step draw(Random chance, int ranks) {
            return new Scattering(someCounts(chance, ranks), chance.nextInt(ranks));
        }

        @Override
        public long[][] expected(long[][] states) {
            int[] starts = starts(counts);
            return each(
                    states.length,
                    rank ->
                            Arrays.copyOfRange(
                                    states[root], starts[rank], starts[rank] + counts[rank]));
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            MpiChunks parts = comm.rank() == root ? chunks(mine, counts) : MpiChunks.NONE;
            try (Cells in = Cells.of(chance, counts[comm.rank()])) {
                comm.scatterv(parts, in.buffer(), root);
                return in.values();
            }
        }
    }

    /** A part of its own from every rank to every rank. */
    private record AllToAll(int[][] counts, Form form) implements Step {
        static Step draw(Random chance, int ranks) {
            int[][] counts =
                    IntStream.range(0, ranks)
                            .mapToObj(rank -> someCounts(chance, ranks))
                            .toArray(int[][]::new);
            return new AllToAll(counts, someForm(chance));
        }

        private int[] received(int rank) {
            return Arrays.stream(counts).mapToInt(row -> row[rank]).toArray();
        }

        @Override
        public long[][] expected(long[][] states) {
            return each(
                    states.length,
                    rank ->
                            IntStream.range(0, states.length)
                                    .boxed()
                                    .flatMapToLong(from -> part(states, from, rank))
                                    .toArray());
        }

        private LongStream part(long[][] states, int from, int to) {
            int start = starts(counts[from])[to];
            return Arrays.stream(states[from], start, start + counts[from][to]);
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            int[] theirs = received(comm.rank());
            long[] all = new long[IntStream.of(theirs).sum()];
            MpiChunks out = chunks(mine, counts[comm.rank()]);
            MpiChunks in = chunks(all, theirs);
            switch (form) {
                case BLOCKING -> comm.alltoallv(out, in);
                case NON_BLOCKING -> comm.ialltoallv(out, in).await();
                case PERSISTENT -> complete(comm.alltoallvInit(out, in, new Info()));
            }
            return all;
        }
    }

    /** A reduction whose result is dealt out, and the same among a part of the ranks. */
    private record Parts(Sum sum, int share, int colors) implements Step {
        static Step draw(Random chance, int ranks) {
            return new Parts(Sum.draw(chance), 1 + chance.nextInt(4), 1 + chance.nextInt(3));
        }

        @Override
        public long[][] expected(long[][] states) {
            return each(
                    states.length,
                    rank -> {
                        int[] members =
                                IntStream.range(0, states.length)
                                        .filter(r -> r % colors == rank % colors)
                                        .toArray();
                        long[][] some =
                                Arrays.stream(members)
                                        .mapToObj(r -> states[r])
                                        .toArray(long[][]::new);
                        long[] all = sum.of(some, 0, some.length, share * some.length);
                        int at = share * (rank / colors);
                        return Arrays.copyOfRange(all, at, at + share);
                    });
        }

        @Override
        public long[] run(Communicator comm, long[] mine, Random chance) {
            long[] result = new long[share];
            try (Communicator part = comm.split(comm.rank() % colors, comm.rank()).orElseThrow()) {
                MpiBuffer in = MpiBuffer.buffer(mine, 0, share * part.size());
                part.reduceScatterBlock(in, MpiBuffer.buffer(result), sum.op);
            }
            return result;
        }
    }
}
