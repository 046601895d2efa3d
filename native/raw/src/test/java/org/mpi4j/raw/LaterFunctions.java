package org.mpi4j.raw;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions that Open MPI 5.0 declares, 4.1 does not, and {@link OpenMpi} does not bind: all of MPI
 * 4.0, but for the last group.
 */
final class LaterFunctions {

    private static final Set<String> PERSISTENT_COLLECTIVES =
            Set.of(
                    "MPI_Allgather_init",
                    "MPI_Allgatherv_init",
                    "MPI_Allreduce_init",
                    "MPI_Alltoall_init",
                    "MPI_Alltoallv_init",
                    "MPI_Alltoallw_init",
                    "MPI_Barrier_init",
                    "MPI_Bcast_init",
                    "MPI_Exscan_init",
                    "MPI_Gather_init",
                    "MPI_Gatherv_init",
                    "MPI_Neighbor_allgather_init",
                    "MPI_Neighbor_allgatherv_init",
                    "MPI_Neighbor_alltoall_init",
                    "MPI_Neighbor_alltoallv_init",
                    "MPI_Neighbor_alltoallw_init",
                    "MPI_Reduce_init",
                    "MPI_Reduce_scatter_block_init",
                    "MPI_Reduce_scatter_init",
                    "MPI_Scan_init",
                    "MPI_Scatter_init",
                    "MPI_Scatterv_init");

    private static final Set<String> PARTITIONED =
            Set.of(
                    "MPI_Parrived",
                    "MPI_Pready",
                    "MPI_Pready_list",
                    "MPI_Pready_range",
                    "MPI_Precv_init",
                    "MPI_Psend_init");

    private static final Set<String> SESSIONS =
            Set.of(
                    "MPI_Comm_create_from_group",
                    "MPI_Group_from_session_pset",
                    "MPI_Intercomm_create_from_groups",
                    "MPI_Session_c2f",
                    "MPI_Session_call_errhandler",
                    "MPI_Session_create_errhandler",
                    "MPI_Session_f2c",
                    "MPI_Session_finalize",
                    "MPI_Session_get_errhandler",
                    "MPI_Session_get_info",
                    "MPI_Session_get_nth_pset",
                    "MPI_Session_get_num_psets",
                    "MPI_Session_get_pset_info",
                    "MPI_Session_init",
                    "MPI_Session_set_errhandler",
                    "MPI_Session_set_info");

    private static final Set<String> OTHERS =
            Set.of(
                    "MPI_Comm_idup_with_info",
                    "MPI_Info_create_env",
                    "MPI_Info_get_string",
                    "MPI_Isendrecv",
                    "MPI_Isendrecv_replace");

    /** The MPI_Status of Fortran 2008, which is nothing to Java. */
    private static final Set<String> FORTRAN_2008 =
            Set.of("MPI_Status_c2f08", "MPI_Status_f082c", "MPI_Status_f082f", "MPI_Status_f2f08");

    static final Set<String> NAMES =
            Stream.of(PERSISTENT_COLLECTIVES, PARTITIONED, SESSIONS, OTHERS, FORTRAN_2008)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private LaterFunctions() {}
}
