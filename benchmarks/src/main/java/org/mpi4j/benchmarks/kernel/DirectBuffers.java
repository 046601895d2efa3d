package org.mpi4j.benchmarks.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;

/** Memory that messages go out of and into without a further copy. */
public final class DirectBuffers {
    private DirectBuffers() {}

    /**
     * Room for ints.
     *
     * @param count how many
     * @return all 0
     */
    public static IntBuffer ints(int count) {
        return bytes(count, Integer.BYTES).asIntBuffer();
    }

    /**
     * Room for doubles.
     *
     * @param count how many
     * @return all 0
     */
    public static DoubleBuffer doubles(int count) {
        return bytes(count, Double.BYTES).asDoubleBuffer();
    }

    private static ByteBuffer bytes(int count, int each) {
        int bytes = Math.multiplyExact(count, each);
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
