/* What the C twins of the application kernels share. */
#ifndef MPI4J_KERNEL_H
#define MPI4J_KERNEL_H

#include "../common.h"

#include <mpi.h>
#include <stddef.h>
#include <stdint.h>

enum size { SIZE_S, SIZE_W, SIZE_A };

/* One problem on one rank. A scale above 1 makes the problem that many times larger. */
struct problem {
    enum size size;
    int scale;
    int rank;
    int ranks;
};

struct kernel {
    const char *name;
    /* Whether it needs a power of two as number of ranks. */
    int power_of_two;
    /* Not timed: memory and first values. */
    void (*set_up)(const struct problem *problem);
    /* Not timed: one iteration, or some of the work, without any trace in the result. */
    void (*warm_up)(void);
    /* Timed. */
    void (*run)(void);
    /* Adds a little to the result, so that the check itself can be checked. */
    void (*spoil)(void);
    /* Calls check() once a number. */
    void (*verify)(void);
    /* Arithmetic, keys or updates, as the kernel counts them. */
    double (*operations)(void);
    /* Frees what MPI has made for it; NULL if that is nothing. */
    void (*clean_up)(void);
};

extern const struct kernel ep, is, cg, mg, ft, stencil, transpose, pipeline, random_access, n_body;

/* One number of the result; it is right if the error is at most what is allowed. */
void check(const char *name, double got, double wanted, double error, double allowed);
void check_relative(const char *name, double got, double wanted, double allowed);
void check_absolute(const char *name, double got, double wanted, double allowed);

/* Memory, all zero, until the kernel has been verified; ends the job if there is none. */
void *zeroed(size_t count, size_t bytes);

/* The generator of the NAS kernels: x <- a x mod 2^46. */
static const uint64_t NAS_MULTIPLIER = 1220703125, NAS_SEED = 314159265;
static const uint64_t NAS_MASK = ((uint64_t)1 << 46) - 1;
static const double NAS_UNIT = 1.0 / (double)((uint64_t)1 << 46);

static inline uint64_t nas_next(uint64_t x)
{
    return x * NAS_MULTIPLIER & NAS_MASK;
}

/* Above 0 and below 1. Signed: that is what processors convert. */
static inline double nas_number(uint64_t x)
{
    return NAS_UNIT * (double)(int64_t)x;
}

/* The state after `steps` steps from `x`. */
uint64_t nas_skip(uint64_t x, uint64_t steps);

#endif
