/*
 * B += the transposed of A, A += 1, some times. Both matrices are split by rows; each rank transposes
 * what it sends, tile by tile.
 */
#include "kernel.h"

#include <math.h>

enum { TILE = 32 };

static const int orders[] = {512, 1024, 2048}, times[] = {10, 10, 20};

static struct problem problem;
static int rows, columns;         /* of A */
static int a_rows, b_rows;        /* of this rank */
static double *a, *b;
static double *sent, *received;   /* a block a rank, b_rows x a_rows */

static void fill(void)
{
    for (int i = 0; i < a_rows; i++)
        for (int j = 0; j < columns; j++)
            a[(size_t)i * (size_t)columns + (size_t)j] = (double)(problem.rank * a_rows + i) * columns + j;
    for (size_t i = 0; i < (size_t)b_rows * (size_t)rows; i++)
        b[i] = 0;
}

static void set_up(const struct problem *p)
{
    problem = *p;
    rows = orders[p->size];
    columns = rows * p->scale;
    a_rows = rows / p->ranks;
    b_rows = columns / p->ranks;
    size_t count = (size_t)a_rows * (size_t)columns;
    a = zeroed(count, sizeof *a);
    b = zeroed(count, sizeof *b);
    sent = zeroed(count, sizeof *sent);
    received = zeroed(count, sizeof *received);
    fill();
}

/* Transposes a tile of A, of which every number then grows by one. */
static void transpose_tile(double *restrict from, double *restrict to)
{
    for (int j = 0; j < TILE; j++)
        for (int i = 0; i < TILE; i++)
            to[(size_t)j * (size_t)a_rows + (size_t)i] = from[(size_t)i * (size_t)columns + (size_t)j];
    for (int i = 0; i < TILE; i++)
        for (int j = 0; j < TILE; j++)
            from[(size_t)i * (size_t)columns + (size_t)j] += 1;
}

static void transpose_block(double *from, double *to)
{
    for (int j = 0; j < b_rows; j += TILE)
        for (int i = 0; i < a_rows; i += TILE)
            transpose_tile(from + (size_t)i * (size_t)columns + (size_t)j, to + (size_t)j * (size_t)a_rows + (size_t)i);
}

static void add_block(const double *restrict from, double *restrict to)
{
    for (int j = 0; j < b_rows; j++)
        for (int i = 0; i < a_rows; i++)
            to[(size_t)j * (size_t)rows + (size_t)i] += from[(size_t)j * (size_t)a_rows + (size_t)i];
}

static void iterate(int count)
{
    int block = a_rows * b_rows;
    for (int time = 0; time < count; time++) {
        for (int rank = 0; rank < problem.ranks; rank++)
            transpose_block(a + (size_t)rank * (size_t)b_rows, sent + (size_t)rank * (size_t)block);
        MPI_Alltoall(sent, block, MPI_DOUBLE, received, block, MPI_DOUBLE, MPI_COMM_WORLD);
        for (int rank = 0; rank < problem.ranks; rank++)
            add_block(received + (size_t)rank * (size_t)block, b + (size_t)rank * (size_t)a_rows);
    }
}

static void warm_up(void)
{
    iterate(1);
    fill();
}

static void run(void)
{
    iterate(times[problem.size]);
}

static void spoil(void)
{
    b[0] += 1;
}

/* All numbers are whole and below 2^53, so they are exact. */
static void verify(void)
{
    double n = times[problem.size], error = 0;
    for (int j = 0; j < b_rows; j++)
        for (int i = 0; i < rows; i++) {
            double wanted = n * ((double)i * columns + problem.rank * b_rows + j) + n * (n - 1) / 2;
            error += fabs(b[(size_t)j * (size_t)rows + (size_t)i] - wanted);
        }
    MPI_Allreduce(MPI_IN_PLACE, &error, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    check_absolute("sum of all errors", error, 0, 0);
}

static double operations(void)
{
    return 2.0 * times[problem.size] * rows * columns;
}

const struct kernel transpose = {"transpose", 1, set_up, warm_up, run, spoil, verify, operations, NULL};
