#ifndef MPI4J_LOOKUP_H
#define MPI4J_LOOKUP_H

#include <dlfcn.h>
#include <string>

// The loaded library's function of a name without prefix, or NULL; standard names go before those
// of extensions. The first argument only tells the function's type.
template <typename Function> Function mpi4j_later(Function, const char *name) {
    void *found = dlsym(RTLD_DEFAULT, (std::string("MPI_") + name).c_str());
    if (found == NULL) {
        found = dlsym(RTLD_DEFAULT, (std::string("MPIX_") + name).c_str());
    }
    return (Function)found;
}

#endif
