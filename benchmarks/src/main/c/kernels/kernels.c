/*
 * The C twins of the application kernels. Usage: kernels S|W|A SCALE timed|sound|spoilt KERNEL...
 * Rank 0 prints JSON lines; the exit code is 3 if a result is wrong.
 */
#include "kernel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CHECKS = 64, MOST_ALLOCATIONS = 256 };

struct outcome {
    const char *name;
    double got, wanted, error, allowed;
};

static const struct kernel *const all[] = {&ep, &is, &cg, &mg, &ft, &stencil, &transpose,
                                           &pipeline, &random_access, &n_body};
static struct outcome outcomes[MOST_CHECKS];
static int checked;
static void *allocations[MOST_ALLOCATIONS];
static int allocated;

void check(const char *name, double got, double wanted, double error, double allowed)
{
    if (checked == MOST_CHECKS)
        stop("too many checks", name);
    outcomes[checked++] = (struct outcome){name, got, wanted, error, allowed};
}

void check_relative(const char *name, double got, double wanted, double allowed)
{
    check(name, got, wanted, fabs((got - wanted) / wanted), allowed);
}

void check_absolute(const char *name, double got, double wanted, double allowed)
{
    check(name, got, wanted, fabs(got - wanted), allowed);
}

void *zeroed(size_t count, size_t bytes)
{
    void *memory = calloc(count > 0 ? count : 1, bytes);
    if (memory == NULL || allocated == MOST_ALLOCATIONS)
        stop("no memory", "kernel");
    /* Touched before it is timed. */
    memset(memory, 0, count * bytes);
    allocations[allocated++] = memory;
    return memory;
}

static void free_all(void)
{
    while (allocated > 0)
        free(allocations[--allocated]);
}

uint64_t nas_skip(uint64_t x, uint64_t steps)
{
    uint64_t factor = NAS_MULTIPLIER;
    for (; steps > 0; steps >>= 1) {
        if (steps & 1)
            x = x * factor & NAS_MASK;
        factor = factor * factor & NAS_MASK;
    }
    return x;
}

/* A number that is none makes the comparison false, and so the result wrong. */
static int right(const struct outcome *o)
{
    return o->error <= o->allowed;
}

static int all_right(void)
{
    int valid = checked > 0;
    for (int i = 0; i < checked; i++)
        valid &= right(&outcomes[i]);
    MPI_Allreduce(MPI_IN_PLACE, &valid, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return valid;
}

/* JSON has no infinity. */
static void print_number(const char *name, double value)
{
    if (isfinite(value))
        printf(",\"%s\":%.17g", name, value);
    else
        printf(",\"%s\":\"NaN\"", name);
}

static void print_result(const struct kernel *kernel, const struct problem *problem, double seconds,
                         int verified)
{
    printf("{\"type\":\"kernel\",\"kernel\":\"%s\",\"class\":\"%c\",\"scale\":%d,\"ranks\":%d",
           kernel->name, "SWA"[problem->size], problem->scale, problem->ranks);
    print_number("seconds", seconds);
    print_number("operations", kernel->operations());
    printf(",\"verified\":%s,\"checks\":[", verified ? "true" : "false");
    for (int i = 0; i < checked; i++) {
        printf("%s{\"name\":\"%s\"", i ? "," : "", outcomes[i].name);
        print_number("got", outcomes[i].got);
        print_number("wanted", outcomes[i].wanted);
        print_number("error", outcomes[i].error);
        print_number("allowed", outcomes[i].allowed);
        printf(",\"right\":%s}", right(&outcomes[i]) ? "true" : "false");
    }
    printf("]}\n");
    fflush(stdout);
}

/* Seconds of the slowest rank. */
static double timed(const struct kernel *kernel)
{
    MPI_Barrier(MPI_COMM_WORLD);
    double start = now_us();
    kernel->run();
    double seconds = (now_us() - start) / 1e6;
    MPI_Allreduce(MPI_IN_PLACE, &seconds, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    return seconds;
}

static const struct kernel *find(const char *name)
{
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(all[i]->name, name) == 0)
            return all[i];
    stop("no such kernel", name);
    return NULL;
}

static struct problem parse(const char *size, const char *scale)
{
    struct problem problem = {SIZE_S, atoi(scale), 0, 0};
    const char *found = strchr("SWA", size[0]);
    if (found == NULL || strlen(size) != 1 || problem.scale < 1)
        stop("not a class and a scale", size);
    problem.size = (enum size)(found - "SWA");
    MPI_Comm_rank(MPI_COMM_WORLD, &problem.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &problem.ranks);
    return problem;
}

/* Where time is taken, again and again for as long as virtual machines do: cores that have been busy
   for seconds are others than before. */
static void warm_up(const struct kernel *kernel, int timed)
{
    static const double WARM_UP_US = 2e6;
    enum { MOST_WARM_UPS = 10 };
    double start = now_us();
    int go_on = 1;
    for (int i = 1; go_on; i++) {
        kernel->warm_up();
        go_on = timed && i < MOST_WARM_UPS && now_us() - start < WARM_UP_US;
        MPI_Bcast(&go_on, 1, MPI_INT, 0, MPI_COMM_WORLD);
    }
}

static int run(const struct kernel *kernel, const struct problem *problem, const char *wish)
{
    if (kernel->power_of_two && (problem->ranks & (problem->ranks - 1)) != 0)
        stop("the number of ranks must be a power of two", kernel->name);
    checked = 0;
    kernel->set_up(problem);
    warm_up(kernel, strcmp(wish, "timed") == 0);
    double seconds = timed(kernel);
    if (strcmp(wish, "spoilt") == 0)
        kernel->spoil();
    kernel->verify();
    int verified = all_right();
    if (problem->rank == 0)
        print_result(kernel, problem, seconds, verified);
    if (kernel->clean_up != NULL)
        kernel->clean_up();
    free_all();
    return verified;
}

int main(int argc, char **argv)
{
    int provided, verified = 1;
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    if (argc < 5)
        stop("usage", "kernels S|W|A SCALE timed|sound|spoilt KERNEL...");
    struct problem problem = parse(argv[1], argv[2]);
    if (problem.rank == 0)
        print_start(provided, "DIRECT");
    for (int i = 4; i < argc; i++)
        verified &= run(find(argv[i]), &problem, argv[3]);
    MPI_Finalize();
    return verified ? 0 : EXIT_INVALID;
}
