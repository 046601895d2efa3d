#ifndef MPI4J_PIN_H
#define MPI4J_PIN_H

// A Java array held in its place as long as this object lives, or plain memory.
class mpi4j_pin {
    JNIEnv *env;
    jarray array;
    char *base;
    char *start;
    jint mode;

  public:
    // mode is what is done when it is let go: JNI_ABORT for what was only read, else 0.
    mpi4j_pin(JNIEnv *env, jobject array, long long at, jint mode)
        : env(env), array((jarray)array), base(NULL), start((char *)at), mode(mode) {
        if (array != NULL) {
            base = (char *)env->GetPrimitiveArrayCritical(this->array, NULL);
            start = base + at;
        }
    }

    mpi4j_pin(const mpi4j_pin &) = delete;
    mpi4j_pin &operator=(const mpi4j_pin &) = delete;

    ~mpi4j_pin() {
        if (base != NULL) {
            env->ReleasePrimitiveArrayCritical(array, base, mode);
        }
    }

    bool held() const { return array == NULL || base != NULL; }
    void *address() const { return start; }
};

#endif
