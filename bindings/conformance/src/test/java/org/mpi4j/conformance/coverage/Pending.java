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
                    MPI_Accumulate
                    MPI_Comm_create_group MPI_Comm_dup_with_info
                    MPI_Comm_get_info MPI_Comm_idup MPI_Comm_idup_with_info
                    MPI_Comm_remote_group MPI_Comm_remote_size MPI_Comm_set_info
                    MPI_Comm_split_type MPI_Comm_test_inter
                    MPI_Compare_and_swap
                    MPI_Fetch_and_op
                    MPI_Get
                    MPI_Get_accumulate
                    MPI_Get_elements
                    MPI_Get_elements_x
                    MPI_Intercomm_create
                    MPI_Intercomm_merge
                    MPI_Op_free MPI_Pack MPI_Pack_external
                    MPI_Pack_external_size
                    MPI_Pack_size
                    MPI_Put
                    MPI_Raccumulate
                    MPI_Rget
                    MPI_Rget_accumulate
                    MPI_Rput
                    MPI_Type_create_darray
                    MPI_Type_create_f90_complex
                    MPI_Type_create_f90_integer
                    MPI_Type_create_f90_real
                    MPI_Type_create_hindexed
                    MPI_Type_create_hindexed_block
                    MPI_Type_create_hvector
                    MPI_Type_create_indexed_block
                    MPI_Type_create_resized
                    MPI_Type_create_struct
                    MPI_Type_create_subarray
                    MPI_Type_dup
                    MPI_Type_free
                    MPI_Type_get_extent_x
                    MPI_Type_get_name
                    MPI_Type_get_true_extent
                    MPI_Type_get_true_extent_x
                    MPI_Type_indexed
                    MPI_Type_match_size
                    MPI_Type_set_name
                    MPI_Type_size_x
                    MPI_Unpack MPI_Unpack_external MPI_Win_allocate
                    MPI_Win_allocate_shared MPI_Win_attach MPI_Win_complete MPI_Win_create
                    MPI_Win_create_dynamic MPI_Win_detach MPI_Win_fence MPI_Win_flush
                    MPI_Win_flush_all MPI_Win_flush_local MPI_Win_flush_local_all MPI_Win_free
                    MPI_Win_get_group MPI_Win_get_info MPI_Win_get_name MPI_Win_lock
                    MPI_Win_lock_all
                    MPI_Win_post
                    MPI_Win_set_info
                    MPI_Win_set_name
                    MPI_Win_shared_query
                    MPI_Win_start
                    MPI_Win_sync
                    MPI_Win_test
                    MPI_Win_unlock
                    MPI_Win_unlock_all
                    MPI_Win_wait
                    """);

    /** Functions that have a method which does not call them. */
    static final SortedSet<String> NOT_CALLED = words("");

    private Pending() {}

    private static SortedSet<String> words(String text) {
        return new TreeSet<>(
                Pattern.compile("\\s+")
                        .splitAsStream(text.strip())
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
