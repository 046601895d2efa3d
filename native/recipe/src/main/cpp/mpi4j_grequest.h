// The callbacks of generalized requests. They tell an empty status and never fail.
#ifndef MPI4J_GREQUEST_H
#define MPI4J_GREQUEST_H

static inline int mpi4j_grequest_query_nothing(void *, MPI_Status *status) {
    status->MPI_SOURCE = MPI_UNDEFINED;
    status->MPI_TAG = MPI_UNDEFINED;
    MPI_Status_set_cancelled(status, 0);
    return MPI_Status_set_elements(status, MPI_BYTE, 0);
}

static inline int mpi4j_grequest_free_nothing(void *) { return MPI_SUCCESS; }

static inline int mpi4j_grequest_cancel_nothing(void *, int) { return MPI_SUCCESS; }

#endif
