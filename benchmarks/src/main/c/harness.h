/* What the C twins share: the plan, the clock, warm-up, sampling and the lines they print. */
#ifndef MPI4J_HARNESS_H
#define MPI4J_HARNESS_H

#include <mpi.h>
#include <stddef.h>
#include <string.h>

/* Messages under way at once in the bandwidth benchmark. */
enum { WINDOW = 64 };

enum whose_time { TIME_OF_RANK_0, TIME_OF_SLOWEST_RANK };

/*
 * Memory that every benchmark uses, page-aligned, allocated and touched once. MPI is given the wire
 * memory: the same memory, or other memory that every message is copied through.
 */
struct memory {
    unsigned char *send;         /* room for one message of the largest size */
    unsigned char *receive;      /* room for WINDOW messages of the largest size */
    unsigned char *wire_send;    /* `send`, or room for WINDOW messages */
    unsigned char *wire_receive; /* `receive`, or as much room */
};

/* What a library must do that cannot hand the program's memory to MPI. */
static inline void stage(void *to, const void *from, size_t bytes)
{
    if (to != from)
        memcpy(to, from, bytes);
}

struct benchmark {
    const char *name;
    enum whose_time whose_time;
    void (*set_up)(const struct memory *memory, size_t bytes, int rank);
    /* Not timed, before each sample. */
    void (*before)(void);
    /* Timed. */
    void (*run)(int events);
    /* Runs one event on fresh data; returns 1 if this rank received what it should. Adds
       `corruption` to one received byte first, so that the check itself can be checked. */
    int (*validate)(int corruption);
    /* Frees what set_up made. */
    void (*tear_down)(void);
};

extern const struct benchmark latency, bandwidth, rate, allreduce, put_latency, copy;

/* Data that differs from byte to byte, from rank to rank and from size to size. */
void fill(unsigned char *data, size_t bytes, int seed);
int is_filled(const unsigned char *data, size_t bytes, int seed);

void nothing_before(void);
void nothing_to_free(void);

#endif
