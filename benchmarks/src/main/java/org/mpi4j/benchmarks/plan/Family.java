package org.mpi4j.benchmarks.plan;

import java.util.List;

/** Operations that are measured by the same code, at the same sizes, on as many ranks. */
public enum Family {
    /** One rank and another. */
    PAIR("point to point", Ranks.TWO, Sizes.EVERY),
    /** Every rank of the first half and one of the second. */
    PAIRS("several pairs", Ranks.EVEN, Sizes.EVERY),
    /** Collective operations that block. */
    COLLECTIVE("collective", Ranks.ANY, Sizes.SOME),
    /** Collective operations that are started and waited for. */
    NON_BLOCKING("non-blocking collective", Ranks.ANY, Sizes.SOME),
    /** Operations that are made once and started again and again. */
    PERSISTENT("persistent collective", Ranks.ANY, Sizes.SOME),
    /** Access to another rank's memory. */
    ONE_SIDED("one-sided", Ranks.TWO, Sizes.SOME),
    /** Access to one word of another rank's memory. */
    ATOMIC("atomic", Ranks.TWO, Sizes.A_LONG),
    /** Data with gaps. */
    DATATYPE("data with gaps", Ranks.TWO, Sizes.LONG_ONES),
    /** Files. */
    FILE("file", Ranks.ANY, Sizes.BLOCKS),
    /** Several threads of a rank. */
    THREADS("several threads", Ranks.TWO, Sizes.SHORT_ONES),
    /** Within a rank. */
    LOCAL("within a rank", Ranks.ANY, Sizes.EVERY),
    /** What no message can be faster than. */
    FLOOR("floor", Ranks.TWO, Sizes.A_LONG),
    /** What happens once. */
    START_UP("start-up", Ranks.ANY, Sizes.NONE);

    /** Numbers of ranks that make sense. */
    private enum Ranks {
        ANY,
        TWO,
        EVEN
    }

    private enum Sizes {
        EVERY,
        SOME,
        SHORT_ONES,
        LONG_ONES,
        BLOCKS,
        A_LONG,
        NONE
    }

    private final String title;
    private final Ranks ranks;
    private final Sizes sizes;

    Family(String title, Ranks ranks, Sizes sizes) {
        this.title = title;
        this.ranks = ranks;
        this.sizes = sizes;
    }

    /**
     * The name for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Whether the operations of the family make sense there.
     *
     * @param number of ranks
     * @return true if they can be measured
     */
    public boolean runsOn(int number) {
        return switch (ranks) {
            case ANY -> number > 0;
            case TWO -> number == 2;
            case EVEN -> number > 0 && number % 2 == 0;
        };
    }

    /**
     * Sizes of messages that are measured unless others are asked for.
     *
     * @return bytes, ascending; 0 alone where there is no message
     */
    public List<Integer> sizes() {
        int k = 1 << 10;
        int m = 1 << 20;
        return switch (sizes) {
            case EVERY -> List.of(8, k, 4 * k, 64 * k, m);
            case SOME -> List.of(8, k, 64 * k, m);
            case SHORT_ONES -> List.of(8, k, 64 * k);
            case LONG_ONES -> List.of(k, 64 * k, m);
            case BLOCKS -> List.of(4 * k, 64 * k, m);
            case A_LONG -> List.of(Long.BYTES);
            case NONE -> List.of(0);
        };
    }

    /**
     * Whether each launch gives one sample, of something that happened before.
     *
     * @return true for what cannot be repeated within a launch
     */
    public boolean isRecorded() {
        return this == START_UP;
    }

    /**
     * Whether several threads call MPI at once, which it must be asked for when it is initialised.
     *
     * @return true for {@code MPI_THREAD_MULTIPLE}
     */
    public boolean isThreaded() {
        return this == THREADS;
    }
}
