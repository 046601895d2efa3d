package org.mpi4j.spi;

import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/**
 * Makes a duplicate fail at every rank or at none. Copy functions run before anything is
 * communicated; a rank where one threw takes part in the duplication all the same, and tells the
 * others through the duplicate. Otherwise they would have a communicator that it is not in, and
 * hang when they use it.
 */
final class Duplication {
    private Duplication() {}

    /** The duplicate with its attributes, if it has all of them at every rank. Collective. */
    static Communicator agree(CheckedCommunicator made, AttributeTable.Copies copies) {
        copies.into(made.attributes());
        int mine = copies.failure().isPresent() ? 0 : 1;
        if (made.allreduce(mine, Op.MIN) == 1) {
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
