// Calls an MPI_User_function in the ways that MPI may, and that one rank cannot make MPI do.
#include <jni.h>
#include <pthread.h>

typedef void (*user_function)(void *in, void *inout, int *length, void **datatype);

struct arguments {
    user_function function;
    void *in;
    void *inout;
    void *datatype;
};

// From a thread that the JVM did not start and does not know.
static void *call(void *pointer) {
    arguments *a = (arguments *)pointer;
    int length = 1;
    a->function(a->in, a->inout, &length, &a->datatype);
    return NULL;
}

extern "C" JNIEXPORT void JNICALL Java_org_mpi4j_raw_UserOpsProgram_callOnNewThread(
        JNIEnv *, jclass, jlong function, jlong in, jlong inout, jlong datatype) {
    arguments a = {(user_function)function, (void *)in, (void *)inout, (void *)datatype};
    pthread_t thread;
    pthread_create(&thread, NULL, call, &a);
    pthread_join(thread, NULL);
}

// More than once within one native call, as a reduction over more than two ranks does.
extern "C" JNIEXPORT void JNICALL Java_org_mpi4j_raw_UserOpsProgram_callTwice(
        JNIEnv *, jclass, jlong function, jlong in, jlong inout, jlong datatype) {
    arguments a = {(user_function)function, (void *)in, (void *)inout, (void *)datatype};
    call(&a);
    call(&a);
}

// After an operation that left an exception behind.
extern "C" JNIEXPORT void JNICALL Java_org_mpi4j_raw_UserOpsProgram_callWithPendingException(
        JNIEnv *env, jclass, jlong function, jlong in, jlong inout, jlong datatype) {
    env->ThrowNew(env->FindClass("java/lang/StackOverflowError"), "pending");
    arguments a = {(user_function)function, (void *)in, (void *)inout, (void *)datatype};
    call(&a);
}
