package org.mpi4j.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.CommunicatorRequest;
import org.mpi4j.ErrorHandler;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Request;

/**
 * A duplicate under way, with the vote on its attributes; see {@link Duplication}. The vote is a
 * non-blocking operation right behind the duplication. Over an inter-communicator it takes two, the
 * second of which needs the result of the first, so there the ranks vote when they ask for the
 * duplicate.
 */
final class PendingDuplicate implements CommunicatorRequest {
    private final ErrorHandler handler;
    private final CommunicatorBackend.Duplicate duplicate;
    private final AttributeTable.Copies copies;
    private final int[] votes = new int[1];
    private final @Nullable Request vote;
    private @Nullable Communicator result;
    private @Nullable MpiException failure;

    PendingDuplicate(
            CheckedCommunicator from,
            CommunicatorBackend.Duplicate duplicate,
            AttributeTable.Copies copies) {
        this.handler = from.handler();
        this.duplicate = duplicate;
        this.copies = copies;
        int[] mine = {Duplication.vote(copies)};
        this.vote =
                from.isInter()
                        ? null
                        : from.iallreduce(MpiBuffer.buffer(mine), MpiBuffer.buffer(votes), Op.MIN);
    }

    @Override
    public Request request() {
        return duplicate.request();
    }

    @Override
    public synchronized Optional<Communicator> test() {
        boolean there =
                duplicate.request().test().isPresent() && (vote == null || vote.test().isPresent());
        return there ? Optional.of(result()) : Optional.empty();
    }

    @Override
    public synchronized Communicator await() {
        duplicate.request().await();
        if (vote != null) {
            vote.await();
        }
        return result();
    }

    private Communicator result() {
        if (failure != null) {
            throw failure;
        }
        Communicator known = result;
        if (known == null) {
            try {
                known = settled(duplicate.made().get());
            } catch (MpiException e) {
                failure = e;
                throw e;
            }
            result = known;
        }
        return known;
    }

    private Communicator settled(CheckedCommunicator made) {
        made.inheritErrorHandler(handler);
        return vote == null
                ? Duplication.agree(made, copies)
                : Duplication.settle(made, copies, votes[0]);
    }
}
