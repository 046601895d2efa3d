package org.mpi4j.purejava;

import java.util.Optional;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.SplitType;
import org.mpi4j.purejava.collective.PureCollectives;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.Initiation;

/** What communicators of one and of two groups have alike: number, name, hints, duplicates. */
abstract class NumberedCommunicator implements CommunicatorBackend {
    /** Numbers of contexts that each communicator has for itself. */
    private static final int CONTEXTS = 4;

    private final PureMpi mpi;
    private final long id;
    private volatile String name;
    private volatile Info info = new Info();

    NumberedCommunicator(PureMpi mpi, long id, String name) {
        this.mpi = mpi;
        this.id = id;
        this.name = name;
    }

    final PureMpi mpi() {
        return mpi;
    }

    /** Messages of the program and of collective operations never meet. */
    static long programContext(long id) {
        return CONTEXTS * id;
    }

    static long collectiveContext(long id) {
        return CONTEXTS * id + 1;
    }

    /** Messages that make communicators for a part of the ranks, or together with others. */
    static long groupContext(long id) {
        return CONTEXTS * id + 2;
    }

    static long partitionedContext(long id) {
        return CONTEXTS * id + 3;
    }

    final long groupContext() {
        return groupContext(id);
    }

    final long partitionedContext() {
        return partitionedContext(id);
    }

    /** No message of this communicator is expected any more. */
    final void forgetContexts() {
        mpi.messaging().forget(programContext(id));
        mpi.messaging().forget(collectiveContext(id));
        mpi.messaging().forget(groupContext(id));
        mpi.messaging().forget(partitionedContext(id));
    }

    /** All ranks that have this communicator. */
    abstract Ranks everyRank();

    /** Collective operations over all ranks that have this communicator. */
    abstract PureCollectives everybody();

    /** Whether the calling rank is the one that gives numbers; one of {@link #everybody()} is. */
    abstract boolean givesNumbers();

    /** The same ranks with another number. */
    abstract CheckedCommunicator again(long number);

    /** A number for a new communicator at the rank that gives it, 0 elsewhere. */
    final long offeredId() {
        return givesNumbers() ? mpi.nextId(everyRank()) : 0;
    }

    /** One rank, which is rank 0 of {@link #everybody()}, gives the number. Collective. */
    final long agreedId() {
        long[] given = {offeredId()};
        everybody().bcast(MpiBuffer.buffer(given), 0);
        return given[0];
    }

    @Override
    public final boolean isPredefined() {
        return mpi.isPredefined(id);
    }

    @Override
    public CheckedCommunicator dup() {
        return again(agreedId());
    }

    @Override
    public final CheckedCommunicator dupWithInfo(Info hints) {
        CheckedCommunicator made = dup();
        made.setInfo(hints);
        return made;
    }

    @Override
    public final Duplicate idup() {
        long[] given = {offeredId()};
        Request request = everybody().bcast(MpiBuffer.buffer(given), 0, Initiation.NON_BLOCKING);
        return new Duplicate(request, () -> again(given[0]));
    }

    @Override
    public final Duplicate idupWithInfo(Info hints) {
        Info copy = hints.dup();
        Duplicate duplicate = idup();
        return new Duplicate(
                duplicate.request(),
                () -> {
                    CheckedCommunicator made = duplicate.made().get();
                    made.setInfo(copy);
                    return made;
                });
    }

    @Override
    public final Optional<CheckedCommunicator> splitType(SplitType type, int key, Info hints) {
        return switch (type) {
            case SHARED, HOST -> split(mpi.firstOnThisHost(everyRank()), key);
            case CLUSTER -> split(0, key);
            case UNDEFINED -> split(Mpi.UNDEFINED, key);
            default ->
                    throw new UnsupportedOperationException(
                            "the pure-Java backend does not know which ranks share a " + type);
        };
    }

    @Override
    public final Info info() {
        return info.dup();
    }

    @Override
    public final void setInfo(Info hints) {
        info = hints.dup();
    }

    /** All ranks close it at the same time, and nothing of it is left then. */
    @Override
    public final void disconnect() {
        close();
    }

    @Override
    public final MpiBuffer reachable(MpiBuffer buffer) {
        return RawMemory.reachable(buffer);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void setName(String newName) {
        name = newName;
    }
}
