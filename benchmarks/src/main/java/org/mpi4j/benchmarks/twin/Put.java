package org.mpi4j.benchmarks.twin;

import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Window;

/**
 * Rank 0 writes into the memory of rank 1, which takes no part; one event is one put, complete at
 * the target. A lock of all ranks is held all the time, so an event is no more than that.
 */
final class Put implements Benchmark {
    private final Communicator world;
    private final Messages messages;
    private final int me;
    private int bytes;
    private MpiBuffer out = MpiBuffer.NONE;
    private Optional<Window> open = Optional.empty();

    Put(Communicator world, Messages messages) {
        this.world = world;
        this.messages = messages;
        this.me = world.rank();
    }

    @Override
    public String name() {
        return "put";
    }

    @Override
    public void setUp(int size) {
        bytes = size;
        out = Messages.part(messages.send(), 0, size);
        Window window = world.windows().allocate(size, 1);
        window.lockAll();
        open = Optional.of(window);
    }

    @Override
    public void tearDown() {
        Window window = open.orElseThrow();
        window.unlockAll();
        window.close();
        open = Optional.empty();
    }

    @Override
    public void run(int events) {
        Window window = open.orElseThrow();
        for (int i = 0; me == 0 && i < events; i++) {
            window.put(out, 1, 0);
            window.flush(1);
        }
    }

    @Override
    public int callsPerEvent() {
        return 1;
    }

    @Override
    public boolean validate(int corruption) {
        Window window = open.orElseThrow();
        Messages.fill(messages.send(), bytes, bytes);
        Messages.clear(window.memory(), bytes);
        synchronise(window);
        run(1);
        synchronise(window);
        if (me == 0) {
            return true;
        }
        Messages.add(window.memory(), bytes - 1, corruption);
        return Messages.isFilled(window.memory(), 0, bytes, bytes);
    }

    /** All can see what was written before. */
    private void synchronise(Window window) {
        window.sync();
        world.barrier();
        window.sync();
    }
}
