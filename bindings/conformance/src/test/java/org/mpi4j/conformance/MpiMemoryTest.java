package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiMemory;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class MpiMemoryTest {
    @MpiTest
    void memoryIsADirectBufferOfItsSizeInNativeOrder(Mpi mpi) {
        try (MpiMemory memory = mpi.allocMem(1000)) {
            ByteBuffer buffer = memory.buffer();
            assertTrue(buffer.isDirect() && !buffer.isReadOnly());
            assertEquals(1000, memory.size());
            assertEquals(1000, buffer.remaining());
            assertEquals(ByteOrder.nativeOrder(), buffer.order());
        }
    }

    @MpiTest
    void everyBufferShowsTheSameBytes(Mpi mpi) {
        try (MpiMemory memory = mpi.allocMem(16, Info.of("mpi4j_unknown_hint", "yes"))) {
            memory.buffer().position(8).putLong(42);
            assertNotSame(memory.buffer(), memory.buffer());
            assertEquals(0, memory.buffer().position());
            assertEquals(42, memory.buffer().getLong(8));
        }
    }

    @MpiTest
    void memoryCanBeCommunicatedFrom(Communicator comm, Mpi mpi) {
        try (MpiMemory memory = mpi.allocMem(Long.BYTES)) {
            var cells = memory.buffer().asLongBuffer();
            cells.put(0, comm.rank() + 1);
            comm.allreduce(MpiBuffer.IN_PLACE, MpiBuffer.buffer(cells), Op.SUM);
            long n = comm.size();
            assertEquals(n * (n + 1) / 2, cells.get(0));
        }
    }

    /** A buffer that outlives the memory's closing still shows it, whatever is allocated since. */
    @MpiTest
    void buffersOutliveTheirMemory(Mpi mpi) {
        MpiMemory memory = mpi.allocMem(1 << 16);
        ByteBuffer slice = memory.buffer().position(100).slice();
        slice.put(0, (byte) 7);
        memory.close();
        for (int i = 0; i < 3; i++) {
            System.gc();
            try (MpiMemory other = mpi.allocMem(1 << 16)) {
                other.buffer().put(100, (byte) 9);
            }
        }
        assertEquals(7, slice.get(0));
    }

    @MpiTest
    void closedMemoryIsRefused(Mpi mpi) {
        MpiMemory memory = mpi.allocMem(0);
        assertEquals(0, memory.buffer().capacity());
        memory.close();
        Expect.error(ErrorClass.BASE, memory::buffer, "closed");
        Expect.error(ErrorClass.BASE, memory::close, "closed");
    }

    @MpiTest
    @SuppressWarnings("NullAway")
    void wrongSizesAndMissingHintsAreRefused(Mpi mpi) {
        Expect.error(ErrorClass.SIZE, () -> mpi.allocMem(-1), "bytes", "-1");
        Expect.error(ErrorClass.SIZE, () -> mpi.allocMem(1L << 31), "bytes", "2147483648");
        Expect.error(ErrorClass.INFO, () -> mpi.allocMem(1, null), "info", "null");
    }
}
