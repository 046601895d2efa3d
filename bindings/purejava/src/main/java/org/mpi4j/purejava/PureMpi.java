package org.mpi4j.purejava;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorCodes;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.MpiMemory;
import org.mpi4j.Op;
import org.mpi4j.Session;
import org.mpi4j.StandardVersion;
import org.mpi4j.ThreadLevel;
import org.mpi4j.purejava.collective.PureCollectives;
import org.mpi4j.purejava.connect.ConnectedControl;
import org.mpi4j.purejava.connect.ForeignPeers;
import org.mpi4j.purejava.connect.Identity;
import org.mpi4j.purejava.connect.Ports;
import org.mpi4j.purejava.connect.Self;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.JobControl;
import org.mpi4j.purejava.launch.Origin;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.AllocatedMemory;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CheckedErrorCodes;
import org.mpi4j.spi.CheckedSession;
import org.mpi4j.spi.Checks;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.JavaErrorCodes;
import org.mpi4j.spi.JobFailure;
import org.mpi4j.spi.Leaks;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.Topology;

/** The environment of one rank on the pure-Java backend. */
final class PureMpi implements Mpi {
    /** Numbers of the predefined communicators; see {@link #nextId}. */
    private static final int WORLD = 0;

    private static final int SELF = 1;

    /** Its contexts tell the ranks of a session's group what their communicator is. */
    private static final int SESSIONS = 2;

    private static final double NANO = 1e-9;

    private final int rank;
    private final List<String> args;
    private final JobControl control;
    private final List<Integer> hosts;
    private final boolean oneHost;
    private final ForeignPeers foreign;
    private final Ports ports = new Ports();
    private final Messaging messaging;
    private final Self myself;
    private volatile Optional<Parents> parents = Optional.empty();
    private final Communicator world;
    private final CheckedCommunicator self;
    private final PureCollectives ownCollectives;
    private final Thread main = Thread.currentThread();
    private final JavaErrorCodes errorTable = new JavaErrorCodes();
    private final ErrorCodes errorCodes = new CheckedErrorCodes(errorTable);
    private final OpenHandles handles = new OpenHandles(this::endJob);
    private final AtomicInteger nextNumber = new AtomicInteger(SESSIONS + 1);
    private final AtomicBoolean finalized = new AtomicBoolean();

    PureMpi(Endpoint endpoint, List<String> args) {
        this.rank = endpoint.rank();
        this.args = args;
        this.hosts = endpoint.hosts();
        this.foreign = new ForeignPeers(endpoint.size());
        this.control = new ConnectedControl(endpoint.control(), foreign, ranksHere());
        this.oneHost = endpoint.isOnOneHost();
        this.messaging = new Messaging(endpoint.with(control), handles);
        Ranks everyone = new Ranks(IntStream.range(0, endpoint.size()).toArray());
        this.world = open(everyone, WORLD, "MPI_COMM_WORLD", Optional.empty());
        PureCommunicator own =
                new PureCommunicator(
                        this, new Ranks(rank), id(SELF), "MPI_COMM_SELF", Optional.empty());
        this.self = CheckedCommunicator.of(this, handles, own);
        this.ownCollectives = own.collectives();
        this.myself = new Self(identity(), !oneHost, messaging, foreign);
    }

    private int ranksHere() {
        return Collections.frequency(hosts, hosts.get(rank));
    }

    /** Who this rank is among the processes of all jobs. Collective over the world. */
    private Identity identity() {
        UUID chosen = UUID.randomUUID();
        long[] job = {chosen.getMostSignificantBits(), chosen.getLeastSignificantBits()};
        world.bcast(MpiBuffer.buffer(job), 0);
        return new Identity(job[0], job[1], rank);
    }

    /** As a part of initialising MPI: connects with the ranks that have started this job. */
    void meetParents() {
        PureCommunicator ranks = (PureCommunicator) ((CheckedCommunicator) world).backend();
        parents = Origin.current().map(origin -> Parents.meet(this, origin, ranks));
    }

    @Override
    public Optional<InterCommunicator> parent() {
        requireRunning();
        return parents.flatMap(Parents::handle);
    }

    /** Whether there are links with the other group of a connection, closed or not. */
    boolean isLinkedWith(PureInterCommunicator connection) {
        return foreign.isLinkedWithAny(connection.remote());
    }

    /** The process that started this one is gone. */
    RuntimeException orphaned() {
        return control.abort(JobFailure.EXIT_CODE, "the process that started it is gone");
    }

    /** Leaves processes of other jobs without a word, because this rank has failed. */
    void abandonOthers() {
        ports.closeAll();
        foreign.close();
    }

    Self myself() {
        return myself;
    }

    Ports ports() {
        return ports;
    }

    boolean hasForeign(Ranks ranks) {
        return foreign.hasForeign(ranks);
    }

    void retain(Ranks ranks) {
        foreign.retain(ranks);
    }

    void release(Ranks ranks) {
        foreign.release(ranks, messaging);
    }

    OpenHandles handles() {
        return handles;
    }

    Messaging messaging() {
        return messaging;
    }

    /** Rank in the world. */
    int rank() {
        return rank;
    }

    boolean isOnSeveralHosts() {
        return !oneHost;
    }

    /** Whether a process, of this world or another one, is on the host of this rank. */
    boolean isOnThisHost(int process) {
        return process < hosts.size()
                ? hosts.get(process).equals(hosts.get(rank))
                : foreign.isOnThisHost(process);
    }

    /** The first of some processes that is on the host of this rank, by its place among them. */
    int firstOnThisHost(Ranks ranks) {
        int[] all = ranks.toArray();
        return IntStream.range(0, all.length)
                .filter(i -> isOnThisHost(all[i]))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A number for a new communicator of some or all of these processes. In one job, whoever leads
     * its making gives it one of his own, so that no two communicators that share a rank ever have
     * the same, whatever threads make others at the same time. Where there are several jobs the
     * number is random. The next one is kept for {@link #hiddenId}. Numbers are not used again:
     * messages of a closed communicator may still be under way.
     */
    long nextId(Ranks ranks) {
        return foreign.hasForeign(ranks) ? ForeignPeers.number() : id(nextNumber.getAndAdd(2));
    }

    /** The number of the hidden communicator that belongs to an inter-communicator. */
    static long hiddenId(long id) {
        return id + 1;
    }

    private long id(int number) {
        return (long) rank << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    boolean isPredefined(long communicator) {
        return communicator == WORLD || communicator == id(SELF);
    }

    private CheckedCommunicator open(
            Ranks ranks, long id, String name, Optional<Topology> topology) {
        return open(new PureCommunicator(this, ranks, id, name, topology));
    }

    CheckedCommunicator open(CommunicatorBackend backend) {
        return CheckedCommunicator.of(this, handles, backend);
    }

    Group group(Ranks ranks) {
        return new PureGroup(ranks.toArray(), rank);
    }

    Optional<CheckedCommunicator> make(Ranks ranks, long id, Optional<Topology> topology) {
        if (ranks.local(rank) < 0) {
            return Optional.empty();
        }
        return Optional.of(open(ranks, id, "", topology));
    }

    /** Makes a communicator of ranks that need not have one together. Collective over them. */
    CheckedCommunicator among(int[] members, String tag) {
        return everybody().among(members, tag);
    }

    /** Everybody, for what sessions make. */
    PureCommunicator everybody() {
        Ranks everyone = new Ranks(IntStream.range(0, world.size()).toArray());
        return new PureCommunicator(this, everyone, SESSIONS, "", Optional.empty());
    }

    private void requireRunning() {
        if (finalized.get()) {
            throw new MpiException(ErrorClass.OTHER, "MPI is finalised");
        }
    }

    private void endJob(MpiException error) {
        throw control.fail(error, "an error handler ended the job");
    }

    @Override
    public Communicator world() {
        requireRunning();
        return world;
    }

    @Override
    public Communicator self() {
        requireRunning();
        return self;
    }

    @Override
    public List<String> args() {
        return args;
    }

    @Override
    public ThreadLevel threadLevel() {
        return ThreadLevel.MULTIPLE;
    }

    @Override
    public int tagUpperBound() {
        return Integer.MAX_VALUE;
    }

    @Override
    public OptionalInt universeSize() {
        // There is no limit; more than processors make little sense.
        int processors = Runtime.getRuntime().availableProcessors();
        return OptionalInt.of(Math.max(world.size(), processors));
    }

    @Override
    public OptionalInt appNumber() {
        return OptionalInt.of(parents.isEmpty() ? 0 : Origin.program());
    }

    @Override
    public boolean isWtimeGlobal() {
        // Ranks of one host read its one clock.
        return oneHost;
    }

    @Override
    public int hostRank() {
        return PROC_NULL;
    }

    @Override
    public int ioRank() {
        return ANY_SOURCE;
    }

    @Override
    public int lastUsedErrorCode() {
        return errorTable.lastUsed();
    }

    @Override
    public ErrorCodes errorCodes() {
        return errorCodes;
    }

    @Override
    public Info infoEnv() {
        return Info.of("maxprocs", Integer.toString(world.size()))
                .set("host", processorName())
                .set("wdir", Path.of("").toAbsolutePath().toString())
                .set("thread_level", "MPI_THREAD_MULTIPLE");
    }

    @Override
    public boolean isThreadMain() {
        return Thread.currentThread() == main;
    }

    @Override
    public void profilingControl(int level) {
        requireRunning();
    }

    @Override
    public MpiMemory allocMem(long bytes, Info info) {
        requireRunning();
        Checks.allocation(bytes, info);
        try {
            return new AllocatedMemory(handles, ByteBuffer.allocateDirect((int) bytes));
        } catch (OutOfMemoryError e) {
            throw new MpiException(ErrorClass.NO_MEM, bytes + " bytes cannot be allocated", e);
        }
    }

    @Override
    public void reduceLocal(MpiBuffer in, MpiBuffer inOut, Op op) {
        requireRunning();
        Checks.reduceLocal(in, inOut, op);
        ownCollectives.reduceLocal(in, inOut, op);
    }

    @Override
    public StandardVersion version() {
        return new StandardVersion(3, 1);
    }

    @Override
    public String libraryVersion() {
        String built = PureMpi.class.getPackage().getImplementationVersion();
        return "mpi4j pure Java "
                + (built == null ? "" : built + " ")
                + "on Java "
                + Runtime.version();
    }

    @Override
    public String backend() {
        return PureJavaProvider.NAME;
    }

    @Override
    public String processorName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A host whose name does not resolve.
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }

    @Override
    public double wtime() {
        return System.nanoTime() * NANO;
    }

    @Override
    public double wtick() {
        return NANO;
    }

    @Override
    public void attachBuffer(int bytes) {
        requireRunning();
        messaging.attachBuffer(bytes);
    }

    @Override
    public void detachBuffer() {
        requireRunning();
        messaging.detachBuffer();
    }

    @Override
    public int bsendOverhead() {
        return Messaging.bufferOverhead();
    }

    @Override
    public GeneralizedRequest grequestStart(GeneralizedRequest.Callbacks callbacks) {
        requireRunning();
        Checks.callbacks(callbacks);
        return messaging.generalized(callbacks);
    }

    @Override
    public Session sessionInit(Info info) {
        requireRunning();
        CheckedSession.requireInfo(info);
        return new CheckedSession(handles, new PureSession(this, info));
    }

    @Override
    public void abort(int exitCode) {
        requireRunning();
        Checks.exitCode(exitCode);
        throw control.abort(exitCode, "abort(" + exitCode + ") was called");
    }

    @Override
    public boolean isFinalized() {
        return finalized.get();
    }

    @Override
    public void close() {
        requireRunning();
        Optional<MpiException> failure = self.finish();
        if (!finalized.compareAndSet(false, true)) {
            throw new MpiException(ErrorClass.OTHER, "MPI is finalised twice");
        }
        Leaks.report(rank, handles);
        messaging.closeFutures();
        messaging.drain();
        ports.closeAll();
        foreign.partFromAll(messaging);
        // When all have come here, everything that was sent has arrived or never will.
        world.barrier();
        messaging.drain();
        control.leave();
        handles.invalidateAll("is used after MPI was finalised");
        messaging.close();
        failure.ifPresent(
                e -> {
                    throw e;
                });
    }
}
