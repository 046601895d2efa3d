/*
 * NAS IS: ranks of integer keys by a bucket sort. Keys are sent to the rank that owns their bucket;
 * it counts them. Ten times, with two keys changed in between.
 */
#include "kernel.h"

#include <string.h>

enum { ITERATIONS = 10, TESTS = 5 };

static const int keys_log[] = {16, 20, 23}, max_key_log[] = {11, 16, 19}, buckets_log[] = {9, 10, 10};
static const int test_index[][TESTS] = {{48427, 17148, 23627, 62548, 4431},
                                        {357773, 934767, 875723, 898999, 404505},
                                        {2112377, 662041, 5336171, 3642833, 4250760}};
static const int test_rank[][TESTS] = {{0, 18, 346, 64917, 65463},
                                       {1249, 11698, 1039987, 1043896, 1048018},
                                       {104, 17523, 123928, 8288932, 8388264}};

static struct problem problem;
static int mine;              /* keys that this rank has at first */
static int max_key, buckets, shift;
static int *keys, *sorted;    /* this rank's keys; the same by bucket */
static int *received;         /* keys of this rank's buckets */
static int room, arrived;
static int *bucket_sizes;     /* of this rank's keys; then those of the keys to be tested */
static int *bucket_totals;
static int *next_in_bucket;
static int *counts;           /* of keys up to each value, from this rank's first value on */
static int first_value, values;
static int64_t before;        /* keys that ranks before this one own */
static int send_counts[64], send_at[64], receive_counts[64], receive_at[64];
static int right_ranks;

static void set_up(const struct problem *p)
{
    problem = *p;
    right_ranks = 0;
    mine = (1 << keys_log[p->size]) / p->ranks * p->scale;
    max_key = 1 << max_key_log[p->size];
    buckets = 1 << buckets_log[p->size];
    shift = max_key_log[p->size] - buckets_log[p->size];
    room = mine + mine / 2 + 1024;
    keys = zeroed((size_t)mine, sizeof *keys);
    sorted = zeroed((size_t)mine, sizeof *sorted);
    received = zeroed((size_t)room, sizeof *received);
    bucket_sizes = zeroed((size_t)buckets + TESTS, sizeof *bucket_sizes);
    bucket_totals = zeroed((size_t)buckets + TESTS, sizeof *bucket_totals);
    next_in_bucket = zeroed((size_t)buckets, sizeof *next_in_bucket);
    counts = zeroed((size_t)max_key, sizeof *counts);
    uint64_t state = nas_skip(NAS_SEED, 4 * (uint64_t)mine * (uint64_t)p->rank);
    for (int i = 0; i < mine; i++) {
        double sum = 0;
        for (int j = 0; j < 4; j++) {
            state = nas_next(state);
            sum += nas_number(state);
        }
        keys[i] = (int)(max_key * 0.25 * sum);
    }
}

static void count_buckets(void)
{
    memset(bucket_sizes, 0, ((size_t)buckets + TESTS) * sizeof *bucket_sizes);
    for (int i = 0; i < mine; i++)
        bucket_sizes[keys[i] >> shift]++;
    /* The keys to be tested travel with the counts: each is known to one rank only. */
    for (int i = 0; i < TESTS; i++) {
        int at = test_index[problem.size][i] - problem.rank * mine;
        if (at >= 0 && at < mine)
            bucket_sizes[buckets + i] = keys[at];
    }
    MPI_Allreduce(bucket_sizes, bucket_totals, buckets + TESTS, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
}

static void sort_by_bucket(void)
{
    next_in_bucket[0] = 0;
    for (int b = 1; b < buckets; b++)
        next_in_bucket[b] = next_in_bucket[b - 1] + bucket_sizes[b - 1];
    for (int i = 0; i < mine; i++)
        sorted[next_in_bucket[keys[i] >> shift]++] = keys[i];
}

/* Consecutive buckets to each rank, so that all get about as many keys. */
static void share_out(void)
{
    int64_t total = 0, share = mine;
    int owner = 0;
    memset(send_counts, 0, sizeof send_counts);
    first_value = problem.rank == 0 ? 0 : max_key;
    int end_value = 0;
    before = 0;
    for (int b = 0; b < buckets; b++) {
        if (owner < problem.rank)
            before += bucket_totals[b];
        if (owner == problem.rank) {
            first_value = first_value < b << shift ? first_value : b << shift;
            end_value = (b + 1) << shift;
        }
        send_counts[owner] += bucket_sizes[b];
        total += bucket_totals[b];
        if (total >= share * (owner + 1) && owner < problem.ranks - 1)
            owner++;
    }
    values = end_value > first_value ? end_value - first_value : 0;
}

static void exchange(void)
{
    MPI_Alltoall(send_counts, 1, MPI_INT, receive_counts, 1, MPI_INT, MPI_COMM_WORLD);
    arrived = 0;
    for (int r = 0, at = 0; r < problem.ranks; r++) {
        send_at[r] = at;
        at += send_counts[r];
        receive_at[r] = arrived;
        arrived += receive_counts[r];
    }
    if (arrived > room)
        stop("more keys for a rank than it has room for", "is");
    MPI_Alltoallv(sorted, send_counts, send_at, MPI_INT, received, receive_counts, receive_at, MPI_INT,
                  MPI_COMM_WORLD);
}

static void count_keys(void)
{
    memset(counts, 0, (size_t)values * sizeof *counts);
    for (int i = 0; i < arrived; i++)
        counts[received[i] - first_value]++;
    for (int v = 1; v < values; v++)
        counts[v] += counts[v - 1];
}

/* Published: each test's rank moves up or down by one with each iteration. */
static int64_t expected(int test, int iteration)
{
    static const int rising[] = {3, 2, 3}, rising_from[] = {0, 2, 1}, falling_from[] = {0, 0, 1};
    enum size size = problem.size;
    return test_rank[size][test]
        + (test < rising[size] ? iteration - rising_from[size] : falling_from[size] - iteration);
}

static void test_ranks(int iteration)
{
    for (int i = 0; i < TESTS; i++) {
        int below = bucket_totals[buckets + i] - 1;
        if (below >= first_value && below < first_value + values)
            right_ranks += before + counts[below - first_value] == expected(i, iteration);
    }
}

static void rank_keys(int iteration)
{
    if (problem.rank == 0) {
        keys[iteration] = iteration;
        keys[iteration + ITERATIONS] = max_key - iteration;
    }
    count_buckets();
    sort_by_bucket();
    share_out();
    exchange();
    count_keys();
    test_ranks(iteration);
}

static void warm_up(void)
{
    rank_keys(1);
    right_ranks = 0;
}

static void run(void)
{
    for (int i = 1; i <= ITERATIONS; i++)
        rank_keys(i);
}

static void spoil(void)
{
    right_ranks++;
    received[0] = first_value - 1;
}

/* Keys that are out of order or not where they belong when sorted by their ranks. */
static double misplaced(void)
{
    double wrong = 0;
    int *in_order = zeroed((size_t)arrived, sizeof *in_order);
    for (int i = arrived - 1; i >= 0; i--) {
        int value = received[i] - first_value;
        if (value < 0 || value >= values)
            wrong++;
        else
            in_order[--counts[value]] = received[i];
    }
    for (int i = 1; i < arrived; i++)
        wrong += in_order[i - 1] > in_order[i];
    /* Between ranks: the last key here against the first key there. */
    int last = arrived > 0 ? in_order[arrived - 1] : -1, left = -1;
    MPI_Exscan(&last, &left, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    if (problem.rank > 0 && arrived > 0)
        wrong += left > in_order[0];
    return wrong;
}

static void verify(void)
{
    double all[3] = {right_ranks, misplaced(), arrived};
    MPI_Allreduce(MPI_IN_PLACE, all, 3, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    if (problem.scale == 1)
        check_absolute("right ranks of test keys", all[0], TESTS * ITERATIONS, 0);
    check_absolute("misplaced keys", all[1], 0, 0);
    check_absolute("sorted keys", all[2], (double)mine * problem.ranks, 0);
}

static double operations(void)
{
    return (double)ITERATIONS * mine * problem.ranks;
}

const struct kernel is = {"is", 1, set_up, warm_up, run, spoil, verify, operations, NULL};
