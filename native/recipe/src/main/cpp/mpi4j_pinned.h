// Blocking calls on Java arrays without a copy: the array is held where it is ("critical") until the
// call returns. Only for collectors that go on working meanwhile, and never where Java code can run
// inside the call; both are the caller's business. Each buffer is a pair: a Java array and an
// offset into it in bytes, or null and an address.
#ifndef MPI4J_PINNED_H
#define MPI4J_PINNED_H

#include "mpi4j_pin.h"

static inline int mpi4j_pinned_Send(JNIEnv *env, jclass, jobject array, long long at, int count,
                                    MPI_Datatype type, int dest, int tag, MPI_Comm comm) {
    mpi4j_pin data(env, array, at, JNI_ABORT);
    return data.held() ? MPI_Send(data.address(), count, type, dest, tag, comm) : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Ssend(JNIEnv *env, jclass, jobject array, long long at, int count,
                                     MPI_Datatype type, int dest, int tag, MPI_Comm comm) {
    mpi4j_pin data(env, array, at, JNI_ABORT);
    return data.held() ? MPI_Ssend(data.address(), count, type, dest, tag, comm) : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Mrecv(JNIEnv *env, jclass, jobject array, long long at, int count,
                                     MPI_Datatype type, MPI_Message *message, MPI_Status *status) {
    mpi4j_pin data(env, array, at, 0);
    return data.held() ? MPI_Mrecv(data.address(), count, type, message, status) : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Bcast(JNIEnv *env, jclass, jobject array, long long at, int count,
                                     MPI_Datatype type, int root, MPI_Comm comm) {
    mpi4j_pin data(env, array, at, 0);
    return data.held() ? MPI_Bcast(data.address(), count, type, root, comm) : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Gather(JNIEnv *env, jclass, jobject from, long long from_at,
                                      int from_count, MPI_Datatype from_type, jobject to,
                                      long long to_at, int to_count, MPI_Datatype to_type, int root,
                                      MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held() ? MPI_Gather(in.address(), from_count, from_type, out.address(),
                                                to_count, to_type, root, comm)
                                   : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Scatter(JNIEnv *env, jclass, jobject from, long long from_at,
                                       int from_count, MPI_Datatype from_type, jobject to,
                                       long long to_at, int to_count, MPI_Datatype to_type,
                                       int root, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held() ? MPI_Scatter(in.address(), from_count, from_type, out.address(),
                                                 to_count, to_type, root, comm)
                                   : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Allgather(JNIEnv *env, jclass, jobject from, long long from_at,
                                         int from_count, MPI_Datatype from_type, jobject to,
                                         long long to_at, int to_count, MPI_Datatype to_type,
                                         MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held() ? MPI_Allgather(in.address(), from_count, from_type,
                                                   out.address(), to_count, to_type, comm)
                                   : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Alltoall(JNIEnv *env, jclass, jobject from, long long from_at,
                                        int from_count, MPI_Datatype from_type, jobject to,
                                        long long to_at, int to_count, MPI_Datatype to_type,
                                        MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held() ? MPI_Alltoall(in.address(), from_count, from_type,
                                                  out.address(), to_count, to_type, comm)
                                   : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Reduce(JNIEnv *env, jclass, jobject from, long long from_at,
                                      jobject to, long long to_at, int count, MPI_Datatype type,
                                      MPI_Op op, int root, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Reduce(in.address(), out.address(), count, type, op, root, comm)
               : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Allreduce(JNIEnv *env, jclass, jobject from, long long from_at,
                                         jobject to, long long to_at, int count, MPI_Datatype type,
                                         MPI_Op op, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Allreduce(in.address(), out.address(), count, type, op, comm)
               : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Reduce_scatter_block(JNIEnv *env, jclass, jobject from,
                                                    long long from_at, jobject to, long long to_at,
                                                    int count, MPI_Datatype type, MPI_Op op,
                                                    MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Reduce_scatter_block(in.address(), out.address(), count, type, op, comm)
               : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Reduce_scatter(JNIEnv *env, jclass, jobject from, long long from_at,
                                              jobject to, long long to_at, const int *counts,
                                              MPI_Datatype type, MPI_Op op, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Reduce_scatter(in.address(), out.address(), counts, type, op, comm)
               : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Scan(JNIEnv *env, jclass, jobject from, long long from_at,
                                    jobject to, long long to_at, int count, MPI_Datatype type,
                                    MPI_Op op, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Scan(in.address(), out.address(), count, type, op, comm)
               : MPI_ERR_NO_MEM;
}

static inline int mpi4j_pinned_Exscan(JNIEnv *env, jclass, jobject from, long long from_at,
                                      jobject to, long long to_at, int count, MPI_Datatype type,
                                      MPI_Op op, MPI_Comm comm) {
    mpi4j_pin in(env, from, from_at, JNI_ABORT), out(env, to, to_at, 0);
    return in.held() && out.held()
               ? MPI_Exscan(in.address(), out.address(), count, type, op, comm)
               : MPI_ERR_NO_MEM;
}

#endif
