package org.mpi4j.purejava.transport;

/** What a frame is for. Kinds are small positive integers, since they are read on the fast path. */
public final class Frame {
    /** A whole small message. */
    public static final int EAGER = 1;

    /** A whole small message whose sender waits for {@link #MATCHED}; first word: its request. */
    public static final int EAGER_SYNCHRONOUS = 2;

    /** A message is ready at its sender. First word: the sender's request; second: its bytes. */
    public static final int READY_TO_SEND = 3;

    /**
     * A receive was found. Tag: the receiver's request; first word: the sender's; second: how many
     * bytes it takes.
     */
    public static final int CLEAR_TO_SEND = 4;

    /** A part of a large message. First word: the receiver's request; second: where it belongs. */
    public static final int DATA = 5;

    /** A synchronous message was matched. First word: the sender's request. */
    public static final int MATCHED = 6;

    private Frame() {}
}
