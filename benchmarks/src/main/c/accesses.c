/*
 * Rank 0 accesses the memory of rank 1, which takes no part; one event is one access, complete at
 * the target. A lock of all ranks is held all the time, so an event is no more than that.
 */
#include "harness.h"

struct access {
    void (*start)(void);
    /* Bytes that are copied before and after it, where messages are staged. */
    enum { STAGES_OUT = 1, STAGES_IN = 2 } staged;
    enum { SETS, GETS, ADDS, FETCHES, SWAPS } effect;
};

enum { TARGET = 1, FETCHED = 5, OPERAND = 7 };

static const struct access *access_now;
static MPI_Win window;
static unsigned char *out, *in, *wire_out, *wire_in, *memory_here;
static long long operand, expected, fetched;
static size_t size;
static int count, doubles, me;

static void put(void)
{
    MPI_Put(wire_out, count, MPI_BYTE, TARGET, 0, count, MPI_BYTE, window);
}

static void get(void)
{
    MPI_Get(wire_in, count, MPI_BYTE, TARGET, 0, count, MPI_BYTE, window);
}

static void accumulate(void)
{
    MPI_Accumulate(wire_out, doubles, MPI_DOUBLE, TARGET, 0, doubles, MPI_DOUBLE, MPI_SUM, window);
}

static void get_accumulate(void)
{
    MPI_Get_accumulate(wire_out, doubles, MPI_DOUBLE, wire_in, doubles, MPI_DOUBLE, TARGET, 0,
                       doubles, MPI_DOUBLE, MPI_SUM, window);
}

static void fetch_and_op(void)
{
    MPI_Fetch_and_op(&operand, &fetched, MPI_LONG_LONG, TARGET, 0, MPI_SUM, window);
}

static void compare_and_swap(void)
{
    MPI_Compare_and_swap(&operand, &expected, &fetched, MPI_LONG_LONG, TARGET, 0, window);
}

static void fill_with_numbers(unsigned char *data)
{
    double *numbers = (double *)(void *)data;
    for (int i = 0; i < doubles; i++)
        numbers[i] = i % 1000;
}

static const char *set_up(const struct setting *setting)
{
    access_now = setting->variant;
    out = setting->memory->send;
    in = setting->memory->receive;
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    size = setting->bytes;
    count = (int)size;
    doubles = (int)(size / sizeof(double));
    me = setting->rank;
    MPI_Win_allocate((MPI_Aint)size, 1, MPI_INFO_NULL, MPI_COMM_WORLD, &memory_here, &window);
    memset(memory_here, 0, size);
    /* Whatever another benchmark left there may be slow to add: NaN, subnormal numbers. */
    fill_with_numbers(out);
    MPI_Win_lock_all(0, window);
    return NULL;
}

static void tear_down(void)
{
    MPI_Win_unlock_all(window);
    MPI_Win_free(&window);
}

static void run(int events)
{
    for (int i = 0; me == 0 && i < events; i++) {
        if (access_now->staged & STAGES_OUT)
            stage(wire_out, out, size);
        access_now->start();
        MPI_Win_flush(TARGET, window);
        if (access_now->staged & STAGES_IN)
            stage(in, wire_in, size);
    }
}

/* All can see what was written before. */
static void synchronise(void)
{
    MPI_Win_sync(window);
    MPI_Barrier(MPI_COMM_WORLD);
    MPI_Win_sync(window);
}

static void fresh_data(void)
{
    long long known = FETCHED;
    memset(in, 0, size);
    memset(memory_here, 0, size);
    operand = OPERAND;
    expected = FETCHED;
    switch (access_now->effect) {
    case SETS: fill(out, size, count); break;
    case GETS: fill(memory_here, size, count); break;
    case ADDS: fill_with_numbers(out), fill_with_numbers(memory_here); break;
    default: memcpy(memory_here, &known, sizeof known);
    }
}

static int holds(long long wanted)
{
    long long is;
    memcpy(&is, memory_here, sizeof is);
    return is == wanted;
}

static int holds_numbers(const unsigned char *data, int times)
{
    const double *numbers = (const double *)(const void *)data;
    for (int i = 0; i < doubles; i++)
        if (numbers[i] != times * (i % 1000))
            return 0;
    return 1;
}

/* What the target holds. */
static int check_target(int corruption)
{
    memory_here[0] = (unsigned char)(memory_here[0] + corruption);
    switch (access_now->effect) {
    case SETS: return is_filled(memory_here, size, count);
    case ADDS: return holds_numbers(memory_here, 2);
    case FETCHES: return holds(FETCHED + OPERAND);
    case SWAPS: return holds(OPERAND);
    default: return 1;
    }
}

/* What the origin was given. */
static int check_origin(int corruption)
{
    if (access_now->effect == GETS) {
        in[size - 1] = (unsigned char)(in[size - 1] + corruption);
        return is_filled(in, size, count);
    }
    if (access_now->effect == FETCHES || access_now->effect == SWAPS)
        return fetched == FETCHED;
    if (access_now->effect == ADDS && access_now->staged & STAGES_IN)
        return holds_numbers(in, 1);
    return 1;
}

static int validate(int corruption)
{
    fresh_data();
    synchronise();
    run(1);
    synchronise();
    int right = me == 0 ? check_origin(corruption) : me == TARGET ? check_target(corruption) : 1;
    /* The timed loop may run on. */
    expected = operand;
    return right;
}

static const struct access putting = {put, STAGES_OUT, SETS}, getting = {get, STAGES_IN, GETS},
                           accumulating = {accumulate, STAGES_OUT, ADDS},
                           adding_and_getting = {get_accumulate, STAGES_OUT | STAGES_IN, ADDS},
                           fetching = {fetch_and_op, 0, FETCHES},
                           swapping = {compare_and_swap, 0, SWAPS};

#define ACCESS(NAME, VARIANT) \
    {NAME, TIME_OF_RANK_0, &VARIANT, set_up, nothing_before, run, validate, tear_down, 0}

const struct benchmark accesses[] = {ACCESS("put", putting),
                                     ACCESS("get", getting),
                                     ACCESS("accumulate", accumulating),
                                     ACCESS("get_accumulate", adding_and_getting),
                                     ACCESS("fetch_and_op", fetching),
                                     ACCESS("compare_and_swap", swapping),
                                     {0}};
