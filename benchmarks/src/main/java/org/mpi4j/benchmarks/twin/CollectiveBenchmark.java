package org.mpi4j.benchmarks.twin;

import java.util.Locale;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.PersistentRequest;

/**
 * A collective operation, blocking, non-blocking or persistent; one event is one call (and its
 * completion), and the slowest rank's time counts. The size is that of a block: what one rank
 * contributes, or what it gets of one other.
 */
abstract class CollectiveBenchmark implements Benchmark {
    private final String name;
    private final Collective operation;
    private final Communicator world;
    private final Messages messages;
    private Optional<Blocks> prepared = Optional.empty();

    CollectiveBenchmark(String name, Collective operation, Communicator world, Messages messages) {
        this.name = name;
        this.operation = operation;
        this.world = world;
        this.messages = messages;
    }

    /** The name of an operation in the plan. */
    static String text(Collective operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    final Communicator world() {
        return world;
    }

    final Collective operation() {
        return operation;
    }

    final Blocks blocks() {
        return prepared.orElseThrow();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public void setUp(int bytes) {
        prepared = Optional.of(new Blocks(operation, world, messages, bytes));
    }

    @Override
    public final void before() {
        world.barrier();
    }

    @Override
    public final int callsPerEvent() {
        return 1;
    }

    @Override
    public final boolean slowestRankCounts() {
        return true;
    }

    @Override
    public final boolean validate(int corruption) {
        blocks().fill();
        blocks().clear();
        run(1);
        return blocks().arrived(corruption);
    }

    /** The call that returns when it is done. */
    static final class Blocking extends CollectiveBenchmark {
        Blocking(Collective operation, Communicator world, Messages messages) {
            super(text(operation), operation, world, messages);
        }

        @Override
        public void run(int events) {
            Collective.Call call = operation().call();
            Communicator world = world();
            Blocks blocks = blocks();
            for (int i = 0; i < events; i++) {
                call.on(world, blocks);
            }
        }
    }

    /** The call that gives a request, which is waited for. */
    static final class NonBlocking extends CollectiveBenchmark {
        private final Meanwhile meanwhile;

        NonBlocking(
                Collective operation, Communicator world, Messages messages, Meanwhile meanwhile) {
            super("i" + text(operation), operation, world, messages);
            this.meanwhile = meanwhile;
        }

        @Override
        public boolean overlaps() {
            return true;
        }

        @Override
        public void run(int events) {
            var start = operation().start();
            Communicator world = world();
            Blocks blocks = blocks();
            for (int i = 0; i < events; i++) {
                var request = start.on(world, blocks);
                meanwhile.compute();
                request.await();
            }
        }
    }

    /** A request that is made once and started again and again. */
    static final class Persistent extends CollectiveBenchmark {
        private Optional<PersistentRequest> made = Optional.empty();

        Persistent(Collective operation, Communicator world, Messages messages) {
            super(text(operation) + "_persistent", operation, world, messages);
        }

        @Override
        public void setUp(int bytes) {
            super.setUp(bytes);
            made = Optional.of(operation().init().on(world(), blocks()));
        }

        @Override
        public void tearDown() {
            made.orElseThrow().close();
            made = Optional.empty();
        }

        @Override
        public void run(int events) {
            var request = made.orElseThrow();
            for (int i = 0; i < events; i++) {
                request.start();
                request.await();
            }
        }
    }
}
