package org.mpi4j.raw;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Uses the classes of the raw layer for the first time in many threads at once. */
final class RaceProgram {

    private static final List<Runnable> FIRST_USES =
            List.of(
                    NativeLibrary::load,
                    () -> System.out.println(OpenMpi.MPI_COMM_WORLD),
                    () -> System.out.println(UserOps.slotAddress(0)),
                    () -> System.out.println(StatusLayout.SIZE),
                    () -> System.out.println(NativeMemory.address(ByteBuffer.allocateDirect(8))),
                    () -> UserOps.setDispatcher((slot, in, inout, length, datatype) -> {}));

    static final int RUNNERS = FIRST_USES.size();

    private RaceProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        int first = Integer.parseInt(arguments[0]);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < RUNNERS; i++) {
            Runnable use = FIRST_USES.get((first + i) % RUNNERS);
            threads.add(new Thread(() -> useAfter(start, use)));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("ALL DONE");
    }

    private static void useAfter(CountDownLatch start, Runnable use) {
        try {
            start.await();
            use.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
