package org.mpi4j.benchmarks.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mpi4j.Communicator;

/**
 * Ranks 0 and 1 hand a word of shared memory to each other, without MPI: no message can be faster.
 * One event is there and back. The memory is a file that both have mapped.
 */
final class Flag implements Benchmark {
    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final int PATIENCE = 1000;

    private final Communicator world;
    private final Path file;
    private final int me;
    private ByteBuffer memory = ByteBuffer.allocate(0);
    private long turn;

    Flag(Communicator world, Path directory) {
        this.world = world;
        this.file = directory.resolve("flag");
        this.me = world.rank();
    }

    @Override
    public String name() {
        return "flag";
    }

    @Override
    public void setUp(int bytes) {
        turn = 0;
        try {
            if (me == 0) {
                Files.write(file, new byte[Long.BYTES]);
            }
            world.barrier();
            memory = mapped();
            world.barrier();
            if (me == 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer mapped() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    /** Rank 0 writes odd numbers, rank 1 the even ones that follow them. */
    @Override
    public void run(int events) {
        ByteBuffer shared = memory;
        long now = turn;
        for (int i = 0; i < events; i++) {
            if (me == 0) {
                WORD.setRelease(shared, 0, now + 1);
                await(shared, now + 2);
            } else {
                await(shared, now + 1);
                WORD.setRelease(shared, 0, now + 2);
            }
            now += 2;
        }
        turn = now;
    }

    /** Lets others run at times: where both ranks share a core, spinning would not end. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on whether it has an effect
    private static void await(ByteBuffer shared, long value) {
        for (int turns = 1; (long) WORD.getAcquire(shared, 0) != value; turns++) {
            Thread.onSpinWait();
            if (turns % PATIENCE == 0) {
                Thread.yield();
            }
        }
    }

    @Override
    public int callsPerEvent() {
        return 2;
    }

    @Override
    public boolean validate(int corruption) {
        run(1);
        world.barrier();
        return (long) WORD.getAcquire(memory, 0) + corruption == turn;
    }
}
