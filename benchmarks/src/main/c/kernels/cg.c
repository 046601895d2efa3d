/*
 * NAS CG: the smallest eigenvalue of a sparse matrix by inverse iteration, each step 25 iterations of
 * the conjugate gradient method. Rows are split among the ranks; the vector that the matrix is
 * multiplied with is gathered.
 */
#include "kernel.h"

#include <math.h>
#include <stdlib.h>

enum { OUTER = 15, INNER = 25, WARM_UP = 10, MOST_RANKS = 64 };
static const double condition = 0.1;

static const int orders[] = {1400, 7000, 14000}, non_zeros[] = {7, 8, 11};
static const double shifts[] = {10, 12, 20};
static const double published[] = {8.5971775078648, 10.362595087124, 17.130235054029};

static struct problem problem;
static int n, per_vector;
static double shift;
static int first, rows; /* of this rank */
static int counts[MOST_RANKS], starts[MOST_RANKS];

/* The matrix, row by row. */
static int *row_start, *columns;
static double *values;

/* The random vectors that the matrix is a sum of products of. */
static int *vector_length, *vector_index;
static double *vector_value;

static double *x, *z, *r, *q;
static double *all; /* of p, of which this rank owns a part */
static double *p;
static double zeta, residual;

static uint64_t state;

static double next_random(void)
{
    state = nas_next(state);
    return nas_number(state);
}

static int holds(const int *index, int length, int wanted)
{
    for (int i = 0; i < length; i++)
        if (index[i] == wanted)
            return i + 1;
    return 0;
}

static void generate_vector(int own)
{
    int *index = vector_index + (size_t)own * (size_t)(per_vector + 1);
    double *value = vector_value + (size_t)own * (size_t)(per_vector + 1);
    int power = 1, length = 0;
    while (power < n)
        power *= 2;
    while (length < per_vector) {
        double element = next_random();
        int at = (int)(power * next_random());
        if (at < n && !holds(index, length, at)) {
            index[length] = at;
            value[length++] = element;
        }
    }
    int found = holds(index, length, own);
    if (!found) {
        index[length] = own;
        found = ++length;
    }
    value[found - 1] = 0.5;
    vector_length[own] = length;
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Adds the products of all vectors that touch a row; returns how many columns it has then. */
static int sum_row(int row, const int *touching, int vectors, double *sums, int *touched)
{
    int used = 0;
    for (int v = 0; v < vectors; v++) {
        int own = touching[v];
        const int *index = vector_index + (size_t)own * (size_t)(per_vector + 1);
        const double *value = vector_value + (size_t)own * (size_t)(per_vector + 1);
        int at = holds(index, vector_length[own], row) - 1;
        double factor = pow(condition, (double)own / n) * value[at];
        for (int i = 0; i < vector_length[own]; i++) {
            if (sums[index[i]] == 0)
                touched[used++] = index[i];
            sums[index[i]] += factor * value[i];
        }
    }
    sums[row] += condition - shift;
    return used;
}

static void append_row(int row, int used, double *sums, int *touched)
{
    int at = row_start[row];
    qsort(touched, (size_t)used, sizeof *touched, ascending);
    for (int i = 0; i < used; i++) {
        columns[at] = touched[i];
        values[at++] = sums[touched[i]];
        sums[touched[i]] = 0;
    }
    row_start[row + 1] = at;
}

/* For each row of this rank, in `start`, where its vectors begin in a list of them. */
static void count_vectors(int *start)
{
    for (int own = 0; own < n; own++)
        for (int i = 0; i < vector_length[own]; i++) {
            int row = vector_index[(size_t)own * (size_t)(per_vector + 1) + (size_t)i] - first;
            if (row >= 0 && row < rows)
                start[row + 1]++;
        }
    for (int row = 0; row < rows; row++)
        start[row + 1] += start[row];
}

static int *list_vectors(const int *start)
{
    int *list = zeroed((size_t)start[rows], sizeof *list);
    int *used = zeroed((size_t)rows, sizeof *used);
    for (int own = 0; own < n; own++)
        for (int i = 0; i < vector_length[own]; i++) {
            int row = vector_index[(size_t)own * (size_t)(per_vector + 1) + (size_t)i] - first;
            if (row >= 0 && row < rows)
                list[start[row] + used[row]++] = own;
        }
    return list;
}

static void generate_matrix(void)
{
    size_t entries = (size_t)n * (size_t)(per_vector + 1);
    vector_length = zeroed((size_t)n, sizeof *vector_length);
    vector_index = zeroed(entries, sizeof *vector_index);
    vector_value = zeroed(entries, sizeof *vector_value);
    state = nas_next(NAS_SEED);
    for (int own = 0; own < n; own++)
        generate_vector(own);
    int *start = zeroed((size_t)rows + 1, sizeof *start);
    count_vectors(start);
    int *list = list_vectors(start);
    size_t most = (size_t)start[rows] * (size_t)(per_vector + 1);
    row_start = zeroed((size_t)rows + 1, sizeof *row_start);
    columns = zeroed(most, sizeof *columns);
    values = zeroed(most, sizeof *values);
    double *sums = zeroed((size_t)n, sizeof *sums);
    int *touched = zeroed((size_t)n, sizeof *touched);
    for (int row = 0; row < rows; row++) {
        int used = sum_row(first + row, list + start[row], start[row + 1] - start[row], sums, touched);
        append_row(row, used, sums, touched);
    }
}

static void set_up(const struct problem *given)
{
    problem = *given;
    n = orders[given->size] * given->scale;
    per_vector = non_zeros[given->size];
    shift = shifts[given->size];
    for (int rank = 0; rank < given->ranks; rank++) {
        starts[rank] = (int)((int64_t)n * rank / given->ranks);
        counts[rank] = (int)((int64_t)n * (rank + 1) / given->ranks) - starts[rank];
    }
    first = starts[given->rank];
    rows = counts[given->rank];
    generate_matrix();
    x = zeroed((size_t)rows, sizeof *x);
    z = zeroed((size_t)rows, sizeof *z);
    r = zeroed((size_t)rows, sizeof *r);
    q = zeroed((size_t)rows, sizeof *q);
    all = zeroed((size_t)n, sizeof *all);
    p = all + first;
}

/* to = A of the vector of which this rank's part is in `all` */
static void multiply(double *to)
{
    MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, all, counts, starts, MPI_DOUBLE, MPI_COMM_WORLD);
    for (int row = 0; row < rows; row++) {
        double even = 0, odd = 0;
        int k = row_start[row], end = row_start[row + 1];
        for (; k < end - 1; k += 2) {
            even += values[k] * all[columns[k]];
            odd += values[k + 1] * all[columns[k + 1]];
        }
        if (k < end)
            even += values[k] * all[columns[k]];
        to[row] = even + odd;
    }
}

static double dot(const double *a, const double *b)
{
    double sum = 0;
    for (int i = 0; i < rows; i++)
        sum += a[i] * b[i];
    MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum;
}

/* z: about A^-1 x; returns |x - A z| */
static double solve(void)
{
    for (int i = 0; i < rows; i++) {
        z[i] = 0;
        r[i] = x[i];
        p[i] = x[i];
    }
    double rho = dot(r, r);
    for (int step = 0; step < INNER; step++) {
        multiply(q);
        double alpha = rho / dot(p, q);
        for (int i = 0; i < rows; i++) {
            z[i] += alpha * p[i];
            r[i] -= alpha * q[i];
        }
        double last = rho;
        rho = dot(r, r);
        double beta = rho / last;
        for (int i = 0; i < rows; i++)
            p[i] = r[i] + beta * p[i];
    }
    for (int i = 0; i < rows; i++)
        p[i] = z[i];
    multiply(q);
    for (int i = 0; i < rows; i++)
        r[i] = x[i] - q[i];
    return sqrt(dot(r, r));
}

static void iterate(int times)
{
    for (int i = 0; i < rows; i++)
        x[i] = 1;
    for (int i = 0; i < times; i++) {
        residual = solve();
        zeta = shift + 1 / dot(x, z);
        double scale = 1 / sqrt(dot(z, z));
        for (int j = 0; j < rows; j++)
            x[j] = scale * z[j];
    }
}

static void warm_up(void)
{
    iterate(WARM_UP);
}

static void run(void)
{
    iterate(OUTER);
}

static void spoil(void)
{
    zeta += 1e-6;
    residual += 1e-6;
}

static void verify(void)
{
    if (problem.scale == 1)
        check_relative("zeta", zeta, published[problem.size], 1e-10);
    check_absolute("residual of the last solution", residual, 0, 1e-9);
}

static double operations(void)
{
    double entries = per_vector * (per_vector + 1);
    return 2.0 * OUTER * n * (3 + entries + INNER * (5 + entries) + 3);
}

const struct kernel cg = {"cg", 0, set_up, warm_up, run, spoil, verify, operations, NULL};
