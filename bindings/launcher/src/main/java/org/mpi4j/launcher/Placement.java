package org.mpi4j.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which ranks a host has.
 *
 * @param host its name
 * @param ranks at least one, in order
 */
record Placement(String host, List<Integer> ranks) {
    /** Fills one host after the other. */
    static List<Placement> of(int ranks, List<HostSlots> hosts) {
        List<Placement> placed = new ArrayList<>();
        int next = 0;
        for (HostSlots each : hosts) {
            int end = (int) Math.min(ranks, (long) next + each.slots());
            if (end > next) {
                placed.add(new Placement(each.host(), IntStream.range(next, end).boxed().toList()));
            }
            next = end;
        }
        if (next < ranks) {
            throw new IllegalArgumentException(
                    "ranks = "
                            + ranks
                            + ", but the hosts "
                            + hosts
                            + " have "
                            + next
                            + " slots: say how many each takes, as in one:4,two:4");
        }
        return placed;
    }
}
