/*
 * The C twin: measures MPI the way the Java twin does, sample by sample, so that both can be
 * compared. Usage: twin STORAGE LEVEL DISCARDED_MS MAX_WARM_UP_BLOCKS LIMIT_MS CORRUPTED_OPERATION
 * DIRECTORY LAUNCHED CELL...
 * STORAGE is DIRECT, or STAGED to copy every message in and out of other memory.
 * CORRUPTED_OPERATION is a name, none or all.
 * LEVEL is that of threads: FUNNELED or MULTIPLE.
 * DISCARDED_MS is for how long all cells are run before the first of them is measured.
 * LIMIT_MS bounds each phase of a cell where something else keeps the machine busy.
 * DIRECTORY is for files. LAUNCHED is when this was launched, in microseconds since 1970.
 * A cell is operation:bytes:events-a-sample:samples:samples-a-block. Rank 0 prints JSON lines.
 */
#include "harness.h"

#include "common.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEADY_BLOCKS = 3, DISCARDED_BLOCKS = 2 };
static const double STEADY_WITHIN = 0.05;
static const double LOOK_EVERY_US = 50e3;

static const size_t PAGE = 4096;

struct cell {
    const struct benchmark *benchmark;
    size_t bytes;
    int events;
    int samples;
    int block;
};

struct warm_up {
    int blocks;
    int steady;
};

struct result {
    struct warm_up warm;
    int taken;
    double overlap_percent;
    int valid;
};

struct limits {
    double discarded_us;
    int blocks;
    double us;
};

static int rank, ranks;
static double *samples;
static long turns_meanwhile;
static double turns_of_us;
static volatile double computed;

const char *directory;

void nothing_before(void) {}

void barrier_before(void)
{
    MPI_Barrier(MPI_COMM_WORLD);
}

void nothing_to_free(void) {}

static void compute(long turns)
{
    double x = 1;
    for (long i = 0; i < turns; i++)
        x = x * 0.999999 + 1e-6;
    computed = x;
}

void compute_meanwhile(void)
{
    if (turns_meanwhile > 0)
        compute(turns_meanwhile);
}

/* How many turns of compute() take a microsecond: the fastest of some attempts. */
static void calibrate(void)
{
    enum { TURNS = 100000, ATTEMPTS = 20 };
    for (int i = 0; i < ATTEMPTS; i++) {
        double start = now_us();
        compute(TURNS);
        double speed = TURNS / (now_us() - start);
        turns_of_us = speed > turns_of_us ? speed : turns_of_us;
    }
}

void fill(unsigned char *data, size_t bytes, int seed)
{
    for (size_t i = 0; i < bytes; i++)
        data[i] = (unsigned char)(i * 31 + (i >> 8) + (size_t)seed);
}

int is_filled(const unsigned char *data, size_t bytes, int seed)
{
    for (size_t i = 0; i < bytes; i++)
        if (data[i] != (unsigned char)(i * 31 + (i >> 8) + (size_t)seed))
            return 0;
    return 1;
}

void *page_aligned(size_t bytes)
{
    size_t whole = (bytes + PAGE - 1) / PAGE * PAGE;
    void *memory = aligned_alloc(PAGE, whole);
    if (memory == NULL)
        stop("no memory", "message buffers");
    memset(memory, 0, whole);
    return memory;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of_copy(const double *values, int n)
{
    double *sorted = malloc((size_t)n * sizeof *sorted);
    if (sorted == NULL)
        stop("no memory", "median");
    memcpy(sorted, values, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, ascending);
    double median = n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    free(sorted);
    return median;
}

/* The one timed loop. */
static void take_some(const struct cell *cell, int from, int to)
{
    const struct benchmark *b = cell->benchmark;
    for (int i = from; i < to; i++) {
        b->before();
        double start = now_us();
        b->run(cell->events);
        samples[i] = (now_us() - start) / cell->events;
    }
}

/* How many samples to take before looking at the clock again: a tenth, fewer if they are slow. */
static int next_chunk(int n, int taken, double gone_us, double limit_us)
{
    if (taken == n || gone_us >= limit_us)
        return 0;
    double affordable = LOOK_EVERY_US / (gone_us / taken);
    int chunk = affordable < n / 10 ? (int)affordable : n / 10;
    chunk = chunk < 1 ? 1 : chunk;
    return chunk < n - taken ? chunk : n - taken;
}

/* Takes up to n samples, fewer if time runs out, which rank 0 decides for all; at least one. */
static int take_samples(const struct cell *cell, int n, double limit_us)
{
    double start = now_us();
    int chunk = 1, taken = 0;
    while (chunk > 0) {
        take_some(cell, taken, taken + chunk);
        taken += chunk;
        chunk = next_chunk(n, taken, now_us() - start, limit_us);
        MPI_Bcast(&chunk, 1, MPI_INT, 0, MPI_COMM_WORLD);
    }
    return taken;
}

static int agree(const double *last)
{
    double low = last[0], high = last[0];
    for (int i = 1; i < STEADY_BLOCKS; i++) {
        low = last[i] < low ? last[i] : low;
        high = last[i] > high ? last[i] : high;
    }
    return high <= low * (1 + STEADY_WITHIN);
}

/* Blocks are thrown away until the medians of the last three agree; rank 0 decides for all. */
static struct warm_up warm_up(const struct cell *cell, int max_blocks, double limit_us)
{
    struct warm_up result = {0, 0};
    double last[STEADY_BLOCKS];
    double start = now_us();
    int go_on = 1;
    while (go_on) {
        int taken = take_samples(cell, cell->block, limit_us);
        last[result.blocks++ % STEADY_BLOCKS] = median_of_copy(samples, taken);
        result.steady = result.blocks >= STEADY_BLOCKS && agree(last);
        go_on = !result.steady && result.blocks < max_blocks && now_us() - start < limit_us;
        MPI_Bcast(&go_on, 1, MPI_INT, 0, MPI_COMM_WORLD);
    }
    return result;
}

static void print_cell(const struct cell *cell, const struct result *result)
{
    printf("{\"type\":\"cell\",\"operation\":\"%s\",\"bytes\":%zu,\"events\":%d,"
           "\"warmUpBlocks\":%d,\"steady\":%s,\"valid\":%s,",
           cell->benchmark->name, cell->bytes, cell->events, result->warm.blocks,
           result->warm.steady ? "true" : "false", result->valid ? "true" : "false");
    if (cell->benchmark->overlaps)
        printf("\"overlapPercent\":%.1f,", result->overlap_percent);
    printf("\"samplesUs\":[");
    for (int i = 0; i < result->taken; i++)
        printf(i ? ",%.4f" : "%.4f", samples[i]);
    printf("]}\n");
    fflush(stdout);
}

static void print_lacking(const struct cell *cell, const char *why)
{
    printf("{\"type\":\"lacking\",\"operation\":\"%s\",\"bytes\":%zu,\"reason\":\"%s\"}\n",
           cell->benchmark->name, cell->bytes, why);
    fflush(stdout);
}

/* At rank 0 the times that count. */
static int take_counted_samples(const struct cell *cell, int n, double limit_us)
{
    int taken = take_samples(cell, n, limit_us);
    if (cell->benchmark->whose_time == TIME_OF_SLOWEST_RANK)
        MPI_Reduce(rank == 0 ? MPI_IN_PLACE : samples, samples, taken, MPI_DOUBLE, MPI_MAX, 0,
                   MPI_COMM_WORLD);
    return taken;
}

/* How much of an operation is hidden by a computation that takes as long as it does by itself. */
static double overlap_percent(const struct cell *cell, int taken, double limit_us)
{
    double alone = median_of_copy(samples, taken);
    double *kept = page_aligned((size_t)taken * sizeof *kept);
    memcpy(kept, samples, (size_t)taken * sizeof *kept);
    MPI_Bcast(&alone, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    turns_meanwhile = (long)(alone * turns_of_us) + 1;
    int together_taken = take_counted_samples(cell, cell->block, limit_us);
    double together = median_of_copy(samples, together_taken);
    double computing = (double)turns_meanwhile / turns_of_us;
    turns_meanwhile = 0;
    memcpy(samples, kept, (size_t)taken * sizeof *kept);
    free(kept);
    double percent = 100 * (1 - (together - computing) / alone);
    return percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

static struct result measure_now(const struct cell *cell, struct limits limits, int corruption)
{
    const struct benchmark *b = cell->benchmark;
    struct result result = {{0, 0}, 0, 0, 0};
    result.warm = warm_up(cell, limits.blocks, limits.us);
    result.taken = take_counted_samples(cell, cell->samples, limits.us);
    if (b->overlaps)
        result.overlap_percent = overlap_percent(cell, result.taken, limits.us);
    result.valid = b->validate(corruption);
    MPI_Allreduce(MPI_IN_PLACE, &result.valid, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return result;
}

/* What happened before and cannot be repeated. */
static struct result recorded(const struct cell *cell)
{
    struct result result = {{0, 1}, 1, 0, 1};
    samples[0] = *(const double *)cell->benchmark->variant;
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : samples, samples, 1, MPI_DOUBLE, MPI_MAX, 0,
               MPI_COMM_WORLD);
    return result;
}

static const char *set_up(const struct cell *cell, const struct memory *memory)
{
    struct setting setting = {cell->benchmark->variant, memory, cell->bytes, rank, ranks};
    return cell->benchmark->set_up(&setting);
}

static void discard(const struct cell *cell, const struct memory *memory, struct limits limits)
{
    if (cell->benchmark->run == NULL || set_up(cell, memory) != NULL)
        return;
    for (int block = 0; block < DISCARDED_BLOCKS; block++)
        take_samples(cell, cell->block, limits.us / DISCARDED_BLOCKS);
    cell->benchmark->tear_down();
}

/* Runs everything and forgets it, again and again, in every twin: virtual machines compile meanwhile,
   and a machine whose cores have been busy for seconds is another one. Rank 0 decides for all how
   often. */
static void discard_all(const struct cell *plan, int cells, const struct memory *memory,
                        struct limits limits)
{
    double start = now_us();
    int go_on = 1;
    while (go_on) {
        for (int i = 0; i < cells; i++)
            discard(&plan[i], memory, limits);
        go_on = now_us() - start < limits.discarded_us;
        MPI_Bcast(&go_on, 1, MPI_INT, 0, MPI_COMM_WORLD);
    }
}

static int measure(const struct cell *cell, const struct memory *memory, struct limits limits,
                   const char *corrupted)
{
    const struct benchmark *b = cell->benchmark;
    const char *why = b->run == NULL ? NULL : set_up(cell, memory);
    if (why != NULL) {
        if (rank == 0)
            print_lacking(cell, why);
        return 1;
    }
    struct result result = b->run == NULL
        ? recorded(cell)
        : measure_now(cell, limits,
                      strcmp(corrupted, "all") == 0 || strcmp(corrupted, b->name) == 0);
    if (b->run != NULL)
        b->tear_down();
    if (rank == 0)
        print_cell(cell, &result);
    return result.valid;
}

static const struct benchmark *find(const char *name)
{
    static const struct benchmark *const families[] = {
        exchanges, streams, collectives, accesses, file_accesses, threaded, copies, flags, start_ups};
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
        for (const struct benchmark *b = families[i]; b->name != NULL; b++)
            if (strcmp(b->name, name) == 0)
                return b;
    return NULL;
}

static struct cell parse_cell(const char *text)
{
    struct cell cell = {NULL, 0, 0, 0, 0};
    char name[40];
    if (sscanf(text, "%39[a-z_]:%zu:%d:%d:%d", name, &cell.bytes, &cell.events, &cell.samples,
               &cell.block) != 5)
        stop("not a cell", text);
    cell.benchmark = find(name);
    if (cell.benchmark == NULL || (cell.bytes > 0 && cell.bytes < sizeof(double))
        || cell.events < 1 || cell.samples < 1 || cell.block < 1)
        stop("not a cell", text);
    return cell;
}

static double clock_read_ns(void)
{
    enum { READS = 20000 };
    double start = now_us();
    for (int i = 0; i < READS; i++)
        now_us();
    return (now_us() - start) * 1e3 / READS;
}

static struct memory allocate(size_t largest, int staged)
{
    struct memory memory;
    memory.send = page_aligned(largest * WINDOW);
    memory.receive = page_aligned(largest * WINDOW);
    memory.wire_send = staged ? page_aligned(largest * WINDOW) : memory.send;
    memory.wire_receive = staged ? page_aligned(largest * WINDOW) : memory.receive;
    return memory;
}

static int run_plan(int cells, char **texts, int staged, struct limits limits,
                    const char *corrupted)
{
    struct cell *plan = calloc((size_t)cells, sizeof *plan);
    size_t largest = 0, most = 0;
    if (plan == NULL)
        stop("no memory", "plan");
    for (int i = 0; i < cells; i++) {
        plan[i] = parse_cell(texts[i]);
        size_t longest = (size_t)(plan[i].samples > plan[i].block ? plan[i].samples : plan[i].block);
        largest = plan[i].bytes > largest ? plan[i].bytes : largest;
        most = longest > most ? longest : most;
    }
    struct memory memory = allocate(largest, staged);
    samples = page_aligned(most * sizeof *samples);
    discard_all(plan, cells, &memory, limits);
    int valid = 1;
    for (int i = 0; i < cells; i++)
        valid &= measure(&plan[i], &memory, limits, corrupted);
    free(samples);
    if (staged) {
        free(memory.wire_receive);
        free(memory.wire_send);
    }
    free(memory.receive);
    free(memory.send);
    free(plan);
    return valid;
}

int main(int argc, char **argv)
{
    enum { WORDS = 9 };
    int provided;
    main_begins();
    if (argc <= WORDS) {
        fprintf(stderr, "twin: too few arguments\n");
        return EXIT_USAGE;
    }
    int several = strcmp(argv[2], "MULTIPLE") == 0;
    /* The level that the Java twin asks for as well. */
    MPI_Init_thread(&argc, &argv, several ? MPI_THREAD_MULTIPLE : MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    mpi_has_begun(atof(argv[8]), rank, ranks);
    calibrate();
    directory = argv[7];
    struct limits limits = {atoi(argv[3]) * 1e3, atoi(argv[4]), atoi(argv[5]) * 1e3};
    int staged = strcmp(argv[1], "STAGED") == 0;
    if (!staged && strcmp(argv[1], "DIRECT") != 0)
        stop("neither DIRECT nor STAGED", argv[1]);
    if (rank == 0)
        print_start(provided, argv[1]);
    int valid = run_plan(argc - WORDS, argv + WORDS, staged, limits, argv[6]);
    if (rank == 0)
        printf("{\"type\":\"end\",\"clockNs\":%.1f}\n", clock_read_ns());
    MPI_Finalize();
    return valid ? 0 : EXIT_INVALID;
}
