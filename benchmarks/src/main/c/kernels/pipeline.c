/*
 * Each point of a grid needs its left neighbour and those above: columns are split among the ranks,
 * and one number a row goes from rank to rank.
 */
#include "kernel.h"

static const int sizes[] = {256, 1024, 4096}, times[] = {5, 10, 10};

static struct problem problem;
static int rows, columns;
static int width;    /* columns of this rank */
static int first;    /* its first column; 0 is the border */
static double *grid; /* column 0 is the one left of this rank's */

static void fill(void)
{
    size_t stride = (size_t)width + 1;
    for (int x = 0; x <= width; x++)
        grid[x] = first - 1 + x;
    for (int y = 1; y < rows; y++)
        grid[(size_t)y * stride] = y;
}

static void set_up(const struct problem *p)
{
    problem = *p;
    columns = sizes[p->size];
    rows = columns * p->scale;
    first = 1 + (int)((int64_t)(columns - 1) * p->rank / p->ranks);
    width = 1 + (int)((int64_t)(columns - 1) * (p->rank + 1) / p->ranks) - first;
    grid = zeroed((size_t)rows * ((size_t)width + 1), sizeof *grid);
    fill();
}

static void sweep_row(double *row, const double *above)
{
    double left = row[0];
    for (int x = 1; x <= width; x++) {
        left += above[x] - above[x - 1];
        row[x] = left;
    }
}

static void sweep(void)
{
    int last = problem.ranks - 1;
    size_t stride = (size_t)width + 1;
    for (int y = 1; y < rows; y++) {
        double *row = grid + (size_t)y * stride;
        if (problem.rank > 0)
            MPI_Recv(row, 1, MPI_DOUBLE, problem.rank - 1, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        sweep_row(row, row - stride);
        if (problem.rank < last)
            MPI_Send(row + width, 1, MPI_DOUBLE, problem.rank + 1, 0, MPI_COMM_WORLD);
    }
    /* The first corner depends on the last, so that sweeps cannot overlap. */
    double corner = -grid[(size_t)rows * stride - 1];
    if (problem.rank == last && last > 0)
        MPI_Send(&corner, 1, MPI_DOUBLE, 0, 1, MPI_COMM_WORLD);
    if (problem.rank == 0 && last > 0)
        MPI_Recv(&corner, 1, MPI_DOUBLE, last, 1, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (problem.rank == 0)
        grid[0] = corner;
}

static void iterate(int count)
{
    for (int i = 0; i < count; i++)
        sweep();
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
    grid[0] -= 1;
}

/* The last corner grows by as much with each sweep; the first has it with the other sign. */
static void verify(void)
{
    double corner = -grid[0];
    MPI_Bcast(&corner, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    check_absolute("last corner", corner, (double)times[problem.size] * (rows + columns - 2), 0);
}

static double operations(void)
{
    return 2.0 * times[problem.size] * (rows - 1) * (columns - 1);
}

const struct kernel pipeline = {"pipeline", 0, set_up, warm_up, run, spoil, verify, operations, NULL};
