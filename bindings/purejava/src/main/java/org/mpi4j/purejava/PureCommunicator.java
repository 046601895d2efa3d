package org.mpi4j.purejava;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Files;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;
import org.mpi4j.Windows;
import org.mpi4j.purejava.collective.PureCollectives;
import org.mpi4j.purejava.io.PureFiles;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.window.PureWindows;
import org.mpi4j.purejava.window.Team;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CheckedFiles;
import org.mpi4j.spi.CheckedProcesses;
import org.mpi4j.spi.CheckedWindows;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.TopologiesBackend;
import org.mpi4j.spi.Topology;

/** What the calls of a communicator of the pure-Java backend go through. */
final class PureCommunicator extends NumberedCommunicator {
    private final PureMpi mpi;
    private final Ranks ranks;
    private final PointToPointBackend pointToPoint;
    private final PureCollectives collectives;
    private final Optional<Topology> topology;
    private volatile boolean othersClosed;

    PureCommunicator(PureMpi mpi, Ranks ranks, long id, String name, Optional<Topology> topology) {
        super(mpi, id, name);
        this.mpi = mpi;
        this.ranks = ranks;
        mpi.retain(ranks);
        this.pointToPoint =
                mpi.messaging().pointToPoint(ranks, programContext(id), partitionedContext(id));
        this.collectives = collectives(mpi, ranks, id);
        this.topology = topology;
    }

    @Override
    public int rank() {
        return ranks.local(mpi.rank());
    }

    @Override
    public int size() {
        return ranks.size();
    }

    @Override
    public PointToPointBackend pointToPoint() {
        return pointToPoint;
    }

    @Override
    public PureCollectives collectives() {
        return collectives;
    }

    @Override
    public NeighborhoodBackend neighborhood(Topology arrangement) {
        return collectives.neighborhood(arrangement);
    }

    private static PureCollectives collectives(PureMpi mpi, Ranks ranks, long id) {
        int rank = ranks.local(mpi.rank());
        return new PureCollectives(mpi.messaging().wire(ranks, rank, collectiveContext(id)));
    }

    @Override
    public Group group() {
        return mpi.group(ranks);
    }

    @Override
    public Comparison compare(CommunicatorBackend other) {
        if (other == this) {
            return Comparison.IDENT;
        }
        if (other instanceof PureInterCommunicator) {
            return Comparison.UNEQUAL;
        }
        if (!(other instanceof PureCommunicator pure)) {
            throw new MpiException(
                    ErrorClass.COMM, "other is a communicator of another backend: " + other);
        }
        if (pure.ranks.equals(ranks)) {
            return Comparison.CONGRUENT;
        }
        return PureGroup.compare(ranks.toArray(), pure.ranks.toArray());
    }

    @Override
    PureCollectives everybody() {
        return collectives;
    }

    @Override
    Ranks everyRank() {
        return ranks;
    }

    @Override
    boolean givesNumbers() {
        return rank() == 0;
    }

    @Override
    CheckedCommunicator again(long number) {
        return mpi.make(ranks, number, topology).orElseThrow();
    }

    /** The same ranks with another topology. Collective. */
    CheckedCommunicator duplicate(Optional<Topology> arrangement) {
        return mpi.make(ranks, agreedId(), arrangement)
                .orElseThrow(() -> new MpiException(ErrorClass.INTERN, "not in the own group"));
    }

    /** The first ranks with another topology. Collective over all ranks. */
    Optional<CheckedCommunicator> first(int count, Topology arrangement) {
        int[] members = Arrays.copyOf(ranks.toArray(), count);
        return mpi.make(new Ranks(members), agreedId(), Optional.of(arrangement));
    }

    private record Choice(int rank, long color, long key) {}

    @Override
    public Optional<CheckedCommunicator> split(int color, int key) {
        return split(color, key, Optional.empty());
    }

    /** As {@link #split(int, int)}, with a topology for the parts. */
    Optional<CheckedCommunicator> split(int color, int key, Optional<Topology> arrangement) {
        int fields = 3;
        long[] mine = {offeredId(), color, key};
        long[] all = new long[fields * size()];
        collectives.allgather(MpiBuffer.buffer(mine), MpiBuffer.buffer(all));
        if (color == Mpi.UNDEFINED) {
            return Optional.empty();
        }
        int[] members =
                IntStream.range(0, size())
                        .mapToObj(r -> new Choice(r, all[fields * r + 1], all[fields * r + 2]))
                        .filter(choice -> choice.color == color)
                        .sorted(Comparator.comparingLong(Choice::key))
                        .mapToInt(choice -> ranks.world(choice.rank))
                        .toArray();
        return mpi.make(new Ranks(members), all[0], arrangement);
    }

    @Override
    public Optional<CheckedCommunicator> create(Group group) {
        return mpi.make(new Ranks(subset(group)), agreedId(), Optional.empty());
    }

    @Override
    public Optional<CheckedCommunicator> createGroup(Group group, int tag) {
        int[] members = subset(group);
        if (group.rank().isEmpty()) {
            return Optional.empty();
        }
        return mpi.make(new Ranks(members), idOfFirst(members, tag), Optional.empty());
    }

    /** The first of some ranks gives the number. Only they take part. */
    private long idOfFirst(int[] members, int tag) {
        return ofFirst(members, tag, members[0] == mpi.rank() ? mpi.nextId(ranks) : 0)[0];
    }

    /** What the first of some ranks says. Only they take part. */
    private long[] ofFirst(int[] members, int tag, long... said) {
        PointToPointBackend among =
                mpi.messaging().pointToPoint(ranks, groupContext(), partitionedContext());
        if (members[0] == mpi.rank()) {
            for (int i = 1; i < members.length; i++) {
                among.send(MpiBuffer.buffer(said), ranks.local(members[i]), tag);
            }
        } else {
            among.recv(MpiBuffer.buffer(said), ranks.local(members[0]), tag);
        }
        return said;
    }

    /** Makes a communicator for some ranks, whose calls a text tells apart. Only they take part. */
    CheckedCommunicator among(int[] members, String text) {
        Ranks some = new Ranks(members);
        return mpi.make(some, idAmong(some, members, text), Optional.empty()).orElseThrow();
    }

    /**
     * Connects two groups of ranks, whose calls a text tells apart. Only they take part.
     *
     * @param own the calling rank's group
     * @param leader a rank in it
     * @param otherLeader the leader of the other group, as a rank here
     */
    CheckedCommunicator between(int[] own, int leader, int otherLeader, String text) {
        Ranks some = new Ranks(own);
        long number = idAmong(some, own, text);
        PureCommunicator group = new PureCommunicator(mpi, some, number, "", Optional.empty());
        PureCommunicator peer = group.rank() == leader ? this : null;
        CheckedCommunicator made = group.createInter(leader, peer, otherLeader, tag(nameOf(text)));
        group.close();
        return made;
    }

    private static long nameOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    private static int tag(long name) {
        return (int) (name & Integer.MAX_VALUE);
    }

    private long idAmong(Ranks some, int[] members, String text) {
        if (some.local(mpi.rank()) < 0) {
            throw new MpiException(ErrorClass.GROUP, "the calling process is not in the group");
        }
        long name = nameOf(text);
        boolean first = members[0] == mpi.rank();
        long[] said = ofFirst(members, tag(name), first ? mpi.nextId(ranks) : 0, name);
        if (said[1] != name) {
            throw new MpiException(
                    ErrorClass.NOT_SAME,
                    "tag is '" + text + "', but another one at the first rank of the group");
        }
        return said[0];
    }

    private int[] subset(Group group) {
        return subset(group, ranks);
    }

    /** The members of a group argument, all of which are in a communicator. */
    static int[] subset(Group group, Ranks ranks) {
        int[] members = PureGroup.members("group", group);
        int[] strangers = Arrays.stream(members).filter(r -> ranks.local(r) < 0).toArray();
        if (strangers.length > 0) {
            throw new MpiException(
                    ErrorClass.GROUP,
                    "group has members that are not in this communicator: ranks "
                            + Arrays.toString(strangers)
                            + " of the world");
        }
        return members;
    }

    @Override
    public CheckedCommunicator createInter(
            int localLeader, @Nullable CommunicatorBackend peer, int remoteLeader, int tag) {
        InterMaking making = new InterMaking(this, localLeader);
        return peer == null ? making.follow() : making.lead(mine(peer).leaders(remoteLeader, tag));
    }

    private static PureCommunicator mine(CommunicatorBackend peer) {
        if (peer instanceof PureCommunicator pure) {
            return pure;
        }
        throw new MpiException(
                ErrorClass.COMM, "peer is a communicator of another backend: " + peer);
    }

    /** Two ranks of this communicator that make another one with their groups. */
    private MessageTalk leaders(int remoteLeader, int tag) {
        PointToPointBackend among =
                mpi.messaging().pointToPoint(ranks, groupContext(), partitionedContext());
        return new MessageTalk(among, rank(), remoteLeader, tag);
    }

    Ranks ranks() {
        return ranks;
    }

    @Override
    public Optional<Topology> topology() {
        return topology;
    }

    @Override
    public TopologiesBackend topologies() {
        return new PureTopologies(this);
    }

    @Override
    public Files files() {
        return new CheckedFiles(mpi.handles(), new PureFiles(mpi.messaging(), this::inner));
    }

    @Override
    public Windows windows() {
        return new CheckedWindows(mpi.handles(), this, new PureWindows(this::team));
    }

    /** The same ranks for a window. Collective. */
    private Team team() {
        PureCommunicator made = inner();
        Wire wire = mpi.messaging().wire(ranks, rank(), made.groupContext());
        return new PureTeam(made, mpi, wire);
    }

    /** The same ranks for inner use: nothing that the program has to close. Collective. */
    private PureCommunicator inner() {
        return new PureCommunicator(mpi, ranks, agreedId(), "", Optional.empty());
    }

    @Override
    public void postponeClose() {
        // No rank forgets the contexts while another may still be sending in them.
        if (!othersClosed) {
            collectives.barrier();
            othersClosed = true;
        }
    }

    @Override
    public void close() {
        postponeClose();
        forgetContexts();
        mpi.release(ranks);
    }

    @Override
    public Processes processes() {
        return new CheckedProcesses(mpi, this, new PureProcesses(this));
    }
}
