/* What the C twins share: the plan, the clock, warm-up, sampling and the lines they print. */
#ifndef MPI4J_HARNESS_H
#define MPI4J_HARNESS_H

#include <mpi.h>
#include <stddef.h>
#include <string.h>

/* Messages under way at once in the bandwidth benchmarks. */
enum { WINDOW = 64 };

enum whose_time { TIME_OF_RANK_0, TIME_OF_SLOWEST_RANK };

/*
 * Memory that every benchmark uses, page-aligned, allocated and touched once. MPI is given the wire
 * memory: the same memory, or other memory that every message is copied through.
 */
struct memory {
    unsigned char *send;         /* room for WINDOW messages of the largest size */
    unsigned char *receive;      /* as much */
    unsigned char *wire_send;    /* `send`, or as much room */
    unsigned char *wire_receive; /* `receive`, or as much room */
};

/* What a library must do that cannot hand the program's memory to MPI. */
static inline void stage(void *to, const void *from, size_t bytes)
{
    if (to != from)
        memcpy(to, from, bytes);
}

/* One benchmark on this rank at one size. */
struct setting {
    const void *variant; /* of the benchmark */
    const struct memory *memory;
    size_t bytes;
    int rank, ranks;
};

struct benchmark {
    const char *name; /* NULL ends a family */
    enum whose_time whose_time;
    /* What distinguishes it from the others of its family; only the family knows what it is. Of
       a benchmark without `run`, which happened before: the microseconds that it took. */
    const void *variant;
    /* Returns why it cannot be measured here, the same at all ranks; NULL if it can. */
    const char *(*set_up)(const struct setting *setting);
    /* Not timed, before each sample. */
    void (*before)(void);
    /* Timed. */
    void (*run)(int events);
    /* Runs one event on fresh data; returns 1 if this rank received what it should. Adds
       `corruption` to one received byte first, so that the check itself can be checked. */
    int (*validate)(int corruption);
    /* Frees what set_up made, if it could be measured. */
    void (*tear_down)(void);
    /* Whether run() calls compute_meanwhile(). */
    int overlaps;
};

/* The families; a family shares its code. */
extern const struct benchmark exchanges[], streams[], collectives[], accesses[], file_accesses[],
    threaded[], copies[], flags[], start_ups[];

/* Data that differs from byte to byte, from rank to rank and from size to size. */
void fill(unsigned char *data, size_t bytes, int seed);
int is_filled(const unsigned char *data, size_t bytes, int seed);

/* Page-aligned memory, touched; ends the program if there is none. */
void *page_aligned(size_t bytes);

/* What a program does while its operation is under way; nothing unless overlap is measured. */
void compute_meanwhile(void);

/* A directory for files that the benchmarks make and remove. */
extern const char *directory;

/* Are told what start-up consists of; the launch began `launched_us` after 1970. */
void main_begins(void);
void mpi_has_begun(double launched_us, int rank, int ranks);

void nothing_before(void);
void barrier_before(void);
void nothing_to_free(void);

#endif
