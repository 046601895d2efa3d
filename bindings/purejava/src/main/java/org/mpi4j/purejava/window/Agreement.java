package org.mpi4j.purejava.window;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

/** Lets a step succeed at all ranks of a window or at none. */
final class Agreement {
    private static final long GOOD = -1;

    private final Team team;

    private Agreement(Team team) {
        this.team = team;
    }

    static Agreement of(Team team) {
        return new Agreement(team);
    }

    /**
     * Takes a step.
     *
     * @param step this rank's part
     * @return its result
     * @throws MpiException what it has thrown, or that it failed at another rank
     */
    <T> T on(Supplier<T> step) {
        T result = null;
        MpiException error = null;
        try {
            result = step.get();
        } catch (MpiException e) {
            error = e;
        }
        require(error);
        if (result == null) {
            throw new MpiException(ErrorClass.INTERN, "a step without result");
        }
        return result;
    }

    private void require(@Nullable MpiException own) {
        long[] mine = {own == null ? GOOD : Packet.ERRORS.indexOf(own.errorClass())};
        long[] all = new long[team.wire().size()];
        team.collectives().allgather(MpiBuffer.buffer(mine), MpiBuffer.buffer(all));
        if (own != null) {
            throw own;
        }
        for (int rank = 0; rank < all.length; rank++) {
            if (all[rank] != GOOD) {
                throw new MpiException(
                        Packet.ERRORS.get((int) all[rank]),
                        "the window could not be made at rank " + rank);
            }
        }
    }
}
