package org.mpi4j.purejava;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.collective.PureCollectives;
import org.mpi4j.purejava.collective.algorithm.Sides;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.InterBackend;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.Participants;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.Topology;

/**
 * What the calls of an inter-communicator of the pure-Java backend go through. Messages of the
 * program go straight to the other group. What has to be agreed on is agreed on in a hidden
 * communicator of both groups.
 */
final class PureInterCommunicator extends NumberedCommunicator implements InterBackend {
    private final PureMpi mpi;
    private final InterGroups groups;
    private final PureCommunicator both;
    private final PointToPointBackend pointToPoint;
    private final PureCollectives collectives;
    private volatile boolean closed;

    PureInterCommunicator(PureMpi mpi, InterGroups groups, long id) {
        super(mpi, id, "");
        this.mpi = mpi;
        this.groups = groups;
        this.both =
                new PureCommunicator(mpi, groups.all(), PureMpi.hiddenId(id), "", Optional.empty());
        this.pointToPoint =
                mpi.messaging()
                        .pointToPoint(groups.remote(), programContext(id), partitionedContext(id));
        this.collectives =
                new PureCollectives(
                        mpi.messaging().wire(groups.all(), both.rank(), collectiveContext(id)),
                        groups.sides());
    }

    boolean isClosed() {
        return closed;
    }

    Ranks remote() {
        return groups.remote();
    }

    @Override
    public int rank() {
        return groups.own().local(mpi.rank());
    }

    @Override
    public int size() {
        return groups.own().size();
    }

    @Override
    public int remoteSize() {
        return groups.remote().size();
    }

    @Override
    public Participants participants() {
        return new Participants(rank(), size(), remoteSize());
    }

    @Override
    public Optional<InterBackend> inter() {
        return Optional.of(this);
    }

    @Override
    public PointToPointBackend pointToPoint() {
        return pointToPoint;
    }

    @Override
    public CollectivesBackend collectives() {
        return collectives;
    }

    @Override
    public NeighborhoodBackend neighborhood(Topology topology) {
        throw new MpiException(ErrorClass.TOPOLOGY, "an inter-communicator has no topology");
    }

    @Override
    public Group group() {
        return mpi.group(groups.own());
    }

    @Override
    public Group remoteGroup() {
        return mpi.group(groups.remote());
    }

    @Override
    public Comparison compare(CommunicatorBackend other) {
        if (other == this) {
            return Comparison.IDENT;
        }
        return other instanceof PureInterCommunicator inter
                ? groups.compare(inter.groups)
                : Comparison.UNEQUAL;
    }

    @Override
    PureCollectives everybody() {
        return both.collectives();
    }

    @Override
    Ranks everyRank() {
        return groups.all();
    }

    @Override
    boolean givesNumbers() {
        return both.givesNumbers();
    }

    @Override
    CheckedCommunicator again(long number) {
        return groups.open(mpi, number);
    }

    @Override
    public CheckedCommunicator merge(boolean high) {
        Said said = everybodySays(high ? 1 : 0, 0);
        Sides sides = groups.sides();
        int low = Math.min(sides.first(), sides.otherFirst());
        int later = Math.max(sides.first(), sides.otherFirst());
        Ranks merged = groups.merged(said.first(low) != 0, said.first(later) != 0);
        return mpi.make(merged, said.number(), Optional.empty()).orElseThrow();
    }

    @Override
    public Optional<CheckedCommunicator> split(int color, int key) {
        Said said = everybodySays(color, key);
        if (color == Mpi.UNDEFINED) {
            return Optional.empty();
        }
        return made(said, rank -> said.first(rank) == color, said::second);
    }

    @Override
    public Optional<CheckedCommunicator> create(Group group) {
        Ranks members = new Ranks(PureCommunicator.subset(group, groups.own()));
        int mine = members.local(mpi.rank());
        Said said = everybodySays(mine, 0);
        return mine < 0 ? Optional.empty() : made(said, rank -> said.first(rank) >= 0, said::first);
    }

    /** A communicator of chosen ranks of both sides, in an order; empty if one side has none. */
    private Optional<CheckedCommunicator> made(
            Said said, IntPredicate chosen, IntToLongFunction order) {
        Sides sides = groups.sides();
        Ranks own = ranks(sides.first(), sides.size(), chosen, order);
        Ranks remote = ranks(sides.otherFirst(), sides.otherSize(), chosen, order);
        return remote.size() == 0
                ? Optional.empty()
                : Optional.of(groups.part(own, remote).open(mpi, said.number()));
    }

    private Ranks ranks(int from, int count, IntPredicate chosen, IntToLongFunction order) {
        return new Ranks(
                IntStream.range(from, from + count)
                        .filter(chosen)
                        .boxed()
                        .sorted(Comparator.comparingLong(order::applyAsLong))
                        .mapToInt(groups.all()::world)
                        .toArray());
    }

    /** What every rank of both groups has said, and a number for what is made of it. */
    private static final class Said {
        static final int FIELDS = 3;

        private final long[] all;

        Said(long[] all) {
            this.all = all;
        }

        long number() {
            return all[0];
        }

        long first(int rank) {
            return all[FIELDS * rank + 1];
        }

        long second(int rank) {
            return all[FIELDS * rank + 2];
        }
    }

    private Said everybodySays(long first, long second) {
        long[] mine = {offeredId(), first, second};
        long[] all = new long[Said.FIELDS * groups.all().size()];
        everybody().allgather(MpiBuffer.buffer(mine), MpiBuffer.buffer(all));
        return new Said(all);
    }

    @Override
    public Optional<CheckedCommunicator> createGroup(Group group, int tag) {
        throw new MpiException(
                ErrorClass.COMM, "createGroup is not defined for an inter-communicator");
    }

    @Override
    public void postponeClose() {
        both.postponeClose();
    }

    @Override
    public void close() {
        both.postponeClose();
        closed = true;
        forgetContexts();
        both.close();
    }
}
