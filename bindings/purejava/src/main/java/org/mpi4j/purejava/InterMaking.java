package org.mpi4j.purejava;

import java.util.Arrays;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/**
 * How two groups become an inter-communicator: their leaders tell each other who is in them, and
 * each tells its group. The side whose leader is the lower one is the low side and gives the
 * number.
 */
final class InterMaking {
    /** What a leader tells before the members: how many they are, and the number it offers. */
    private static final int HEADER = 2;

    private final PureCommunicator group;
    private final int leader;

    InterMaking(PureCommunicator group, int leader) {
        this.group = group;
        this.leader = leader;
    }

    /**
     * Both leaders as members of a communicator of their own.
     *
     * @param among their messages
     * @param own rank of this one
     * @param other rank of the other one
     * @param tag of their messages
     */
    record Leaders(PointToPointBackend among, int own, int other, int tag) {
        private long[] exchange(long[] mine, int length) {
            long[] theirs = new long[length];
            Request sent = among.isend(SendMode.STANDARD, MpiBuffer.buffer(mine), other, tag);
            among.recv(MpiBuffer.buffer(theirs), other, tag);
            sent.await();
            return theirs;
        }
    }

    /** What the leader does. */
    CheckedCommunicator lead(Leaders leaders) {
        long[] own = Arrays.stream(group.ranks().toArray()).asLongStream().toArray();
        long offer = group.mpi().nextId();
        long[] header = leaders.exchange(new long[] {own.length, offer}, HEADER);
        long[] others = leaders.exchange(own, (int) header[0]);
        boolean low = leaders.own < leaders.other;
        long[] news = {others.length, low ? offer : header[1], low ? 1 : 0};
        return follow(news, others);
    }

    /** What the other ranks do. */
    CheckedCommunicator follow() {
        return follow(new long[HEADER + 1], new long[0]);
    }

    private CheckedCommunicator follow(long[] news, long[] known) {
        group.collectives().bcast(MpiBuffer.buffer(news), leader);
        long[] others = group.rank() == leader ? known : new long[(int) news[0]];
        group.collectives().bcast(MpiBuffer.buffer(others), leader);
        Ranks remote = new Ranks(Arrays.stream(others).mapToInt(Math::toIntExact).toArray());
        requireDisjoint(remote);
        return InterGroups.of(group.ranks(), remote, news[2] != 0).open(group.mpi(), news[1]);
    }

    /** Fails at every rank of both sides or at none, since all know both groups. */
    private void requireDisjoint(Ranks remote) {
        int[] shared =
                Arrays.stream(remote.toArray()).filter(r -> group.ranks().local(r) >= 0).toArray();
        if (shared.length > 0) {
            throw new MpiException(
                    ErrorClass.COMM,
                    "both groups have the same members: ranks "
                            + Arrays.toString(shared)
                            + " of the world");
        }
    }
}
