package org.mpi4j.purejava;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.connect.Identity;
import org.mpi4j.purejava.connect.Opening;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.CheckedCommunicator;

/**
 * How two groups become an inter-communicator: their leaders tell each other who is in them, and
 * each tells its group. The side whose leader is the lower one is the low side and gives the
 * number.
 */
final class InterMaking {
    /** What a leader tells its group: how many the others are or this, a number, its side. */
    private static final int NEWS = 3;

    private static final long SEVERAL_JOBS = -1;

    private final PureCommunicator group;
    private final int leader;

    InterMaking(PureCommunicator group, int leader) {
        this.group = group;
        this.leader = leader;
    }

    /** What the leader does. */
    CheckedCommunicator lead(MessageTalk talk) {
        Identity self = group.mpi().myself().identity();
        long[] own = Arrays.stream(group.ranks().toArray()).asLongStream().toArray();
        long ofOneJob = group.mpi().hasForeign(group.ranks()) ? 0 : 1;
        long offer = group.mpi().nextId(group.ranks());
        long[] other = talk.exchange(offer, ofOneJob, self.high(), self.low());
        Identity otherSelf = new Identity(other[2], other[3], 0);
        if (ofOneJob == 0 || other[1] == 0 || !self.isOfJob(otherSelf)) {
            tell(SEVERAL_JOBS, 0, 0);
            return meet(() -> talk);
        }
        long[] others = talk.exchange(own);
        boolean low = talk.isLow();
        tell(others.length, low ? offer : other[0], low ? 1 : 0);
        return follow(others, low ? offer : other[0], low);
    }

    private void tell(long... news) {
        group.collectives().bcast(MpiBuffer.buffer(news), leader);
    }

    /** What the other ranks do. */
    CheckedCommunicator follow() {
        long[] news = new long[NEWS];
        tell(news);
        return news[0] == SEVERAL_JOBS
                ? meet(null)
                : follow(new long[(int) news[0]], news[1], news[2] != 0);
    }

    private CheckedCommunicator follow(long[] others, long number, boolean low) {
        group.collectives().bcast(MpiBuffer.buffer(others), leader);
        Ranks remote = new Ranks(Arrays.stream(others).mapToInt(Math::toIntExact).toArray());
        InterGroups groups = InterGroups.of(group.ranks(), remote, low);
        groups.requireDisjoint();
        return groups.open(group.mpi(), number);
    }

    /** Ranks are the numbers of one world only; with several, processes tell who they are. */
    private CheckedCommunicator meet(@Nullable Opening opening) {
        return group.mpi().open(Meeting.of(group, leader, opening, ErrorClass.OTHER));
    }
}
