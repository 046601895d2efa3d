/*
 * NAS EP: pairs of normally distributed numbers by the polar method, counted in square annuli.
 * The ranks take batches in turn; only the sums are sent.
 */
#include "kernel.h"

#include <math.h>

enum { BATCH_LOG = 16, BLOCK = 1 << 10, ANNULI = 10, WARM_UP_BATCHES = 64 };

struct tally {
    double x, y;
    int64_t annuli[ANNULI];
};

static const int pairs_log[] = {24, 25, 28};
static const double published_x[] = {-3.247834652034740e3, -2.863319731645753e3, -4.295875165629892e3};
static const double published_y[] = {-6.958407078382297e3, -6.320053679109499e3, -1.580732573678431e4};

static const uint64_t seed = 271828183;
static const double twice_unit = 2.0 / (double)((uint64_t)1 << 46);

static struct problem problem;
static struct tally total;
static int batches;
/* One more: a pair that is not kept is written behind those that are. */
static double x[BLOCK + 1], y[BLOCK + 1], t[BLOCK + 1], logarithms[BLOCK];

static void set_up(const struct problem *p)
{
    problem = *p;
    batches = (1 << (pairs_log[p->size] - BATCH_LOG)) * p->scale;
}

/* Pairs inside the circle are kept, without a branch that nobody can predict. */
static int generate(uint64_t state)
{
    int kept = 0;
    for (int pair = 0; pair < BLOCK; pair++) {
        state = nas_next(state);
        x[kept] = twice_unit * (double)(int64_t)state - 1;
        state = nas_next(state);
        y[kept] = twice_unit * (double)(int64_t)state - 1;
        t[kept] = x[kept] * x[kept] + y[kept] * y[kept];
        kept += t[kept] <= 1;
    }
    return kept;
}

static void add_block(struct tally *tally, int kept)
{
    double x_sum = 0, y_sum = 0;
    for (int i = 0; i < kept; i++)
        logarithms[i] = log(t[i]);
    for (int i = 0; i < kept; i++)
        t[i] = sqrt(-2 * logarithms[i] / t[i]);
    for (int i = 0; i < kept; i++) {
        double gx = x[i] * t[i], gy = y[i] * t[i];
        int column = (int)fabs(gx), row = (int)fabs(gy);
        tally->annuli[column > row ? column : row]++;
        x_sum += gx;
        y_sum += gy;
    }
    tally->x += x_sum;
    tally->y += y_sum;
}

static void add_batch(struct tally *tally, int batch)
{
    uint64_t first = (uint64_t)batch << (BATCH_LOG + 1);
    for (int block = 0; block < 1 << BATCH_LOG; block += BLOCK)
        add_block(tally, generate(nas_skip(seed, first + 2 * (uint64_t)block)));
}

static void count(int end)
{
    struct tally mine = {0, 0, {0}};
    for (int batch = problem.rank; batch < end; batch += problem.ranks)
        add_batch(&mine, batch);
    MPI_Allreduce(&mine.x, &total.x, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    MPI_Allreduce(mine.annuli, total.annuli, ANNULI, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
}

static void warm_up(void)
{
    int some = WARM_UP_BATCHES * problem.ranks;
    count(some < batches ? some : batches);
}

static void run(void)
{
    count(batches);
}

static void spoil(void)
{
    total.x += 1e-3 * fabs(total.x);
    total.annuli[0] += total.annuli[0] / 100;
}

static double pairs(void)
{
    return (double)batches * (1 << BATCH_LOG);
}

/* The published sums; at other sizes what the numbers must be if they are normally distributed. */
static void verify(void)
{
    double accepted = 0;
    for (int i = 0; i < ANNULI; i++)
        accepted += (double)total.annuli[i];
    double share = acos(-1) / 4, six_sigmas = 6 * sqrt(share * (1 - share) * pairs());
    check_absolute("pairs inside the circle", accepted, share * pairs(), six_sigmas);
    if (problem.scale == 1) {
        check_relative("sum of x", total.x, published_x[problem.size], 1e-8);
        check_relative("sum of y", total.y, published_y[problem.size], 1e-8);
    } else {
        check_absolute("sum of x", total.x, 0, 6 * sqrt(accepted));
        check_absolute("sum of y", total.y, 0, 6 * sqrt(accepted));
    }
}

static double operations(void)
{
    return 2 * pairs();
}

const struct kernel ep = {"ep", 0, set_up, warm_up, run, spoil, verify, operations, NULL};
