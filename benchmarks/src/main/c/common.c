/* The clock, the end of a program that cannot go on, and the first line that it prints. */
#include "common.h"

#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

void stop(const char *why, const char *what)
{
    fprintf(stderr, "twin: %s: %s\n", why, what);
    MPI_Abort(MPI_COMM_WORLD, EXIT_USAGE);
    exit(EXIT_USAGE);
}

void print_start(int provided, const char *storage)
{
    char library[MPI_MAX_LIBRARY_VERSION_STRING];
    int length, size;
    MPI_Get_library_version(library, &length);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    /* Not to `length`: Open MPI 4.1 counts the terminating zero as well. */
    for (int i = 0; library[i] != '\0'; i++)
        if (library[i] == '"' || library[i] == '\\' || (unsigned char)library[i] < ' ')
            library[i] = ' ';
    const char *level = provided == MPI_THREAD_SINGLE ? "SINGLE"
        : provided == MPI_THREAD_FUNNELED             ? "FUNNELED"
        : provided == MPI_THREAD_SERIALIZED           ? "SERIALIZED"
                                                      : "MULTIPLE";
    printf("{\"type\":\"start\",\"twin\":\"c\",\"ranks\":%d,\"library\":\"%s\","
           "\"storage\":\"%s\",\"threadLevel\":\"%s\",\"compiler\":\"%s\"}\n",
           size, library, storage, level, __VERSION__);
}
