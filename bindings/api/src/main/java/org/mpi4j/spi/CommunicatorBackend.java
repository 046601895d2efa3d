package org.mpi4j.spi;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.Datatype;
import org.mpi4j.Files;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Processes;
import org.mpi4j.Request;
import org.mpi4j.SplitType;
import org.mpi4j.Windows;

/**
 * A backend's side of one communicator, under {@link CheckedCommunicator}: arguments are checked.
 * Each chapter of the standard beyond the first ones has an accessor that refuses by default, so
 * that a backend names what it does not have.
 */
public interface CommunicatorBackend {
    /**
     * The calling rank.
     *
     * @return 0 to size - 1
     */
    int rank();

    /**
     * Number of ranks.
     *
     * @return at least 1
     */
    int size();

    /**
     * Number of ranks that messages go to and come from.
     *
     * @return the size; of an inter-communicator the number of ranks in the other group
     */
    default int remoteSize() {
        return size();
    }

    /**
     * What only inter-communicators have.
     *
     * @return empty if this is none
     */
    default Optional<InterBackend> inter() {
        return Optional.empty();
    }

    /**
     * What messages go through.
     *
     * @return the same object each time
     */
    PointToPointBackend pointToPoint();

    /**
     * What collective operations go through.
     *
     * @return the same object each time
     */
    CollectivesBackend collectives();

    /**
     * What collective operations with neighbours go through.
     *
     * @param topology how the ranks of this communicator are arranged
     * @return a backend for the calling rank
     */
    NeighborhoodBackend neighborhood(Topology topology);

    /**
     * Who takes part in collective operations.
     *
     * @return the ranks of this communicator
     */
    default Participants participants() {
        return new Participants(rank(), size(), 0);
    }

    /**
     * As {@link Communicator#group()}.
     *
     * @return a new group
     */
    Group group();

    /**
     * As {@link Communicator#compare}.
     *
     * @param other the backend of another open communicator; may be of another kind
     * @return how they relate
     */
    Comparison compare(CommunicatorBackend other);

    /**
     * As {@link Communicator#dup()}.
     *
     * @return a new communicator
     */
    CheckedCommunicator dup();

    /**
     * As {@link Communicator#dupWithInfo}, without attributes.
     *
     * @param info hints
     * @return a new communicator
     */
    CheckedCommunicator dupWithInfo(Info info);

    /**
     * As {@link Communicator#idup()}, without attributes.
     *
     * @return what has been started
     */
    Duplicate idup();

    /**
     * As {@link Communicator#idupWithInfo}, without attributes.
     *
     * @param info hints
     * @return what has been started
     */
    Duplicate idupWithInfo(Info info);

    /**
     * A duplicate that is being made.
     *
     * @param request complete once the communicator can be used
     * @param made gives the communicator; called once, after that
     */
    record Duplicate(Request request, Supplier<CheckedCommunicator> made) {}

    /**
     * As {@link Communicator#split}.
     *
     * @param color at least 0, or {@link Mpi#UNDEFINED}
     * @param key orders the ranks of a colour
     * @return the new communicator, if this rank is in one
     */
    Optional<CheckedCommunicator> split(int color, int key);

    /**
     * As {@link Communicator#create}; the backend checks the group.
     *
     * @param group the ranks of the new communicator
     * @return the new communicator, if this rank is in it
     */
    Optional<CheckedCommunicator> create(Group group);

    /**
     * As {@link Communicator#createGroup}; the backend checks the group.
     *
     * @param group the ranks of the new communicator
     * @param tag tells calls apart
     * @return the new communicator, if this rank is in it
     */
    Optional<CheckedCommunicator> createGroup(Group group, int tag);

    /**
     * As {@link Communicator#splitType}.
     *
     * @param type what the ranks of a part share
     * @param key orders the ranks of a part
     * @param info hints
     * @return the new communicator, if this rank is in one
     */
    Optional<CheckedCommunicator> splitType(SplitType type, int key, Info info);

    /**
     * As {@link Communicator#createInterCommunicator}.
     *
     * @param localLeader a rank of this communicator
     * @param peer at the leader an open communicator; null elsewhere
     * @param remoteLeader at the leader a rank of it, not its own
     * @param tag for the leaders' messages
     * @return a new inter-communicator
     */
    default CheckedCommunicator createInter(
            int localLeader, @Nullable CommunicatorBackend peer, int remoteLeader, int tag) {
        throw Unsupported.chapter("inter-communicators (MPI 4.1 section 7.6)");
    }

    /**
     * As {@link Communicator#info()}.
     *
     * @return a new object
     */
    Info info();

    /**
     * As {@link Communicator#setInfo}.
     *
     * @param info hints
     */
    void setInfo(Info info);

    /**
     * As {@link Communicator#windows()}.
     *
     * @return the chapter; checks its arguments itself
     */
    default Windows windows() {
        throw Unsupported.chapter("one-sided communication (MPI 4.1 chapter 12)");
    }

    /**
     * As {@link Communicator#files()}.
     *
     * @return the chapter; checks its arguments itself
     */
    default Files files() {
        throw Unsupported.chapter("parallel files (MPI 4.1 chapter 14)");
    }

    /**
     * How the ranks are arranged.
     *
     * @return the topology; empty if there is none
     */
    default Optional<Topology> topology() {
        return Optional.empty();
    }

    /**
     * What {@link Communicator#topologies()} goes through.
     *
     * @return the chapter
     */
    default TopologiesBackend topologies() {
        throw Unsupported.chapter("topologies (MPI 4.1 chapter 8)");
    }

    /**
     * As {@link Communicator#processes()}.
     *
     * @return the chapter; checks its arguments itself
     */
    default Processes processes() {
        throw Unsupported.chapter("dynamic processes (MPI 4.1 chapter 11)");
    }

    /**
     * The same elements in storage that {@link Memory} reaches.
     *
     * @param buffer any buffer with storage
     * @return the same, or for a raw address a direct buffer over the same memory
     */
    MpiBuffer reachable(MpiBuffer buffer);

    /**
     * As {@link org.mpi4j.PackedData#packSize}.
     *
     * @param count at least 0; {@code count * type.size()} does not overflow
     * @param type open
     * @return bytes
     */
    default long packSize(long count, Datatype type) {
        return count * type.size();
    }

    /**
     * As {@link org.mpi4j.PackedData#pack}; there is room for all.
     *
     * @param from what to pack
     * @param to written from its position on, which is moved on
     */
    default void pack(MpiBuffer from, ByteBuffer to) {
        int length = (int) from.dataBytes();
        Packing.pack(reachable(from), 0, new Memory(to.slice()), 0, length);
        to.position(to.position() + length);
    }

    /**
     * As {@link org.mpi4j.PackedData#unpack}; there are enough bytes.
     *
     * @param from read from its position on, which is moved on
     * @param to overwritten
     */
    default void unpack(ByteBuffer from, MpiBuffer to) {
        int length = (int) to.dataBytes();
        Packing.unpack(new Memory(from.slice()), 0, reachable(to), 0, length);
        from.position(from.position() + length);
    }

    /**
     * As {@link Communicator#name()}.
     *
     * @return the name
     */
    String name();

    /**
     * As {@link Communicator#setName}.
     *
     * @param name at most 63 bytes in UTF-8
     */
    void setName(String name);

    /**
     * Whether it is one of the environment's own, which is closed by finalising.
     *
     * @return true for the world and for this rank alone
     */
    boolean isPredefined();

    /** As {@link #close()}, after all communication is complete. */
    default void disconnect() {
        throw Unsupported.chapter("dynamic processes (MPI 4.1 chapter 11)");
    }

    /**
     * The other ranks close this communicator now, but this one cannot yet: does what they need of
     * it. May be called several times, and {@link #close()} after it.
     */
    default void postponeClose() {}

    /** Frees the communicator. Called once at most, not for predefined ones. */
    void close();
}
