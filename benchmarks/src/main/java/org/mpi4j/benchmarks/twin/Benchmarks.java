package org.mpi4j.benchmarks.twin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;

/** Every benchmark by its name. */
final class Benchmarks {
    private final Map<String, Benchmark> byName = new HashMap<>();

    Benchmarks(Mpi mpi, Messages messages, Meanwhile meanwhile, StartUp startUp, Path directory) {
        Communicator world = mpi.world();
        List<Benchmark> all = new ArrayList<>(startUp.benchmarks());
        all.addAll(exchanges(world, messages));
        all.addAll(streams(world, messages));
        for (Collective operation : Collective.values()) {
            all.add(new CollectiveBenchmark.Blocking(operation, world, messages));
            all.add(new CollectiveBenchmark.NonBlocking(operation, world, messages, meanwhile));
            all.add(new CollectiveBenchmark.Persistent(operation, world, messages));
        }
        for (Access.Kind kind : Access.Kind.values()) {
            all.add(new Access(kind, world, messages));
        }
        for (FileAccess.Kind kind : FileAccess.Kind.values()) {
            all.add(new FileAccess(kind, directory, world, messages));
        }
        all.add(new ThreadedLatency(mpi, messages));
        all.add(new Flag(world, directory));
        all.add(new Copy(messages.send().capacity()));
        all.forEach(benchmark -> byName.put(benchmark.name(), benchmark));
    }

    private static List<Benchmark> exchanges(Communicator world, Messages messages) {
        return List.of(
                new PlainExchange("latency", Layout.WHOLE, world, messages),
                new PlainExchange("multi_lat", Layout.WHOLE, world, messages),
                new PersistentExchange("latency_persistent", world, messages),
                new PlainExchange("vector", Layout.VECTOR, world, messages),
                new PackedExchange("vector_packed", Layout.VECTOR, world, messages),
                new PlainExchange("record", Layout.RECORDS, world, messages),
                new PackedExchange("record_packed", Layout.RECORDS, world, messages));
    }

    private static List<Benchmark> streams(Communicator world, Messages messages) {
        return List.of(
                new Stream("bandwidth", Stream.Direction.ONE_WAY, world, messages),
                new Stream("rate", Stream.Direction.ONE_WAY, world, messages),
                new Stream("mbw_mr", Stream.Direction.ONE_WAY, world, messages),
                new Stream("bibw", Stream.Direction.BOTH_WAYS, world, messages));
    }

    Benchmark find(String name) {
        Benchmark found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no operation " + name + ", there are " + byName.keySet());
        }
        return found;
    }
}
