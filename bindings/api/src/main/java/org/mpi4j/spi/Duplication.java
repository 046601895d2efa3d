package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/**
 * Makes a duplicate fail at every rank or at none. Copy functions run before anything is
 * communicated; a rank where one threw takes part in the duplication all the same, and tells the
 * others. Otherwise they would have a communicator that it is not in, and hang when they use it.
 */
final class Duplication {
    private Duplication() {}

    /** The duplicate with its attributes, if it has all of them at every rank. Collective. */
    static CheckedCommunicator agree(CheckedCommunicator made, AttributeTable.Copies copies) {
        int all = made.allreduce(vote(copies), Op.MIN);
        if (made.isInter()) {
            // The first gave the votes of the other group; this brings back those of the own.
            all = made.allreduce(Math.min(all, vote(copies)), Op.MIN);
        }
        return settle(made, copies, all);
    }

    /** What a rank has to say: 1 if it has all attributes, else 0. */
    static int vote(AttributeTable.Copies copies) {
        return copies.failure().isPresent() ? 0 : 1;
    }

    /**
     * The duplicate with its attributes.
     *
     * @param votes the least of all votes
     * @throws MpiException at every rank, if one was 0
     */
    static CheckedCommunicator settle(
            CheckedCommunicator made, AttributeTable.Copies copies, int votes) {
        copies.into(made.attributes());
        if (votes == 1) {
            return made;
        }
        MpiException failure =
                copies.failure()
                        .orElseGet(
                                () ->
                                        new MpiException(
                                                ErrorClass.OTHER,
                                                "the copy function of an attribute failed at"
                                                        + " another rank"));
        made.finish().ifPresent(failure::addSuppressed);
        made.close();
        throw failure;
    }
}
