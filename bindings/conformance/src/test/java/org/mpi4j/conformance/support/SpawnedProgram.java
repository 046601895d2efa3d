package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.charset.StandardCharsets;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;

/** Tells its parents' rank 0 who it is, and leaves. */
public final class SpawnedProgram {
    private SpawnedProgram() {}

    public static void main(String[] args) {
        Mpi.run(args, SpawnedProgram::runRank);
    }

    private static void runRank(Mpi mpi) {
        InterCommunicator parent = mpi.parent().orElseThrow();
        Expect.that(parent == mpi.parent().orElseThrow(), "the parent is the same object");
        String who =
                String.join(
                        "|",
                        mpi.backend(),
                        mpi.world().rank() + " of " + mpi.world().size(),
                        "program " + mpi.appNumber().orElse(-1),
                        "parents " + parent.remoteSize(),
                        String.valueOf(System.getProperty("dynamic.cases")),
                        mpi.args().toString());
        parent.send(buffer(who.getBytes(StandardCharsets.UTF_8)), 0, 0);
        parent.disconnect();
        Expect.that(mpi.parent().isEmpty(), "a parent that is closed is gone");
    }
}
