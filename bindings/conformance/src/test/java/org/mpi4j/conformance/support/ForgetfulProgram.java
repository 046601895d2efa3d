package org.mpi4j.conformance.support;

import org.mpi4j.Communicator;
import org.mpi4j.Keyval;
import org.mpi4j.Keyval.CopyFunction;
import org.mpi4j.Mpi;

/** Leaves a communicator and a group open, and attributes on the predefined communicators. */
public final class ForgetfulProgram {
    private static final Keyval<String> FIRST = key();
    private static final Keyval<String> SECOND = key();
    private static final Keyval<String> THROWING =
            Keyval.create(
                    CopyFunction.never(),
                    (from, value) -> {
                        throw new IllegalStateException("cannot delete " + value);
                    });

    private ForgetfulProgram() {}

    private static Keyval<String> key() {
        return Keyval.create(
                CopyFunction.never(),
                (from, value) -> {
                    int rank = ((Communicator) from).mpi().world().rank();
                    System.out.println("rank " + rank + " deletes " + value);
                });
    }

    public static void main(String[] args) {
        Mpi.run(args, ForgetfulProgram::runRank);
    }

    private static void runRank(Mpi mpi) {
        Communicator forgotten = mpi.world().dup();
        forgotten.setName("forgotten");
        forgotten.group();
        mpi.world().dup().close();
        mpi.self().setAttribute(FIRST, "the first");
        mpi.self().setAttribute(SECOND, "the second");
        if (Boolean.getBoolean("forgetful.throws")) {
            mpi.self().setAttribute(THROWING, "the third");
        }
    }
}
