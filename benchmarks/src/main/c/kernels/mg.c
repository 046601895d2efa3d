/*
 * NAS MG: four V-cycles of a multigrid method for the Poisson equation on a periodic grid. Every rank
 * has some planes of it; levels with fewer than two planes a rank are computed by all ranks alike.
 */
#include "kernel.h"

#include <math.h>
#include <string.h>

enum { ITERATIONS = 4, CHARGES = 10, MOST_LEVELS = 9 };

/* Factors of a point and of its neighbours across a face, an edge and a corner. */
static const double operator[] = {-8.0 / 3, 0, 1.0 / 6, 1.0 / 12};
static const double smoother[] = {-3.0 / 8, 1.0 / 32, -1.0 / 64, 0};

static const int sizes_log[] = {5, 7, 8};
static const double published[] = {0.5307707005734e-04, 0.6467329375339e-05, 0.2433365309069e-05};

/* A level: n x n x planes points from plane `first` on, within one layer of the points around. */
struct level {
    int n, planes, first;
    int whole; /* whether every rank has all planes */
    size_t row, plane;
    double *u, *r;
};

static struct problem problem;
static struct level levels[MOST_LEVELS];
static int top;
static double *v;
static double norm, mean;

static void set_up_level(int log)
{
    struct level *l = &levels[log - 1];
    l->n = 1 << log;
    int planes = l->n * problem.scale;
    l->whole = planes < 2 * problem.ranks;
    l->planes = l->whole ? planes : planes / problem.ranks;
    l->first = l->whole ? 0 : problem.rank * l->planes;
    l->row = (size_t)l->n + 2;
    l->plane = l->row * l->row;
    l->u = zeroed(l->plane * ((size_t)l->planes + 2), sizeof *l->u);
    l->r = zeroed(l->plane * ((size_t)l->planes + 2), sizeof *l->r);
}

/* Copies the outermost points to where the periodic neighbours look for them. */
static void exchange(const struct level *l, double *a)
{
    size_t n = (size_t)l->n, planes = (size_t)l->planes;
    for (size_t z = 1; z <= planes; z++) {
        double *p = a + z * l->plane;
        for (size_t y = 1; y <= n; y++) {
            p[y * l->row] = p[y * l->row + n];
            p[y * l->row + n + 1] = p[y * l->row + 1];
        }
        memcpy(p, p + n * l->row, l->row * sizeof *p);
        memcpy(p + (n + 1) * l->row, p + l->row, l->row * sizeof *p);
    }
    double *first = a + l->plane, *last = a + planes * l->plane;
    if (l->whole) {
        memcpy(a, last, l->plane * sizeof *a);
        memcpy(last + l->plane, first, l->plane * sizeof *a);
        return;
    }
    int up = (problem.rank + 1) % problem.ranks, down = (problem.rank + problem.ranks - 1) % problem.ranks;
    MPI_Sendrecv(last, (int)l->plane, MPI_DOUBLE, up, 0, a, (int)l->plane, MPI_DOUBLE, down, 0,
                 MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    MPI_Sendrecv(first, (int)l->plane, MPI_DOUBLE, down, 1, last + l->plane, (int)l->plane, MPI_DOUBLE, up, 1,
                 MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

/* The four neighbours with the same x across a face. */
static inline double near(const double *a, size_t row, size_t plane)
{
    return a[-row] + a[row] + a[-plane] + a[plane];
}

/* The four neighbours with the same x across an edge. */
static inline double far(const double *a, size_t row, size_t plane)
{
    return a[-plane - row] + a[-plane + row] + a[plane - row] + a[plane + row];
}

/* Sums over neighbours that have the same x are kept while that x passes by. */
static void residual_row(const double *u, const double *right, double *r, int n, size_t row, size_t plane)
{
    double near_left = near(u, row, plane), far_left = far(u, row, plane);
    double near_own = near(u + 1, row, plane), far_own = far(u + 1, row, plane);
    for (int x = 1; x <= n; x++) {
        double near_right = near(u + x + 1, row, plane), far_right = far(u + x + 1, row, plane);
        r[x] = right[x] - operator[0] * u[x] - operator[2] * (far_own + near_left + near_right)
            - operator[3] * (far_left + far_right);
        near_left = near_own;
        near_own = near_right;
        far_left = far_own;
        far_own = far_right;
    }
}

/* r = right - A u; r may be the right side itself */
static void residual(const struct level *l, const double *u, const double *right, double *r)
{
    for (int z = 1; z <= l->planes; z++)
        for (int y = 1; y <= l->n; y++) {
            size_t at = (size_t)z * l->plane + (size_t)y * l->row;
            residual_row(u + at, right + at, r + at, l->n, l->row, l->plane);
        }
    exchange(l, r);
}

static void smooth_row(const double *restrict r, double *restrict u, int n, size_t row, size_t plane)
{
    double near_left = near(r, row, plane), near_own = near(r + 1, row, plane);
    for (int x = 1; x <= n; x++) {
        double near_right = near(r + x + 1, row, plane);
        u[x] += smoother[0] * r[x] + smoother[1] * (r[x - 1] + r[x + 1] + near_own)
            + smoother[2] * (far(r + x, row, plane) + near_left + near_right);
        near_left = near_own;
        near_own = near_right;
    }
}

/* u += S r */
static void smooth(const struct level *l, const double *r, double *u)
{
    for (int z = 1; z <= l->planes; z++)
        for (int y = 1; y <= l->n; y++) {
            size_t at = (size_t)z * l->plane + (size_t)y * l->row;
            smooth_row(r + at, u + at, l->n, l->row, l->plane);
        }
    exchange(l, u);
}

/* Plane 1 of a fine level lies at this plane of the coarse one, less one. */
static int offset(const struct level *fine, const struct level *coarse)
{
    return fine->first / 2 - coarse->first;
}

static void restrict_row(const double *restrict fine, double *restrict coarse, int n, size_t row, size_t plane)
{
    double near_left = near(fine + 1, row, plane), far_left = far(fine + 1, row, plane);
    for (int x = 1; x <= n; x++) {
        const double *at = fine + 2 * x;
        double near_right = near(at + 1, row, plane), far_right = far(at + 1, row, plane);
        coarse[x] = 0.5 * at[0] + 0.25 * (at[-1] + at[1] + near(at, row, plane))
            + 0.125 * (near_left + near_right + far(at, row, plane)) + 0.0625 * (far_left + far_right);
        near_left = near_right;
        far_left = far_right;
    }
}

/* The coarse residual: weighted means of the fine one. */
static void restrict_to(const struct level *fine, const struct level *coarse)
{
    int own = fine->planes / 2;
    double *to = coarse->r + (size_t)offset(fine, coarse) * coarse->plane;
    for (int z = 1; z <= own; z++)
        for (int y = 1; y <= coarse->n; y++)
            restrict_row(fine->r + 2 * (size_t)z * fine->plane + 2 * (size_t)y * fine->row,
                         to + (size_t)z * coarse->plane + (size_t)y * coarse->row, coarse->n, fine->row,
                         fine->plane);
    if (coarse->whole && !fine->whole)
        MPI_Allgather(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, coarse->r + coarse->plane,
                      own * (int)coarse->plane, MPI_DOUBLE, MPI_COMM_WORLD);
    exchange(coarse, coarse->r);
}

/* Of four neighbours, of which some may be the same. */
static inline double mean_of(const double *a, size_t to_y, size_t to_z)
{
    return 0.25 * (a[0] + a[to_y] + a[to_z] + a[to_y + to_z]);
}

/* Adds to a fine row, border included, what lies between points of some coarse rows. */
static void interpolate_row(const double *restrict coarse, size_t to_y, size_t to_z, double *restrict fine, int n)
{
    double own = mean_of(coarse, to_y, to_z);
    for (int x = 0; x < n + 1; x++) {
        double next = mean_of(coarse + x + 1, to_y, to_z);
        fine[2 * x] += own;
        fine[2 * x + 1] += 0.5 * (own + next);
        own = next;
    }
}

/* The fine u grows by the coarse one, linearly between its points. */
static void interpolate(const struct level *coarse, const struct level *fine)
{
    const double *from = coarse->u + (size_t)offset(fine, coarse) * coarse->plane;
    for (int z = 0; z < fine->planes + 2; z++)
        for (int y = 0; y < fine->n + 2; y++) {
            const double *a = from + (size_t)(z / 2) * coarse->plane + (size_t)(y / 2) * coarse->row;
            size_t to_y = y % 2 ? coarse->row : 0, to_z = z % 2 ? coarse->plane : 0;
            interpolate_row(a, to_y, to_z, fine->u + (size_t)z * fine->plane + (size_t)y * fine->row,
                            coarse->n);
        }
}

static void clear(const struct level *l)
{
    memset(l->u, 0, l->plane * ((size_t)l->planes + 2) * sizeof *l->u);
}

static void cycle(void)
{
    for (int i = top; i > 0; i--)
        restrict_to(&levels[i], &levels[i - 1]);
    clear(&levels[0]);
    smooth(&levels[0], levels[0].r, levels[0].u);
    for (int i = 1; i < top; i++) {
        struct level *l = &levels[i];
        clear(l);
        interpolate(&levels[i - 1], l);
        residual(l, l->u, l->r, l->r);
        smooth(l, l->r, l->u);
    }
    struct level *l = &levels[top];
    interpolate(&levels[top - 1], l);
    residual(l, l->u, v, l->r);
    smooth(l, l->r, l->u);
}

static double points(void)
{
    double n = levels[top].n;
    return n * n * n * problem.scale;
}

static void measure(void)
{
    const struct level *l = &levels[top];
    double sums[2] = {0, 0};
    for (int z = 1; z <= l->planes; z++)
        for (int y = 1; y <= l->n; y++) {
            const double *row = l->r + (size_t)z * l->plane + (size_t)y * l->row;
            for (int x = 1; x <= l->n; x++) {
                sums[0] += row[x];
                sums[1] += row[x] * row[x];
            }
        }
    MPI_Allreduce(MPI_IN_PLACE, sums, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    mean = sums[0] / points();
    norm = sqrt(sums[1] / points());
}

static void solve(int iterations)
{
    struct level *l = &levels[top];
    clear(l);
    residual(l, l->u, v, l->r);
    for (int i = 0; i < iterations; i++) {
        cycle();
        residual(l, l->u, v, l->r);
    }
    measure();
}

/* The largest numbers and where they are, in no order; the smallest of them goes for a larger one. */
struct extremes {
    double value[CHARGES], at[CHARGES];
    int smallest;
};

static void offer(struct extremes *e, double value, double at)
{
    if (value <= e->value[e->smallest])
        return;
    e->value[e->smallest] = value;
    e->at[e->smallest] = at;
    for (int i = 0; i < CHARGES; i++)
        if (e->value[i] < e->value[e->smallest])
            e->smallest = i;
}

/* Puts a charge at each of the places that have the largest numbers of all ranks. */
static void charge(const struct extremes *mine, double charge)
{
    const struct level *l = &levels[top];
    struct extremes all = {{0}, {0}, 0};
    double *found = zeroed(2 * CHARGES * (size_t)problem.ranks, sizeof *found);
    MPI_Allgather(mine->value, 2 * CHARGES, MPI_DOUBLE, found, 2 * CHARGES, MPI_DOUBLE, MPI_COMM_WORLD);
    for (int i = 0; i < CHARGES; i++)
        all.value[i] = -1;
    for (int rank = 0; rank < problem.ranks; rank++)
        for (int i = 0; i < CHARGES; i++)
            offer(&all, found[2 * CHARGES * rank + i], found[2 * CHARGES * rank + CHARGES + i]);
    for (int i = 0; i < CHARGES; i++) {
        int64_t at = (int64_t)all.at[i], n = l->n;
        int64_t z = at / (n * n) - l->first, y = at / n % n, x = at % n;
        if (z >= 0 && z < l->planes)
            v[(size_t)(z + 1) * l->plane + (size_t)(y + 1) * l->row + (size_t)(x + 1)] = charge;
    }
}

/* Charges where a random field has its ten largest and its ten smallest numbers. */
static void charge_extremes(void)
{
    const struct level *l = &levels[top];
    struct extremes high = {{0}, {0}, 0}, low = {{0}, {0}, 0};
    for (int i = 0; i < CHARGES; i++)
        high.value[i] = low.value[i] = -1;
    int64_t start = (int64_t)l->first * l->n * l->n, count = (int64_t)l->planes * l->n * l->n;
    uint64_t state = nas_skip(NAS_SEED, (uint64_t)start);
    for (int64_t i = start; i < start + count; i++) {
        state = nas_next(state);
        offer(&high, nas_number(state), (double)i);
        offer(&low, 1 - nas_number(state), (double)i);
    }
    charge(&high, 1);
    charge(&low, -1);
    exchange(l, v);
}

static void set_up(const struct problem *p)
{
    problem = *p;
    top = sizes_log[p->size] - 1;
    for (int i = 0; i <= top; i++)
        set_up_level(i + 1);
    const struct level *l = &levels[top];
    v = zeroed(l->plane * ((size_t)l->planes + 2), sizeof *v);
    charge_extremes();
}

static void warm_up(void)
{
    solve(1);
}

static void run(void)
{
    solve(ITERATIONS);
}

static void spoil(void)
{
    norm *= 1 + 1e-6;
    mean += 1e-6;
}

/* What is left is published; in problems of any size it is much smaller, and it has no mean. */
static void verify(void)
{
    double start = sqrt(2 * CHARGES / points());
    if (problem.scale == 1)
        check_relative("norm of the residual", norm, published[problem.size], 1e-8);
    check_absolute("norm of the residual over that of the charges", norm / start, 0, 0.01);
    check_absolute("mean of the residual", mean, 0, 1e-15);
}

/* As the NAS benchmark counts them. */
static double operations(void)
{
    return 58.0 * ITERATIONS * points();
}

const struct kernel mg = {"mg", 1, set_up, warm_up, run, spoil, verify, operations, NULL};
