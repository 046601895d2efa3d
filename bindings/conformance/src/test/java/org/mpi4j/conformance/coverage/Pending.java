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
                    MPI_Accumulate MPI_Add_error_class MPI_Add_error_code MPI_Add_error_string
                    MPI_Allgather_init MPI_Allgatherv_init MPI_Alloc_mem MPI_Allreduce_init
                    MPI_Alltoall_init MPI_Alltoallv_init MPI_Alltoallw MPI_Alltoallw_init
                    MPI_Barrier_init MPI_Bcast_init MPI_Bsend_init MPI_Cart_coords MPI_Cart_create
                    MPI_Cart_get MPI_Cart_map MPI_Cart_rank MPI_Cart_shift MPI_Cart_sub
                    MPI_Cartdim_get MPI_Comm_call_errhandler
                    MPI_Comm_create_errhandler MPI_Comm_create_from_group
                    MPI_Comm_create_group MPI_Comm_create_keyval MPI_Comm_delete_attr
                    MPI_Comm_dup_with_info MPI_Comm_free_keyval
                    MPI_Comm_get_attr MPI_Comm_get_errhandler MPI_Comm_get_info
                    MPI_Comm_idup MPI_Comm_idup_with_info MPI_Comm_remote_group
                    MPI_Comm_remote_size MPI_Comm_set_attr MPI_Comm_set_errhandler MPI_Comm_set_info
                    MPI_Comm_split_type MPI_Comm_test_inter
                    MPI_Compare_and_swap MPI_Dims_create MPI_Dist_graph_create
                    MPI_Dist_graph_create_adjacent MPI_Dist_graph_neighbors
                    MPI_Dist_graph_neighbors_count MPI_Errhandler_free MPI_Error_class
                    MPI_Error_string MPI_Exscan_init MPI_Fetch_and_op MPI_File_call_errhandler
                     MPI_File_create_errhandler
                      MPI_File_get_errhandler
                    MPI_File_set_errhandler
                    MPI_Free_mem MPI_Gather_init MPI_Gatherv_init MPI_Get MPI_Get_accumulate
                    MPI_Get_address MPI_Get_elements MPI_Get_elements_x MPI_Graph_create
                    MPI_Graph_get MPI_Graph_map MPI_Graph_neighbors MPI_Graph_neighbors_count
                    MPI_Graphdims_get MPI_Grequest_complete MPI_Grequest_start
                    MPI_Group_from_session_pset MPI_Ialltoallw MPI_Ineighbor_allgather
                    MPI_Ineighbor_allgatherv MPI_Ineighbor_alltoall MPI_Ineighbor_alltoallv
                    MPI_Ineighbor_alltoallw MPI_Info_create_env MPI_Info_get_string
                    MPI_Intercomm_create MPI_Intercomm_create_from_groups MPI_Intercomm_merge
                    MPI_Is_thread_main MPI_Isendrecv MPI_Isendrecv_replace
                    MPI_Neighbor_allgather MPI_Neighbor_allgather_init MPI_Neighbor_allgatherv
                    MPI_Neighbor_allgatherv_init MPI_Neighbor_alltoall MPI_Neighbor_alltoall_init
                    MPI_Neighbor_alltoallv MPI_Neighbor_alltoallv_init MPI_Neighbor_alltoallw
                    MPI_Neighbor_alltoallw_init MPI_Op_free MPI_Pack MPI_Pack_external
                    MPI_Pack_external_size MPI_Pack_size MPI_Parrived MPI_Pcontrol MPI_Pready
                    MPI_Pready_list MPI_Pready_range MPI_Precv_init MPI_Psend_init
                    MPI_Put MPI_Raccumulate MPI_Recv_init MPI_Reduce_init MPI_Reduce_local
                    MPI_Reduce_scatter_block_init MPI_Reduce_scatter_init
                    MPI_Request_free MPI_Request_get_status MPI_Rget MPI_Rget_accumulate MPI_Rput
                    MPI_Rsend_init MPI_Scan_init MPI_Scatter_init MPI_Scatterv_init MPI_Send_init
                    MPI_Sendrecv_replace MPI_Session_call_errhandler MPI_Session_create_errhandler
                    MPI_Session_finalize MPI_Session_get_errhandler MPI_Session_get_info
                    MPI_Session_get_nth_pset MPI_Session_get_num_psets MPI_Session_get_pset_info
                    MPI_Session_init MPI_Session_set_errhandler MPI_Session_set_info MPI_Ssend_init
                    MPI_Start MPI_Startall MPI_Status_set_cancelled MPI_Status_set_elements
                    MPI_Status_set_elements_x MPI_T_category_changed MPI_T_category_get_categories
                    MPI_T_category_get_cvars MPI_T_category_get_index MPI_T_category_get_info
                    MPI_T_category_get_num MPI_T_category_get_pvars MPI_T_cvar_get_index
                    MPI_T_cvar_get_info MPI_T_cvar_get_num MPI_T_cvar_handle_alloc
                    MPI_T_cvar_handle_free MPI_T_cvar_read MPI_T_cvar_write MPI_T_enum_get_info
                    MPI_T_enum_get_item MPI_T_finalize MPI_T_init_thread MPI_T_pvar_get_index
                    MPI_T_pvar_get_info MPI_T_pvar_get_num MPI_T_pvar_handle_alloc
                    MPI_T_pvar_handle_free MPI_T_pvar_read MPI_T_pvar_readreset MPI_T_pvar_reset
                    MPI_T_pvar_session_create MPI_T_pvar_session_free MPI_T_pvar_start
                    MPI_T_pvar_stop MPI_T_pvar_write MPI_Test_cancelled MPI_Topo_test
                    MPI_Type_create_darray MPI_Type_create_f90_complex MPI_Type_create_f90_integer
                    MPI_Type_create_f90_real MPI_Type_create_hindexed MPI_Type_create_hindexed_block
                    MPI_Type_create_hvector MPI_Type_create_indexed_block MPI_Type_create_keyval
                    MPI_Type_create_resized MPI_Type_create_struct MPI_Type_create_subarray
                    MPI_Type_delete_attr MPI_Type_dup MPI_Type_free MPI_Type_free_keyval
                    MPI_Type_get_attr MPI_Type_get_extent_x MPI_Type_get_name
                    MPI_Type_get_true_extent MPI_Type_get_true_extent_x MPI_Type_indexed
                    MPI_Type_match_size MPI_Type_set_attr MPI_Type_set_name MPI_Type_size_x
                    MPI_Unpack MPI_Unpack_external MPI_Win_allocate
                    MPI_Win_allocate_shared MPI_Win_attach MPI_Win_call_errhandler MPI_Win_complete
                    MPI_Win_create MPI_Win_create_dynamic MPI_Win_create_errhandler
                    MPI_Win_create_keyval MPI_Win_delete_attr MPI_Win_detach MPI_Win_fence
                    MPI_Win_flush MPI_Win_flush_all MPI_Win_flush_local MPI_Win_flush_local_all
                    MPI_Win_free MPI_Win_free_keyval MPI_Win_get_attr MPI_Win_get_errhandler
                    MPI_Win_get_group MPI_Win_get_info MPI_Win_get_name MPI_Win_lock
                    MPI_Win_lock_all MPI_Win_post MPI_Win_set_attr MPI_Win_set_errhandler
                    MPI_Win_set_info MPI_Win_set_name MPI_Win_shared_query MPI_Win_start
                    MPI_Win_sync MPI_Win_test MPI_Win_unlock MPI_Win_unlock_all MPI_Win_wait\
                    """);

    /** Functions that have a method which does not call them. */
    static final SortedSet<String> NOT_CALLED =
            words(
                    """
                    MPI_Bsend MPI_Buffer_attach MPI_Buffer_detach MPI_Ibsend MPI_Type_get_contents
                    MPI_Type_get_envelope MPI_Type_get_extent MPI_Type_size MPI_Waitall
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
