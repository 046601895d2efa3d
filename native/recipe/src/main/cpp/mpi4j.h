// The C++ side of org.mpi4j.raw beyond mpi.h. Everything declared here is parsed by JavaCPP and
// becomes a static method of org.mpi4j.raw.OpenMpi; what must not be parsed is in the included
// headers.
#ifndef MPI4J_H
#define MPI4J_H

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

// What user-defined operations call: in and inout are addresses, datatype is a handle.
typedef void (*mpi4j_user_op_dispatcher)(int slot, long long in, long long inout, int length,
                                         long long datatype);

#include "mpi4j_grequest.h"
#include "mpi4j_optional.h"
#include "mpi4j_user_ops.h"
#include "mpi4j_wrapping_sums.h"

// The layout of MPI_Status is the library's business: nobody else hard-codes it.
static inline int mpi4j_status_size() { return (int)sizeof(MPI_Status); }
static inline int mpi4j_status_source_offset() { return (int)offsetof(MPI_Status, MPI_SOURCE); }
static inline int mpi4j_status_tag_offset() { return (int)offsetof(MPI_Status, MPI_TAG); }
static inline int mpi4j_status_error_offset() { return (int)offsetof(MPI_Status, MPI_ERROR); }

// Address of element 0 of a direct NIO buffer, whatever its position; 0 if it is not direct.
static inline long long mpi4j_address(JNIEnv *env, jclass, jobject buffer) {
    return (long long)env->GetDirectBufferAddress(buffer);
}

// Direct ByteBuffer over memory that somebody else owns and frees.
static inline jobject mpi4j_view(JNIEnv *env, jclass, long long address, long long capacity) {
    return env->NewDirectByteBuffer((void *)address, capacity);
}

// Copies memory that does not overlap.
static inline void mpi4j_copy(long long from, long long to, long long bytes) {
    memcpy((void *)to, (const void *)from, (size_t)bytes);
}

// Brings what came by way of other memory to where it belongs, of many receives with one call from
// Java. Each status is that of the request whose number is in the indices, or, if they are 0, of
// its own number. Each request has three numbers: where its message came to, where it belongs, and
// how much of it; nothing is brought that is longer.
static inline void mpi4j_deliver(int count, long long indices, long long statuses, long long ways) {
    const MPI_Status *status = (const MPI_Status *)statuses;
    const int *request = (const int *)indices;
    for (int i = 0; i < count; i++) {
        const long long *way = (const long long *)ways + 3 * (request == NULL ? i : request[i]);
        // The length of what was cancelled is whatever was there.
        if (!status[i]._cancelled && (long long)status[i]._ucount <= way[2]) {
            memcpy((void *)way[1], (const void *)way[0], status[i]._ucount);
        }
    }
}

// MPI_Recv of a message for so many bytes, by way of other memory: two elements of a datatype with a
// gap between them go there, and what is not longer is copied from the first. One call from Java
// instead of two.
static inline int mpi4j_recv_by_way(long long to, long long bytes, long long way, MPI_Datatype type,
                                    int source, int tag, MPI_Comm comm, MPI_Status *status) {
    int code = MPI_Recv((void *)way, 2, type, source, tag, comm, status);
    // Not MPI_Get_elements_x, which takes longer than the copy.
    if (code == MPI_SUCCESS && (long long)status->_ucount <= bytes) {
        memcpy((void *)to, (const void *)way, status->_ucount);
    }
    return code;
}

// Address of a function or variable of the loaded MPI library, or 0: which functions a library
// newer or older than our headers has is asked here, never found out by calling.
static inline void *mpi4j_symbol(const char *name) { return dlsym(RTLD_DEFAULT, name); }

// Number of user-defined operations that can be alive at once, and the MPI_User_function of each.
static inline int mpi4j_user_op_slots() { return MPI4J_USER_OP_SLOTS; }
static inline void *mpi4j_user_op_address(int slot) { return (void *)mpi4j_user_op(slot); }

// Sets what all MPI_User_functions call.
static inline void mpi4j_set_user_op_dispatcher(JNIEnv *env, jclass,
                                                mpi4j_user_op_dispatcher dispatcher) {
    env->GetJavaVM(&mpi4j_user_op_vm);
    mpi4j_dispatch_user_op = dispatcher;
}

// Address of the MPI_User_function that adds integers of so many bits (8 or 16), or 0.
static inline void *mpi4j_wrapping_sum(int bits) { return (void *)mpi4j_wrapping_sum_of(bits); }

// What MPI_Grequest_start is given: functions that do nothing, because Java does what the program
// wants done when it has learned from MPI that the request is complete.
static inline void *mpi4j_grequest_query() { return (void *)mpi4j_grequest_query_nothing; }
static inline void *mpi4j_grequest_free() { return (void *)mpi4j_grequest_free_nothing; }
static inline void *mpi4j_grequest_cancel() { return (void *)mpi4j_grequest_cancel_nothing; }

#endif
