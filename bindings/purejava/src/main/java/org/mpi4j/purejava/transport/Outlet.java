package org.mpi4j.purejava.transport;

import org.mpi4j.MpiBuffer;

/** The sending end of a channel to one peer. One thread at a time uses it. */
public interface Outlet {
    /**
     * Sends a frame if there is room for it now. Frames arrive in the order in which they were
     * accepted.
     *
     * @param kind one of {@link Frame}
     * @param tag the tag of the message, or any number
     * @param context the context of the message, or any number
     * @param first first word of the frame
     * @param second second word of the frame
     * @return false if nothing was sent
     */
    boolean offer(int kind, int tag, long context, long first, long second);

    /**
     * Sends a frame with payload if there is room for it now.
     *
     * @param kind one of {@link Frame}
     * @param tag the tag of the message, or any number
     * @param context the context of the message, or any number
     * @param first first word of the frame
     * @param second second word of the frame
     * @param data where the payload is taken from
     * @param offset start of the payload in the packed stream of {@code data}
     * @param length bytes of payload, at most {@link #largestPayload()}
     * @return false if nothing was sent
     */
    boolean offer(
            int kind,
            int tag,
            long context,
            long first,
            long second,
            MpiBuffer data,
            long offset,
            int length);

    /**
     * How much one frame carries.
     *
     * @return bytes, a multiple of 64
     */
    int largestPayload();

    /**
     * Takes credit for a message that the peer may have to store because nothing matches it yet.
     * The peer gives it back when the message is matched; this bounds its memory.
     *
     * @param bytes length of the message
     * @return false if there is not enough credit; the message must then wait at the sender
     */
    boolean takeCredit(int bytes);
}
