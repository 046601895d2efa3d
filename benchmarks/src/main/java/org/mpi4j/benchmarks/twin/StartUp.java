package org.mpi4j.benchmarks.twin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/**
 * What happened once, before anything else was measured: from the start of the launch to main, the
 * initialisation of MPI, and the first message there and back. All in microseconds since 1970.
 */
record StartUp(long launched, long main, long initialised, long answered) {
    private static final int TAG = 4;

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** To be called as soon as MPI is initialised. */
    static StartUp complete(long launched, long main, Communicator world) {
        long initialised = now();
        MpiBuffer one = MpiBuffer.buffer(new byte[1]);
        if (world.rank() == 0 && world.size() > 1) {
            world.send(one, 1, TAG);
            world.recv(one, 1, TAG);
        } else if (world.rank() == 1) {
            world.recv(one, 0, TAG);
            world.send(one, 0, TAG);
        }
        return new StartUp(launched, main, initialised, now());
    }

    List<Benchmark> benchmarks() {
        return List.of(
                new Recorded("startup_launch", main - launched),
                new Recorded("startup_init", initialised - main),
                new Recorded("startup_message", answered - initialised),
                new Recorded("startup", answered - launched));
    }

    /** One of them. */
    private record Recorded(String name, long us) implements Benchmark {
        @Override
        public OptionalDouble recordedUs() {
            return OptionalDouble.of((double) us);
        }

        @Override
        public void setUp(int bytes) {}

        @Override
        public void run(int events) {
            throw new IllegalStateException(name + " cannot be repeated");
        }

        @Override
        public int callsPerEvent() {
            return 1;
        }

        @Override
        public boolean validate(int corruption) {
            return true;
        }
    }
}
