/*
 * Every collective operation: blocking, non-blocking and persistent; one event is one call (and its
 * completion), and the slowest rank's time counts. The size is that of a block: what one rank
 * contributes, or what it gets of one other.
 */
#include "harness.h"

#include <mpi-ext.h>
#include <stdlib.h>

#if MPI_VERSION >= 4
#define PERSISTENT(CALL) MPI_##CALL##_init
#elif defined(OMPI_HAVE_MPI_EXT_PCOLLREQ)
#define PERSISTENT(CALL) MPIX_##CALL##_init
#endif

/* Which ranks have something to send or to receive. */
enum who { NOBODY, ALL, ROOT, ALL_BUT_ROOT };

/* One side of an operation: a block, or a block for each rank. */
struct side {
    enum who who;
    enum { BLOCK, BLOCKS } what;
};

/* Whose values a reduction adds up for a rank. */
enum addends { NO_REDUCTION, OF_ALL, UP_TO_ME, BEFORE_ME };

struct operation {
    struct side sent, received;
    enum addends addends;
    void (*call)(void);
    void (*start)(MPI_Request *request);
    void (*init)(MPI_Request *request);
};

/* An operation and how it is called. */
struct form {
    const struct operation *operation;
    enum { BLOCKING, NON_BLOCKING, ALWAYS_AGAIN } how;
};

enum { THE_ROOT = 0 };

static const struct operation *operation;
static MPI_Request request;
static unsigned char *out, *in, *wire_out, *wire_in;
static size_t bytes, sent_bytes, received_bytes;
static int n, doubles, me, ranks;
static int *counts, *displacements;

static int takes_part(enum who who)
{
    return who == ALL || (who == ROOT && me == THE_ROOT) || (who == ALL_BUT_ROOT && me != THE_ROOT);
}

static size_t bytes_of(struct side side)
{
    size_t blocks = side.what == BLOCKS ? (size_t)ranks : 1;
    return takes_part(side.who) ? blocks * bytes : 0;
}

static double seed_of_sum(size_t element)
{
    return (double)(element % 1000 + 1);
}

/* Whole numbers: their sum is exact in whatever order they are added. */
static void fill_what_is_sent(void)
{
    if (operation->addends != NO_REDUCTION) {
        double *values = (double *)(void *)out;
        for (size_t i = 0; i < sent_bytes / sizeof(double); i++)
            values[i] = (me + 1) * seed_of_sum(i);
        return;
    }
    for (size_t i = 0; bytes > 0 && i < sent_bytes / bytes; i++)
        fill(out + i * bytes, bytes, me * ranks + (int)i);
}

static const char *set_up(const struct setting *setting)
{
    const struct form *form = setting->variant;
    operation = form->operation;
    if (form->how == ALWAYS_AGAIN && operation->init == NULL)
        return "this MPI library has no persistent collective operations";
    out = setting->memory->send;
    in = setting->memory->receive;
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    bytes = setting->bytes;
    n = (int)bytes;
    doubles = (int)(bytes / sizeof(double));
    me = setting->rank;
    ranks = setting->ranks;
    sent_bytes = bytes_of(operation->sent);
    received_bytes = bytes_of(operation->received);
    counts = calloc((size_t)ranks, sizeof *counts);
    displacements = calloc((size_t)ranks, sizeof *displacements);
    for (int i = 0; i < ranks; i++) {
        counts[i] = n;
        displacements[i] = i * n;
    }
    fill_what_is_sent();
    if (form->how == ALWAYS_AGAIN)
        operation->init(&request);
    return NULL;
}

static void tear_down(void)
{
    free(displacements);
    free(counts);
}

static void free_request(void)
{
    MPI_Request_free(&request);
    tear_down();
}

static void run_blocking(int events)
{
    for (int i = 0; i < events; i++) {
        stage(wire_out, out, sent_bytes);
        operation->call();
        stage(in, wire_in, received_bytes);
    }
}

static void run_non_blocking(int events)
{
    for (int i = 0; i < events; i++) {
        stage(wire_out, out, sent_bytes);
        operation->start(&request);
        compute_meanwhile();
        MPI_Wait(&request, MPI_STATUS_IGNORE);
        stage(in, wire_in, received_bytes);
    }
}

static void run_persistent(int events)
{
    for (int i = 0; i < events; i++) {
        stage(wire_out, out, sent_bytes);
        MPI_Start(&request);
        MPI_Wait(&request, MPI_STATUS_IGNORE);
        stage(in, wire_in, received_bytes);
    }
}

static int has_sums(void)
{
    int addends = operation->addends == OF_ALL ? ranks : operation->addends == UP_TO_ME ? me + 1 : me;
    size_t first = operation->sent.what == BLOCKS ? (size_t)me * (size_t)doubles : 0;
    const double *sums = (const double *)(const void *)in;
    /* What the first rank of an exclusive scan receives is undefined. */
    for (int i = 0; addends > 0 && i < doubles; i++)
        if (sums[i] != addends * (addends + 1) / 2 * seed_of_sum(first + (size_t)i))
            return 0;
    return 1;
}

static int has_blocks(void)
{
    for (size_t i = 0; i < received_bytes / bytes; i++) {
        int source = operation->received.what == BLOCKS ? (int)i : THE_ROOT;
        int block = operation->sent.what == BLOCKS ? me : 0;
        if (!is_filled(in + i * bytes, bytes, source * ranks + block))
            return 0;
    }
    return 1;
}

static int check(int corruption)
{
    if (received_bytes == 0)
        return 1;
    size_t at = operation->addends == NO_REDUCTION ? 1 : sizeof(double);
    in[received_bytes - at] = (unsigned char)(in[received_bytes - at] + corruption);
    return operation->addends == NO_REDUCTION ? has_blocks() : has_sums();
}

static int validate_with(void (*run)(int), int corruption)
{
    fill_what_is_sent();
    memset(in, 0, received_bytes);
    run(1);
    return check(corruption);
}

static int validate_blocking(int corruption)
{
    return validate_with(run_blocking, corruption);
}

static int validate_non_blocking(int corruption)
{
    return validate_with(run_non_blocking, corruption);
}

static int validate_persistent(int corruption)
{
    return validate_with(run_persistent, corruption);
}

#ifdef PERSISTENT
#define INIT(NAME, CALL, ...) \
    static void init_##NAME(MPI_Request *r) \
    { \
        PERSISTENT(CALL)(__VA_ARGS__ MPI_COMM_WORLD, MPI_INFO_NULL, r); \
    }
#define INIT_OF(NAME) init_##NAME
#else
#define INIT(NAME, CALL, ...)
#define INIT_OF(NAME) NULL
#endif

/* An operation by its name in MPI, who sends and receives what, and its arguments. */
#define OPERATION(NAME, CALL, WHO_OUT, OUT, WHO_IN, IN, ADDENDS, ...) \
    static void call_##NAME(void) { MPI_##CALL(__VA_ARGS__ MPI_COMM_WORLD); } \
    static void start_##NAME(MPI_Request *r) { MPI_I##NAME(__VA_ARGS__ MPI_COMM_WORLD, r); } \
    INIT(NAME, CALL, __VA_ARGS__) \
    static const struct operation NAME = {{WHO_OUT, OUT}, {WHO_IN, IN}, ADDENDS, \
                                          call_##NAME, start_##NAME, INIT_OF(NAME)}; \
    static const struct form NAME##_blocking = {&NAME, BLOCKING}; \
    static const struct form NAME##_non_blocking = {&NAME, NON_BLOCKING}; \
    static const struct form NAME##_persistent = {&NAME, ALWAYS_AGAIN};

#define MOVES(NAME, CALL, WHO_OUT, OUT, WHO_IN, IN, ...) \
    OPERATION(NAME, CALL, WHO_OUT, OUT, WHO_IN, IN, NO_REDUCTION, __VA_ARGS__)

#define BYTES_OUT wire_out, n, MPI_BYTE
#define BYTES_IN wire_in, n, MPI_BYTE
#define VARYING_OUT wire_out, counts, displacements, MPI_BYTE
#define VARYING_IN wire_in, counts, displacements, MPI_BYTE
#define SUM wire_out, wire_in, doubles, MPI_DOUBLE, MPI_SUM

MOVES(barrier, Barrier, NOBODY, BLOCK, NOBODY, BLOCK, )
MOVES(bcast, Bcast, ROOT, BLOCK, ALL_BUT_ROOT, BLOCK,
      me == THE_ROOT ? wire_out : wire_in, n, MPI_BYTE, THE_ROOT, )
MOVES(gather, Gather, ALL, BLOCK, ROOT, BLOCKS, BYTES_OUT, BYTES_IN, THE_ROOT, )
MOVES(gatherv, Gatherv, ALL, BLOCK, ROOT, BLOCKS, BYTES_OUT, VARYING_IN, THE_ROOT, )
MOVES(scatter, Scatter, ROOT, BLOCKS, ALL, BLOCK, BYTES_OUT, BYTES_IN, THE_ROOT, )
MOVES(scatterv, Scatterv, ROOT, BLOCKS, ALL, BLOCK, VARYING_OUT, BYTES_IN, THE_ROOT, )
MOVES(allgather, Allgather, ALL, BLOCK, ALL, BLOCKS, BYTES_OUT, BYTES_IN, )
MOVES(allgatherv, Allgatherv, ALL, BLOCK, ALL, BLOCKS, BYTES_OUT, VARYING_IN, )
MOVES(alltoall, Alltoall, ALL, BLOCKS, ALL, BLOCKS, BYTES_OUT, BYTES_IN, )
MOVES(alltoallv, Alltoallv, ALL, BLOCKS, ALL, BLOCKS, VARYING_OUT, VARYING_IN, )
OPERATION(reduce, Reduce, ALL, BLOCK, ROOT, BLOCK, OF_ALL, SUM, THE_ROOT, )
OPERATION(allreduce, Allreduce, ALL, BLOCK, ALL, BLOCK, OF_ALL, SUM, )
OPERATION(reduce_scatter_block, Reduce_scatter_block, ALL, BLOCKS, ALL, BLOCK, OF_ALL, SUM, )
OPERATION(scan, Scan, ALL, BLOCK, ALL, BLOCK, UP_TO_ME, SUM, )
OPERATION(exscan, Exscan, ALL, BLOCK, ALL, BLOCK, BEFORE_ME, SUM, )

#define FORMS(NAME) \
    {#NAME, TIME_OF_SLOWEST_RANK, &NAME##_blocking, set_up, barrier_before, run_blocking, \
     validate_blocking, tear_down, 0}, \
    {"i" #NAME, TIME_OF_SLOWEST_RANK, &NAME##_non_blocking, set_up, barrier_before, \
     run_non_blocking, validate_non_blocking, tear_down, 1}, \
    {#NAME "_persistent", TIME_OF_SLOWEST_RANK, &NAME##_persistent, set_up, barrier_before, \
     run_persistent, validate_persistent, free_request, 0}

const struct benchmark collectives[] = {
    FORMS(barrier), FORMS(bcast), FORMS(gather), FORMS(gatherv), FORMS(scatter), FORMS(scatterv),
    FORMS(allgather), FORMS(allgatherv), FORMS(alltoall), FORMS(alltoallv), FORMS(reduce),
    FORMS(allreduce), FORMS(reduce_scatter_block), FORMS(scan), FORMS(exscan), {0}};
