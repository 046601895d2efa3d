// MPI_User_function has no user data, so the only thing that tells one user-defined operation from
// another is its address: one function is instantiated for each slot, and all of them call one
// dispatcher with the number of theirs.
#ifndef MPI4J_USER_OPS_H
#define MPI4J_USER_OPS_H

#define MPI4J_USER_OP_SLOTS 256

// Set once, before the first MPI_Op_create hands out a slot's address.
static mpi4j_user_op_dispatcher mpi4j_dispatch_user_op = NULL;
static JavaVM *mpi4j_user_op_vm = NULL;

// MPI calls operations one after the other without returning to Java. What one of them threw and
// could not catch (its stack was full) is still pending then: Java must not be called with it, and
// gets it when MPI returns. Threads that Java does not know yet have nothing pending.
static inline bool mpi4j_exception_is_pending() {
    JNIEnv *env = NULL;
    return mpi4j_user_op_vm->GetEnv((void **)&env, JNI_VERSION_1_6) == JNI_OK
        && env->ExceptionCheck();
}

template <int slot>
void mpi4j_user_op_of(void *in, void *inout, int *length, MPI_Datatype *datatype) {
    if (!mpi4j_exception_is_pending()) {
        mpi4j_dispatch_user_op(slot, (long long)in, (long long)inout, *length,
                               (long long)*datatype);
    }
}

template <int slot> struct mpi4j_user_op_table {
    static void fill(MPI_User_function **table) {
        table[slot] = mpi4j_user_op_of<slot>;
        mpi4j_user_op_table<slot - 1>::fill(table);
    }
};

template <> struct mpi4j_user_op_table<-1> {
    static void fill(MPI_User_function **) {}
};

struct mpi4j_user_op_functions {
    MPI_User_function *table[MPI4J_USER_OP_SLOTS];
    mpi4j_user_op_functions() { mpi4j_user_op_table<MPI4J_USER_OP_SLOTS - 1>::fill(table); }
};

static mpi4j_user_op_functions mpi4j_all_user_ops;

static inline MPI_User_function *mpi4j_user_op(int slot) {
    return slot < 0 || slot >= MPI4J_USER_OP_SLOTS ? NULL : mpi4j_all_user_ops.table[slot];
}

#endif
