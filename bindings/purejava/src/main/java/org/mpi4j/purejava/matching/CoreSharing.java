package org.mpi4j.purejava.matching;

/**
 * Whether a rank and the one it waits for take turns on one core. That happens with cores to spare:
 * while a program is young, the compilers of its virtual machines take a core for themselves, and
 * two ranks are left with the other. Then spinning only keeps the other from answering.
 *
 * <p>A yield that takes longer than a call of the system has given the core away; if what was
 * waited for is there afterwards, it was given to the one that sent it. Compilers keep it longer.
 */
final class CoreSharing {
    /** A yield to nobody takes up to 1.2 us on a virtual machine, a turn of a rank 3.8 and more. */
    private static final long SHORTEST_TURN_NANOS = 2_000;

    private static final long LONGEST_TURN_NANOS = 500_000;

    /** Turns in a row that chance does not explain. */
    private static final int CERTAIN = 8;

    /** Waits in a row that ended with a turn of somebody else, as far as they matter. */
    private int turns;

    private boolean afterTurn;

    /** What was waited for has come, and something else is waited for. */
    void begin() {
        turns = afterTurn ? Math.min(turns + 1, CERTAIN) : 0;
        afterTurn = false;
    }

    void yielded(long nanos) {
        afterTurn = nanos > SHORTEST_TURN_NANOS && nanos < LONGEST_TURN_NANOS;
    }

    boolean isLikely() {
        return turns == CERTAIN;
    }
}
