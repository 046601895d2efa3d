// Functions of MPI 4 that not every Open MPI has: 4.1 has the persistent collectives, under names
// with MPIX_, and 5.0 has all. They are looked up when first called, whatever headers this was
// compiled with; where the library has none the answer is MPI_ERR_UNSUPPORTED_OPERATION. Sessions
// are opaque addresses here, because older headers do not know their type.
#ifndef MPI4J_LATER_H
#define MPI4J_LATER_H

#include "mpi4j_lookup.h"

static inline int mpi4j_Allgather_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                       void *recvbuf, int recvcount, MPI_Datatype recvtype,
                                       MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Allgather_init, "Allgather_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, comm, info,
                         request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Allgatherv_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                        void *recvbuf, const int *recvcounts, const int *displs,
                                        MPI_Datatype recvtype, MPI_Comm comm, MPI_Info info,
                                        MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Allgatherv_init, "Allgatherv_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcounts, displs, recvtype, comm,
                         info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Allreduce_init(const void *sendbuf, void *recvbuf, int count,
                                       MPI_Datatype datatype, MPI_Op op, MPI_Comm comm,
                                       MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Allreduce_init, "Allreduce_init");
    return found ? found(sendbuf, recvbuf, count, datatype, op, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Alltoall_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                      void *recvbuf, int recvcount, MPI_Datatype recvtype,
                                      MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Alltoall_init, "Alltoall_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, comm, info,
                         request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Alltoallv_init(const void *sendbuf, const int *sendcounts,
                                       const int *sdispls, MPI_Datatype sendtype, void *recvbuf,
                                       const int *recvcounts, const int *rdispls,
                                       MPI_Datatype recvtype, MPI_Comm comm, MPI_Info info,
                                       MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Alltoallv_init, "Alltoallv_init");
    return found ? found(sendbuf, sendcounts, sdispls, sendtype, recvbuf, recvcounts, rdispls,
                         recvtype, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Alltoallw_init(const void *sendbuf, const int *sendcounts,
                                       const int *sdispls, const MPI_Datatype *sendtypes,
                                       void *recvbuf, const int *recvcounts, const int *rdispls,
                                       const MPI_Datatype *recvtypes, MPI_Comm comm, MPI_Info info,
                                       MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Alltoallw_init, "Alltoallw_init");
    return found ? found(sendbuf, sendcounts, sdispls, sendtypes, recvbuf, recvcounts, rdispls,
                         recvtypes, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Barrier_init(MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Barrier_init, "Barrier_init");
    return found ? found(comm, info, request) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Bcast_init(void *buffer, int count, MPI_Datatype datatype, int root,
                                   MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Bcast_init, "Bcast_init");
    return found ? found(buffer, count, datatype, root, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Exscan_init(const void *sendbuf, void *recvbuf, int count,
                                    MPI_Datatype datatype, MPI_Op op, MPI_Comm comm, MPI_Info info,
                                    MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Exscan_init, "Exscan_init");
    return found ? found(sendbuf, recvbuf, count, datatype, op, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Gather_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                    void *recvbuf, int recvcount, MPI_Datatype recvtype, int root,
                                    MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Gather_init, "Gather_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, root, comm,
                         info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Gatherv_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                     void *recvbuf, const int *recvcounts, const int *displs,
                                     MPI_Datatype recvtype, int root, MPI_Comm comm, MPI_Info info,
                                     MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Gatherv_init, "Gatherv_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcounts, displs, recvtype, root,
                         comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Neighbor_allgather_init(const void *sendbuf, int sendcount,
                                                MPI_Datatype sendtype, void *recvbuf, int recvcount,
                                                MPI_Datatype recvtype, MPI_Comm comm, MPI_Info info,
                                                MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Neighbor_allgather_init, "Neighbor_allgather_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, comm, info,
                         request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Neighbor_allgatherv_init(const void *sendbuf, int sendcount,
                                                 MPI_Datatype sendtype, void *recvbuf,
                                                 const int *recvcounts, const int *displs,
                                                 MPI_Datatype recvtype, MPI_Comm comm,
                                                 MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Neighbor_allgatherv_init, "Neighbor_allgatherv_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcounts, displs, recvtype, comm,
                         info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Neighbor_alltoall_init(const void *sendbuf, int sendcount,
                                               MPI_Datatype sendtype, void *recvbuf, int recvcount,
                                               MPI_Datatype recvtype, MPI_Comm comm, MPI_Info info,
                                               MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Neighbor_alltoall_init, "Neighbor_alltoall_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, comm, info,
                         request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Neighbor_alltoallv_init(const void *sendbuf, const int *sendcounts,
                                                const int *sdispls, MPI_Datatype sendtype,
                                                void *recvbuf, const int *recvcounts,
                                                const int *rdispls, MPI_Datatype recvtype,
                                                MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Neighbor_alltoallv_init, "Neighbor_alltoallv_init");
    return found ? found(sendbuf, sendcounts, sdispls, sendtype, recvbuf, recvcounts, rdispls,
                         recvtype, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Neighbor_alltoallw_init(const void *sendbuf, const int *sendcounts,
                                                const MPI_Aint *sdispls,
                                                const MPI_Datatype *sendtypes, void *recvbuf,
                                                const int *recvcounts, const MPI_Aint *rdispls,
                                                const MPI_Datatype *recvtypes, MPI_Comm comm,
                                                MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Neighbor_alltoallw_init, "Neighbor_alltoallw_init");
    return found ? found(sendbuf, sendcounts, sdispls, sendtypes, recvbuf, recvcounts, rdispls,
                         recvtypes, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Reduce_init(const void *sendbuf, void *recvbuf, int count,
                                    MPI_Datatype datatype, MPI_Op op, int root, MPI_Comm comm,
                                    MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Reduce_init, "Reduce_init");
    return found ? found(sendbuf, recvbuf, count, datatype, op, root, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Reduce_scatter_block_init(const void *sendbuf, void *recvbuf, int recvcount,
                                                  MPI_Datatype datatype, MPI_Op op, MPI_Comm comm,
                                                  MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Reduce_scatter_block_init, "Reduce_scatter_block_init");
    return found ? found(sendbuf, recvbuf, recvcount, datatype, op, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Reduce_scatter_init(const void *sendbuf, void *recvbuf,
                                            const int *recvcounts, MPI_Datatype datatype, MPI_Op op,
                                            MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Reduce_scatter_init, "Reduce_scatter_init");
    return found ? found(sendbuf, recvbuf, recvcounts, datatype, op, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Scan_init(const void *sendbuf, void *recvbuf, int count,
                                  MPI_Datatype datatype, MPI_Op op, MPI_Comm comm, MPI_Info info,
                                  MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Scan_init, "Scan_init");
    return found ? found(sendbuf, recvbuf, count, datatype, op, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Scatter_init(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                     void *recvbuf, int recvcount, MPI_Datatype recvtype, int root,
                                     MPI_Comm comm, MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Scatter_init, "Scatter_init");
    return found ? found(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype, root, comm,
                         info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Scatterv_init(const void *sendbuf, const int *sendcounts, const int *displs,
                                      MPI_Datatype sendtype, void *recvbuf, int recvcount,
                                      MPI_Datatype recvtype, int root, MPI_Comm comm, MPI_Info info,
                                      MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Scatterv_init, "Scatterv_init");
    return found ? found(sendbuf, sendcounts, displs, sendtype, recvbuf, recvcount, recvtype, root,
                         comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Parrived(MPI_Request request, int partition, int *flag) {
    static const auto found = mpi4j_later(mpi4j_Parrived, "Parrived");
    return found ? found(request, partition, flag) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Pready(int partitions, MPI_Request request) {
    static const auto found = mpi4j_later(mpi4j_Pready, "Pready");
    return found ? found(partitions, request) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Pready_list(int length, int *partition_list, MPI_Request request) {
    static const auto found = mpi4j_later(mpi4j_Pready_list, "Pready_list");
    return found ? found(length, partition_list, request) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Pready_range(int partition_low, int partition_high, MPI_Request request) {
    static const auto found = mpi4j_later(mpi4j_Pready_range, "Pready_range");
    return found ? found(partition_low, partition_high, request) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Precv_init(void *buf, int partitions, MPI_Count count,
                                   MPI_Datatype datatype, int source, int tag, MPI_Comm comm,
                                   MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Precv_init, "Precv_init");
    return found ? found(buf, partitions, count, datatype, source, tag, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Psend_init(const void *buf, int partitions, MPI_Count count,
                                   MPI_Datatype datatype, int dest, int tag, MPI_Comm comm,
                                   MPI_Info info, MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Psend_init, "Psend_init");
    return found ? found(buf, partitions, count, datatype, dest, tag, comm, info, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Comm_create_from_group(MPI_Group group, const char *tag, MPI_Info info,
                                               MPI_Errhandler errhandler, MPI_Comm *newcomm) {
    static const auto found = mpi4j_later(mpi4j_Comm_create_from_group, "Comm_create_from_group");
    return found ? found(group, tag, info, errhandler, newcomm) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Group_from_session_pset(void *session, const char *pset_name,
                                                MPI_Group *newgroup) {
    static const auto found = mpi4j_later(mpi4j_Group_from_session_pset, "Group_from_session_pset");
    return found ? found(session, pset_name, newgroup) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Intercomm_create_from_groups(MPI_Group local_group, int local_leader,
                                                     MPI_Group remote_group, int remote_leader,
                                                     const char *tag, MPI_Info info,
                                                     MPI_Errhandler errhandler,
                                                     MPI_Comm *newintercomm) {
    static const auto found = mpi4j_later(mpi4j_Intercomm_create_from_groups, "Intercomm_create_from_groups");
    return found ? found(local_group, local_leader, remote_group, remote_leader, tag, info,
                         errhandler, newintercomm)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_call_errhandler(void *session, int errorcode) {
    static const auto found = mpi4j_later(mpi4j_Session_call_errhandler, "Session_call_errhandler");
    return found ? found(session, errorcode) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_create_errhandler(void *session_errhandler_fn,
                                                  MPI_Errhandler *errhandler) {
    static const auto found = mpi4j_later(mpi4j_Session_create_errhandler, "Session_create_errhandler");
    return found ? found(session_errhandler_fn, errhandler) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_finalize(void *session) {
    static const auto found = mpi4j_later(mpi4j_Session_finalize, "Session_finalize");
    return found ? found(session) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_get_errhandler(void *session, MPI_Errhandler *erhandler) {
    static const auto found = mpi4j_later(mpi4j_Session_get_errhandler, "Session_get_errhandler");
    return found ? found(session, erhandler) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_get_info(void *session, MPI_Info *info_used) {
    static const auto found = mpi4j_later(mpi4j_Session_get_info, "Session_get_info");
    return found ? found(session, info_used) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_get_nth_pset(void *session, MPI_Info info, int n, int *len,
                                             char *pset_name) {
    static const auto found = mpi4j_later(mpi4j_Session_get_nth_pset, "Session_get_nth_pset");
    return found ? found(session, info, n, len, pset_name) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_get_num_psets(void *session, MPI_Info info, int *npset_names) {
    static const auto found = mpi4j_later(mpi4j_Session_get_num_psets, "Session_get_num_psets");
    return found ? found(session, info, npset_names) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_get_pset_info(void *session, const char *pset_name,
                                              MPI_Info *info_used) {
    static const auto found = mpi4j_later(mpi4j_Session_get_pset_info, "Session_get_pset_info");
    return found ? found(session, pset_name, info_used) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_init(MPI_Info info, MPI_Errhandler errhandler, void *session) {
    static const auto found = mpi4j_later(mpi4j_Session_init, "Session_init");
    return found ? found(info, errhandler, session) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_set_errhandler(void *session, MPI_Errhandler errhandler) {
    static const auto found = mpi4j_later(mpi4j_Session_set_errhandler, "Session_set_errhandler");
    return found ? found(session, errhandler) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Session_set_info(void *session, MPI_Info info) {
    static const auto found = mpi4j_later(mpi4j_Session_set_info, "Session_set_info");
    return found ? found(session, info) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Comm_idup_with_info(MPI_Comm comm, MPI_Info info, MPI_Comm *newcomm,
                                            MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Comm_idup_with_info, "Comm_idup_with_info");
    return found ? found(comm, info, newcomm, request) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Info_create_env(int argc, void *argv, MPI_Info *info) {
    static const auto found = mpi4j_later(mpi4j_Info_create_env, "Info_create_env");
    return found ? found(argc, argv, info) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Info_get_string(MPI_Info info, const char *key, int *buflen, char *value,
                                        int *flag) {
    static const auto found = mpi4j_later(mpi4j_Info_get_string, "Info_get_string");
    return found ? found(info, key, buflen, value, flag) : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Isendrecv(const void *sendbuf, int sendcount, MPI_Datatype sendtype,
                                  int dest, int sendtag, void *recvbuf, int recvcount,
                                  MPI_Datatype recvtype, int source, int recvtag, MPI_Comm comm,
                                  MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Isendrecv, "Isendrecv");
    return found ? found(sendbuf, sendcount, sendtype, dest, sendtag, recvbuf, recvcount, recvtype,
                         source, recvtag, comm, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

static inline int mpi4j_Isendrecv_replace(void *buf, int count, MPI_Datatype datatype, int dest,
                                          int sendtag, int source, int recvtag, MPI_Comm comm,
                                          MPI_Request *request) {
    static const auto found = mpi4j_later(mpi4j_Isendrecv_replace, "Isendrecv_replace");
    return found ? found(buf, count, datatype, dest, sendtag, source, recvtag, comm, request)
                 : MPI_ERR_UNSUPPORTED_OPERATION;
}

#endif
