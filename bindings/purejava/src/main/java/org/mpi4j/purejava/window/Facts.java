package org.mpi4j.purejava.window;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

/** What the ranks of a window tell each other before it is made. */
final class Facts {
    /** System property: {@code messages} forbids accesses to go any other way. */
    private static final String PATH_PROPERTY = "mpi4j.window";

    private static final String MESSAGES = "messages";
    private static final int FIELDS = 5;

    /** Of this virtual machine. */
    private static final UUID MACHINE = UUID.randomUUID();

    private final Team team;
    private final long[] all;

    private Facts(Team team, long[] all) {
        this.team = team;
        this.all = all;
    }

    static Facts exchange(Team team, long bytes, int unit) {
        long forced = isForced() ? 1 : 0;
        long[] mine = {
            MACHINE.getMostSignificantBits(), MACHINE.getLeastSignificantBits(), bytes, unit, forced
        };
        long[] all = new long[FIELDS * team.wire().size()];
        team.collectives().allgather(MpiBuffer.buffer(mine), MpiBuffer.buffer(all));
        return new Facts(team, all);
    }

    private static boolean isForced() {
        String text = System.getProperty(PATH_PROPERTY, "");
        if (!text.isEmpty() && !text.equals(MESSAGES)) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "-D" + PATH_PROPERTY + "=" + text + "; the only value is " + MESSAGES);
        }
        return text.equals(MESSAGES);
    }

    private long field(int rank, int index) {
        return all[FIELDS * rank + index];
    }

    IntStream ranks() {
        return IntStream.range(0, team.wire().size());
    }

    boolean isInThisMachine(int rank) {
        return field(rank, 0) == MACHINE.getMostSignificantBits()
                && field(rank, 1) == MACHINE.getLeastSignificantBits();
    }

    boolean isOnThisHost(int rank) {
        return isInThisMachine(rank) || team.isOnThisHost(rank);
    }

    /** The ranks that could share memory with this one, itself among them; ascending. */
    int[] neighbours() {
        return ranks().filter(this::isOnThisHost).toArray();
    }

    /** Whether ranks are not all in one virtual machine. All of them must come to the same. */
    boolean spansProcesses() {
        return !ranks().allMatch(this::isInThisMachine);
    }

    long bytes(int rank) {
        return field(rank, 2);
    }

    int unit(int rank) {
        return (int) field(rank, 3);
    }

    /** Whether any rank wants all accesses to be messages. */
    boolean onlyMessages() {
        return ranks().anyMatch(rank -> field(rank, 4) != 0);
    }

    void requireOneHost() {
        int[] strangers = ranks().filter(rank -> !isOnThisHost(rank)).toArray();
        if (strangers.length > 0) {
            throw new MpiException(
                    ErrorClass.RMA_SHARED,
                    "ranks "
                            + Arrays.toString(strangers)
                            + " are on other hosts than rank "
                            + team.wire().rank()
                            + "; make the window on what splitType(SplitType.SHARED, ...) gives");
        }
    }
}
