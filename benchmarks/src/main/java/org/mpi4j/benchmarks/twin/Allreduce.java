package org.mpi4j.benchmarks.twin;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.DoubleBuffer;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;

/** Sum of doubles over all ranks; one event is one call, and the slowest rank's time counts. */
final class Allreduce implements Benchmark {
    private final Communicator world;
    private final DoubleBuffer send;
    private final DoubleBuffer receive;
    private int count;
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;

    Allreduce(Communicator world, Messages messages) {
        this.world = world;
        this.send = messages.sendDoubles();
        this.receive = messages.receiveDoubles();
    }

    @Override
    public String name() {
        return "allreduce";
    }

    @Override
    public void setUp(int bytes) {
        count = bytes / Double.BYTES;
        out = buffer(send.duplicate().limit(count));
        in = buffer(receive.duplicate().limit(count));
        // Whatever another benchmark left there may be slow to add: NaN, subnormal numbers.
        for (int i = 0; i < count; i++) {
            send.put(i, world.rank() + i);
        }
    }

    @Override
    public void before() {
        world.barrier();
    }

    @Override
    public void run(int events) {
        for (int i = 0; i < events; i++) {
            world.allreduce(out, in, Op.SUM);
        }
    }

    @Override
    public int callsPerEvent() {
        return 1;
    }

    @Override
    public boolean slowestRankCounts() {
        return true;
    }

    /** Whole numbers: their sum is exact in whatever order they are added. */
    @Override
    public boolean validate(int corruption) {
        for (int i = 0; i < count; i++) {
            send.put(i, (world.rank() + 1.0) * (i % 1000 + 1));
            receive.put(i, 0);
        }
        run(1);
        receive.put(count - 1, receive.get(count - 1) + corruption);
        double ofRanks = world.size() * (world.size() + 1) / 2.0;
        for (int i = 0; i < count; i++) {
            if (receive.get(i) != ofRanks * (i % 1000 + 1)) {
                return false;
            }
        }
        return true;
    }
}
