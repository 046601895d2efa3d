/*
 * Updates of random words of a table that is split among the ranks, as in the HPC Challenge: each
 * rank looks ahead by 1024 updates at most and sends them to the owners of their words.
 */
#include "kernel.h"

enum { BATCH = 1024, WARM_UP_BATCHES = 1024, UPDATES_PER_WORD = 4, MOST_RANKS = 64 };

static const int words_log[] = {16, 20, 23};

static struct problem problem;
static uint64_t words;      /* of all ranks */
static int mine, mine_log;  /* of this rank */
static uint64_t *table;
static uint64_t *made, *sorted, *received;
static int send_counts[MOST_RANKS], send_at[MOST_RANKS], receive_counts[MOST_RANKS], receive_at[MOST_RANKS];
static uint64_t state;

/* Times x, modulo the polynomial x^64 + x^2 + x + 1 over the bits. */
static inline uint64_t next(uint64_t a)
{
    return a << 1 ^ (7 & (uint64_t)((int64_t)a >> 63));
}

static uint64_t product(uint64_t a, uint64_t b)
{
    uint64_t result = 0;
    for (int bit = 63; bit >= 0; bit--)
        result = next(result) ^ (b >> bit & 1 ? a : 0);
    return result;
}

/* The n-th number: x to the power of n. */
static uint64_t number(uint64_t n)
{
    uint64_t result = 1, factor = 2;
    for (; n > 0; n >>= 1) {
        if (n & 1)
            result = product(result, factor);
        factor = product(factor, factor);
    }
    return result;
}

static void set_up(const struct problem *p)
{
    problem = *p;
    words = ((uint64_t)1 << words_log[p->size]) * (uint64_t)p->scale;
    mine = (int)(words / (uint64_t)p->ranks);
    for (mine_log = 0; 1 << mine_log < mine;)
        mine_log++;
    table = zeroed((size_t)mine, sizeof *table);
    made = zeroed(BATCH, sizeof *made);
    sorted = zeroed(BATCH, sizeof *sorted);
    received = zeroed(BATCH * (size_t)p->ranks, sizeof *received);
    for (int i = 0; i < mine; i++)
        table[i] = (uint64_t)p->rank * (uint64_t)mine + (uint64_t)i;
}

static void make(void)
{
    for (int i = 0; i < BATCH; i++) {
        state = next(state);
        made[i] = state;
    }
}

/* Updates of one owner after those of the other; leaves in `send_at` where each one's begin. */
static void sort_by_owner(void)
{
    int at[MOST_RANKS];
    for (int rank = 0; rank < problem.ranks; rank++)
        send_counts[rank] = 0;
    for (int i = 0; i < BATCH; i++)
        send_counts[(made[i] & (words - 1)) >> mine_log]++;
    for (int rank = 0, sum = 0; rank < problem.ranks; rank++) {
        send_at[rank] = at[rank] = sum;
        sum += send_counts[rank];
    }
    for (int i = 0; i < BATCH; i++)
        sorted[at[(made[i] & (words - 1)) >> mine_log]++] = made[i];
}

static int exchange(void)
{
    int arrived = 0;
    MPI_Alltoall(send_counts, 1, MPI_INT, receive_counts, 1, MPI_INT, MPI_COMM_WORLD);
    for (int rank = 0; rank < problem.ranks; rank++) {
        receive_at[rank] = arrived;
        arrived += receive_counts[rank];
    }
    MPI_Alltoallv(sorted, send_counts, send_at, MPI_UINT64_T, received, receive_counts, receive_at,
                  MPI_UINT64_T, MPI_COMM_WORLD);
    return arrived;
}

static void update(int arrived)
{
    for (int i = 0; i < arrived; i++)
        table[received[i] & (uint64_t)(mine - 1)] ^= received[i];
}

static int batches(void)
{
    return UPDATES_PER_WORD * mine / BATCH;
}

static void run_batches(int count)
{
    state = number((uint64_t)problem.rank * (uint64_t)batches() * BATCH);
    for (int batch = 0; batch < count; batch++) {
        make();
        sort_by_owner();
        update(exchange());
    }
}

/* The same updates again undo themselves. */
static void warm_up(void)
{
    int some = batches() < WARM_UP_BATCHES ? batches() : WARM_UP_BATCHES;
    run_batches(some);
    run_batches(some);
}

static void run(void)
{
    run_batches(batches());
}

static void spoil(void)
{
    table[0] ^= 1;
}

/* Every rank goes through the updates of all ranks one by one and undoes those of its words. */
static void verify(void)
{
    uint64_t x = 1, owner = (uint64_t)problem.rank;
    for (uint64_t i = 0; i < UPDATES_PER_WORD * words; i++) {
        x = next(x);
        uint64_t word = x & (words - 1);
        if (word >> mine_log == owner)
            table[word & (uint64_t)(mine - 1)] ^= x;
    }
    double wrong = 0;
    for (int i = 0; i < mine; i++)
        wrong += table[i] != owner * (uint64_t)mine + (uint64_t)i;
    MPI_Allreduce(MPI_IN_PLACE, &wrong, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    check_absolute("wrong words", wrong, 0, 0);
}

static double operations(void)
{
    return (double)UPDATES_PER_WORD * (double)words;
}

const struct kernel random_access = {"random_access", 1, set_up, warm_up, run, spoil, verify, operations, NULL};
