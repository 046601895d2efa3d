/*
 * Jacobi's method for the Laplace equation on a rectangle, split among a grid of ranks. What it starts
 * from is an eigenvector of a sweep, so what must come out is known.
 */
#include "kernel.h"

#include <math.h>

enum { ALONG_ROWS = 2, ALONG_COLUMNS = 3 }; /* half waves */

static const int sizes[] = {256, 1024, 4096}, sweeps[] = {50, 100, 50};

static struct problem problem;
static int all_rows, all_columns;
static int first_row, first_column, rows, columns; /* of this rank */
static int up, down, left, right;
static size_t stride;
static double *a, *b; /* with one layer of points around */
static MPI_Comm grid;
static MPI_Datatype column;

static void fill(void)
{
    double pi = acos(-1);
    for (int y = 0; y < rows; y++) {
        double wave = sin(ALONG_COLUMNS * pi * (first_row + y + 1) / (all_rows + 1));
        for (int x = 0; x < columns; x++)
            a[(size_t)(y + 1) * stride + (size_t)(x + 1)] =
                wave * sin(ALONG_ROWS * pi * (first_column + x + 1) / (all_columns + 1));
    }
}

static int begin(int all, int part, int parts)
{
    return (int)((int64_t)all * part / parts);
}

static void set_up(const struct problem *p)
{
    int dims[2] = {0, 0}, periods[2] = {0, 0}, at[2];
    problem = *p;
    all_columns = sizes[p->size];
    all_rows = all_columns * p->scale;
    MPI_Dims_create(p->ranks, 2, dims);
    MPI_Cart_create(MPI_COMM_WORLD, 2, dims, periods, 0, &grid);
    MPI_Cart_get(grid, 2, dims, periods, at);
    MPI_Cart_shift(grid, 0, 1, &up, &down);
    MPI_Cart_shift(grid, 1, 1, &left, &right);
    first_row = begin(all_rows, at[0], dims[0]);
    first_column = begin(all_columns, at[1], dims[1]);
    rows = begin(all_rows, at[0] + 1, dims[0]) - first_row;
    columns = begin(all_columns, at[1] + 1, dims[1]) - first_column;
    stride = (size_t)columns + 2;
    a = zeroed(((size_t)rows + 2) * stride, sizeof *a);
    b = zeroed(((size_t)rows + 2) * stride, sizeof *b);
    MPI_Type_vector(rows, 1, (int)stride, MPI_DOUBLE, &column);
    MPI_Type_commit(&column);
    fill();
}

static void clean_up(void)
{
    MPI_Type_free(&column);
    MPI_Comm_free(&grid);
}

static void pass(double *from, int to, double *into, int source, int count, MPI_Datatype type)
{
    MPI_Sendrecv(from, count, type, to, 0, into, count, type, source, 0, grid, MPI_STATUS_IGNORE);
}

static void exchange(double *u)
{
    double *first = u + stride + 1, *last = u + (size_t)rows * stride + 1;
    pass(first, up, last + stride, down, columns, MPI_DOUBLE);
    pass(last, down, first - stride, up, columns, MPI_DOUBLE);
    pass(first, left, first + columns, right, 1, column);
    pass(first + columns - 1, right, first - 1, left, 1, column);
}

/* Each point becomes the mean of its neighbours. */
static void sweep_row(const double *restrict from, double *restrict to)
{
    for (size_t x = 1; x < stride - 1; x++)
        to[x] = 0.25 * (from[x - stride] + from[x + stride] + from[x - 1] + from[x + 1]);
}

static void solve(int times)
{
    for (int i = 0; i < times; i++) {
        exchange(a);
        for (size_t y = 1; y <= (size_t)rows; y++)
            sweep_row(a + y * stride, b + y * stride);
        double *swapped = a;
        a = b;
        b = swapped;
    }
}

static void warm_up(void)
{
    solve(2);
    fill();
}

static void run(void)
{
    solve(sweeps[problem.size]);
}

static void spoil(void)
{
    a[stride + 1] += 1e-6;
}

static void verify(void)
{
    double pi = acos(-1), worst = 0;
    double factor = (cos(ALONG_COLUMNS * pi / (all_rows + 1)) + cos(ALONG_ROWS * pi / (all_columns + 1))) / 2;
    double left_over = pow(factor, sweeps[problem.size]);
    double *solution = a;
    a = b;
    fill();
    for (int y = 1; y <= rows; y++)
        for (int x = 1; x <= columns; x++) {
            size_t at = (size_t)y * stride + (size_t)x;
            worst = fmax(worst, fabs(solution[at] - left_over * a[at]));
        }
    MPI_Allreduce(MPI_IN_PLACE, &worst, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    check_absolute("largest error of a point", worst, 0, 1e-13);
}

static double operations(void)
{
    return 4.0 * sweeps[problem.size] * all_rows * all_columns;
}

const struct kernel stencil = {"stencil", 0, set_up, warm_up, run, spoil, verify, operations, clean_up};
