package org.mpi4j.openmpi;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.mpi4j.ErrorClass;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.SpawnPart;

/**
 * The room that {@code mpirun} has for more processes. If Open MPI 4.1 is asked for more than that
 * it reports an error, but then the job does not end any more; so it is not asked. Processes that
 * were spawned before are not counted, since nothing tells which of them still run.
 */
final class Slots {
    /**
     * The libraries whose jobs do not end after that; 5.0 does not tell what mpirun allows either.
     */
    private static final String ENDLESS = "Open MPI v4.";

    /** Set in every process that was started by mpirun. */
    private static final String LAUNCHED = "OMPI_COMM_WORLD_SIZE";

    /** Set to 1 by {@code mpirun --oversubscribe}. */
    private static final String OVERSUBSCRIBE = "OMPI_MCA_rmaps_base_oversubscribe";

    private static final String POLICY = "OMPI_MCA_rmaps_base_mapping_policy";

    /** Hints that bring in other hosts or their slots. */
    private static final List<String> MORE_ROOM =
            List.of("host", "hostfile", "add-host", "add-hostfile", "map_by", "mapper");

    private Slots() {}

    static void require(NativeMpi mpi, List<SpawnPart> parts) {
        OptionalInt slots = mpi.universeSize();
        if (slots.isEmpty() || !isLimited(mpi) || parts.stream().anyMatch(Slots::bringsRoom)) {
            return;
        }
        int parents = mpi.parent().map(InterCommunicator::remoteSize).orElse(0);
        long asked = parts.stream().mapToLong(SpawnPart::maxProcs).sum();
        long running = (long) mpi.world().size() + parents;
        if (running + asked > slots.getAsInt()) {
            throw new MpiException(
                    ErrorClass.SPAWN,
                    "there is no room for "
                            + asked
                            + " more processes: "
                            + running
                            + " of "
                            + slots.getAsInt()
                            + " slots are taken; see mpirun --oversubscribe");
        }
    }

    private static boolean isLimited(NativeMpi mpi) {
        String policy = System.getenv().getOrDefault(POLICY, "");
        return mpi.libraryVersion().startsWith(ENDLESS)
                && System.getenv(LAUNCHED) != null
                && !"1".equals(System.getenv(OVERSUBSCRIBE))
                && !policy.toLowerCase(Locale.ROOT).contains("oversubscribe");
    }

    private static boolean bringsRoom(SpawnPart part) {
        return MORE_ROOM.stream().anyMatch(key -> part.info().get(key).isPresent());
    }
}
