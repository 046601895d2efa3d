package org.mpi4j.conformance.coverage;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is on its way: to be empty when the native backend has all of MPI. */
final class Pending {
    /** Functions that have neither a method nor a reason. */
    static final SortedSet<String> NAMES =
            words(
                    """
                    MPI_Allgather_init MPI_Allgatherv_init MPI_Allreduce_init MPI_Alltoall_init
                    MPI_Alltoallv_init MPI_Alltoallw_init MPI_Barrier_init MPI_Bcast_init
                    MPI_Close_port MPI_Comm_accept MPI_Comm_connect MPI_Comm_disconnect
                    MPI_Comm_get_parent MPI_Comm_join MPI_Comm_spawn MPI_Comm_spawn_multiple
                    MPI_Exscan_init MPI_Gather_init MPI_Gatherv_init MPI_Get_address
                    MPI_Ineighbor_allgather MPI_Ineighbor_allgatherv MPI_Ineighbor_alltoall
                    MPI_Ineighbor_alltoallv MPI_Ineighbor_alltoallw MPI_Info_get_string
                    MPI_Intercomm_create_from_groups MPI_Lookup_name MPI_Neighbor_allgather
                    MPI_Neighbor_allgather_init MPI_Neighbor_allgatherv MPI_Neighbor_allgatherv_init
                    MPI_Neighbor_alltoall MPI_Neighbor_alltoall_init MPI_Neighbor_alltoallv
                    MPI_Neighbor_alltoallv_init MPI_Neighbor_alltoallw MPI_Neighbor_alltoallw_init
                    MPI_Open_port MPI_Publish_name MPI_Reduce_init MPI_Reduce_local
                    MPI_Reduce_scatter_block_init MPI_Reduce_scatter_init MPI_Scan_init
                    MPI_Scatter_init MPI_Scatterv_init MPI_Session_set_info MPI_Status_set_cancelled
                    MPI_Status_set_elements MPI_Status_set_elements_x MPI_Test_cancelled
                    MPI_Unpublish_name
                    """);

    /** Functions that have a method which does not call them. */
    static final SortedSet<String> NOT_CALLED =
            words(
                    """
                    MPI_Bsend MPI_Bsend_init MPI_Buffer_attach MPI_Buffer_detach MPI_Ibsend
                    MPI_Isendrecv_replace MPI_Pready MPI_Sendrecv MPI_Sendrecv_replace MPI_Startall
                    MPI_Waitall
                    """);

    private Pending() {}

    private static SortedSet<String> words(String text) {
        return new TreeSet<>(
                Pattern.compile("\\s+")
                        .splitAsStream(text.strip())
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
