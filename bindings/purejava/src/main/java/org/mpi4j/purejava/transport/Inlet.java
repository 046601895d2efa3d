package org.mpi4j.purejava.transport;

import org.mpi4j.MpiBuffer;
import org.mpi4j.spi.Memory;

/** The receiving end of a channel from one peer. One thread at a time uses it. */
public interface Inlet {
    /**
     * Looks for a frame. The other methods then describe it, until {@link #release()}.
     *
     * @return false if none has arrived
     */
    boolean poll();

    /**
     * What the frame is for.
     *
     * @return one of {@link Frame}
     */
    int kind();

    /**
     * Bytes of payload.
     *
     * @return 0 and up
     */
    int length();

    /**
     * The tag that was sent.
     *
     * @return as given to the outlet
     */
    int tag();

    /**
     * The context that was sent.
     *
     * @return as given to the outlet
     */
    long context();

    /**
     * The first word that was sent.
     *
     * @return as given to the outlet
     */
    long first();

    /**
     * The second word that was sent.
     *
     * @return as given to the outlet
     */
    long second();

    /**
     * Copies payload out.
     *
     * @param to overwritten
     * @param offset where to write in its packed stream
     * @param length how much, from the start of the payload
     */
    void copyTo(MpiBuffer to, long offset, int length);

    /**
     * Copies the whole payload out.
     *
     * @param to overwritten
     * @param at where to write
     */
    void copyTo(Memory to, int at);

    /** Frees the frame's room for its sender. */
    void release();

    /**
     * Gives credit back that the sender took for a message.
     *
     * @param bytes length of the message
     */
    void giveCredit(int bytes);
}
