package org.mpi4j.launcher.wire;

import java.io.IOException;
import java.util.List;

/** What an agent is told after its {@link Assignment}. The end of the stream tells it to end. */
public interface Orders {
    /** Bytes of a piece of input at most. */
    int LARGEST_INPUT = 1 << 16;

    /**
     * Start the ranks.
     *
     * @param rendezvous where they meet, each as host and port
     * @throws IOException if that cannot be done
     */
    void begin(List<String> rendezvous) throws IOException;

    /**
     * A piece of rank 0's standard input. The next one comes after {@link Reports#inputTaken}.
     *
     * @param bytes holds the piece
     * @param length its length, at most {@link #LARGEST_INPUT}; 0 for the end of the input
     * @throws IOException if that cannot be done
     */
    void input(byte[] bytes, int length) throws IOException;

    /**
     * Make each rank print the stacks of its threads.
     *
     * @throws IOException if that cannot be done
     */
    void printStacks() throws IOException;
}
