package org.mpi4j.purejava;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.collective.algorithm.Sides;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.spi.CheckedCommunicator;

/**
 * The two groups of an inter-communicator, and both in one: first the low side, then the high one,
 * the same at every rank.
 *
 * @param own the group of the calling rank
 * @param remote the other group
 * @param all both
 * @param sides where they are in {@code all}
 */
record InterGroups(Ranks own, Ranks remote, Ranks all, Sides sides) {
    static InterGroups of(Ranks own, Ranks remote, boolean low) {
        int a = own.size();
        int b = remote.size();
        return low
                ? new InterGroups(own, remote, joined(own, remote), new Sides(0, a, a, b))
                : new InterGroups(own, remote, joined(remote, own), new Sides(b, a, 0, b));
    }

    static Ranks joined(Ranks first, Ranks second) {
        return new Ranks(
                IntStream.concat(IntStream.of(first.toArray()), IntStream.of(second.toArray()))
                        .toArray());
    }

    /** Fails at every rank of both sides or at none, since all know both groups. */
    void requireDisjoint() {
        int[] shared = Arrays.stream(remote.toArray()).filter(r -> own.local(r) >= 0).toArray();
        if (shared.length > 0) {
            throw new MpiException(
                    ErrorClass.COMM,
                    "both groups have the same members: ranks "
                            + Arrays.toString(shared)
                            + " of the world");
        }
    }

    /** Some ranks of both groups, on the sides that they are on here. */
    InterGroups part(Ranks ownPart, Ranks remotePart) {
        return of(ownPart, remotePart, isLow());
    }

    private boolean isLow() {
        return sides.first() < sides.otherFirst();
    }

    /** Both in one, the low side first unless the sides' first ranks want it otherwise. */
    Ranks merged(boolean lowIsHigh, boolean highIsHigh) {
        boolean turned = lowIsHigh && !highIsHigh;
        return turned == isLow() ? joined(remote, own) : joined(own, remote);
    }

    Comparison compare(InterGroups other) {
        if (own.equals(other.own) && remote.equals(other.remote)) {
            return Comparison.CONGRUENT;
        }
        boolean same = similar(own, other.own) && similar(remote, other.remote);
        return same ? Comparison.SIMILAR : Comparison.UNEQUAL;
    }

    private static boolean similar(Ranks some, Ranks others) {
        return PureGroup.compare(some.toArray(), others.toArray()) != Comparison.UNEQUAL;
    }

    CheckedCommunicator open(PureMpi mpi, long id) {
        return mpi.open(new PureInterCommunicator(mpi, this, id));
    }
}
