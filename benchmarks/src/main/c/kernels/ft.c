/*
 * NAS FT: a diffusion equation in three dimensions, solved by Fourier transforms. Space is split by z,
 * the spectrum by y; between the two all ranks send to all.
 */
#include "kernel.h"

#include <math.h>
#include <string.h>

enum { ITERATIONS = 6, BLOCK = 16, SAMPLES = 1024 };

static const double alpha = 1e-6;

static const int sizes[][3] = {{64, 64, 64}, {128, 128, 32}, {256, 256, 128}};
static const double published[][ITERATIONS][2] = {
    {{554.6087004964, 484.5363331978},
     {554.6385409189, 486.5304269511},
     {554.6148406171, 488.3910722336},
     {554.5423607415, 490.1273169046},
     {554.4255039624, 491.7475857993},
     {554.2683411902, 493.2597244941}},
    {{567.3612178944, 529.3246849175},
     {563.1436885271, 528.2149986629},
     {559.4024089970, 527.0996558037},
     {556.0698047020, 526.0027904925},
     {553.0898991250, 524.9400845633},
     {550.4159734538, 523.9212247086}},
    {{504.6735008193, 511.4047905510},
     {505.9412319734, 509.8809666433},
     {506.9376896287, 509.8144042213},
     {507.7892868474, 510.1336130759},
     {508.5233095391, 510.4914655194},
     {509.1487099959, 510.7917842803}},
};

/* Complex numbers: real and imaginary parts by themselves. */
struct complexes {
    double *re, *im;
};

static struct problem problem;
static int nx, ny, nz, rows, planes; /* the latter two: y and z of this rank */
static size_t points;                /* of this rank */
static struct complexes space, spectrum, decayed, other;
static struct complexes work, spare; /* [length][BLOCK] */
static double *cosines, *sines;      /* of a circle in as many steps as the longest dimension */
static int steps;
static double *decay_x, *decay_y, *decay_z;
static double sums[ITERATIONS][2];
static double mean[2];

static struct complexes allocate(size_t count)
{
    return (struct complexes){zeroed(count, sizeof(double)), zeroed(count, sizeof(double))};
}

/*
 * One step of Stockham's method on lines side by side: `groups` pairs of `length` numbers, a half of
 * all apart, become neighbours.
 */
static void step(struct complexes from, struct complexes to, int groups, int length, double sign)
{
    size_t half = (size_t)groups * (size_t)length;
    for (int group = 0; group < groups; group++) {
        double c = cosines[group * (steps / 2 / groups)], s = sign * sines[group * (steps / 2 / groups)];
        const double *are = from.re + (size_t)group * (size_t)length, *aim = from.im + (size_t)group * (size_t)length;
        const double *bre = are + half, *bim = aim + half;
        double *restrict ure = to.re + 2 * (size_t)group * (size_t)length;
        double *restrict uim = to.im + 2 * (size_t)group * (size_t)length;
        double *restrict wre = ure + length, *restrict wim = uim + length;
        for (int i = 0; i < length; i++) {
            double re = are[i] - bre[i], im = aim[i] - bim[i];
            ure[i] = are[i] + bre[i];
            uim[i] = aim[i] + bim[i];
            wre[i] = c * re - s * im;
            wim[i] = c * im + s * re;
        }
    }
}

/* Transforms BLOCK lines of `n` in `work`. */
static void transform_block(int n, double sign)
{
    for (int groups = n / 2, length = BLOCK; groups >= 1; groups /= 2, length *= 2) {
        step(work, spare, groups, length, sign);
        struct complexes swapped = work;
        work = spare;
        spare = swapped;
    }
}

static void load(const double *from, double *to, int n, size_t across, size_t along)
{
    for (size_t i = 0; i < (size_t)n; i++)
        for (size_t line = 0; line < BLOCK; line++)
            to[i * BLOCK + line] = from[i * along + line * across];
}

static void store(const double *from, double *to, int n, size_t across, size_t along)
{
    for (size_t i = 0; i < (size_t)n; i++)
        for (size_t line = 0; line < BLOCK; line++)
            to[i * along + line * across] = from[i * BLOCK + line];
}

/* BLOCK lines of `n` numbers: those of a line lie `along` apart, lines `across`. */
static void transform_lines(struct complexes a, size_t at, int n, size_t across, size_t along, double sign)
{
    load(a.re + at, work.re, n, across, along);
    load(a.im + at, work.im, n, across, along);
    transform_block(n, sign);
    store(work.re, a.re + at, n, across, along);
    store(work.im, a.im + at, n, across, along);
}

static void transform_x(struct complexes a, double sign)
{
    for (size_t at = 0; at < points; at += BLOCK * (size_t)nx)
        transform_lines(a, at, nx, (size_t)nx, 1, sign);
}

static void transform_y(struct complexes a, double sign)
{
    for (size_t plane = 0; plane < points; plane += (size_t)nx * (size_t)ny)
        for (size_t x = 0; x < (size_t)nx; x += BLOCK)
            transform_lines(a, plane + x, ny, 1, (size_t)nx, sign);
}

/* Of numbers that are split by y. */
static void transform_z(struct complexes a, double sign)
{
    size_t plane = (size_t)nx * (size_t)rows;
    for (size_t at = 0; at < plane; at += BLOCK)
        transform_lines(a, at, nz, 1, plane, sign);
}

/* From planes of space to those parts of them that each rank gets, or back. */
static void pack(const double *from, double *to)
{
    size_t part = (size_t)nx * (size_t)rows, plane = (size_t)nx * (size_t)ny;
    for (int rank = 0; rank < problem.ranks; rank++)
        for (int z = 0; z < planes; z++)
            memcpy(to + (size_t)(rank * planes + z) * part, from + (size_t)z * plane + (size_t)rank * part,
                   part * sizeof *to);
}

static void unpack(const double *from, double *to)
{
    size_t part = (size_t)nx * (size_t)rows, plane = (size_t)nx * (size_t)ny;
    for (int rank = 0; rank < problem.ranks; rank++)
        for (int z = 0; z < planes; z++)
            memcpy(to + (size_t)z * plane + (size_t)rank * part, from + (size_t)(rank * planes + z) * part,
                   part * sizeof *to);
}

static void send_to_all(const double *from, double *to)
{
    int count = (int)(points / (size_t)problem.ranks);
    MPI_Alltoall(from, count, MPI_DOUBLE, to, count, MPI_DOUBLE, MPI_COMM_WORLD);
}

static void to_spectrum(void)
{
    transform_x(space, 1);
    transform_y(space, 1);
    pack(space.re, other.re);
    pack(space.im, other.im);
    send_to_all(other.re, spectrum.re);
    send_to_all(other.im, spectrum.im);
    transform_z(spectrum, 1);
}

static void to_space(void)
{
    transform_z(decayed, -1);
    send_to_all(decayed.re, other.re);
    send_to_all(decayed.im, other.im);
    unpack(other.re, space.re);
    unpack(other.im, space.im);
    transform_y(space, -1);
    transform_x(space, -1);
}

static void evolve_row(double *restrict waves, double *restrict copy, double factor)
{
    for (int x = 0; x < nx; x++) {
        waves[x] *= factor * decay_x[x];
        copy[x] = waves[x];
    }
}

/* Time passes: every wave decays. The next transform loses its input, so that is a copy. */
static void evolve(void)
{
    for (int z = 0; z < nz; z++)
        for (int y = 0; y < rows; y++) {
            double factor = decay_z[z] * decay_y[problem.rank * rows + y];
            size_t at = (size_t)nx * (size_t)(z * rows + y);
            evolve_row(spectrum.re + at, decayed.re + at, factor);
            evolve_row(spectrum.im + at, decayed.im + at, factor);
        }
}

static double total(void)
{
    return (double)nx * ny * nz;
}

static void add_up(double *sum)
{
    sum[0] = sum[1] = 0;
    for (int j = 1; j <= SAMPLES; j++) {
        int x = j % nx, y = 3 * j % ny, z = 5 * j % nz - problem.rank * planes;
        if (z >= 0 && z < planes) {
            size_t at = ((size_t)z * (size_t)ny + (size_t)y) * (size_t)nx + (size_t)x;
            sum[0] += space.re[at] / total();
            sum[1] += space.im[at] / total();
        }
    }
    MPI_Allreduce(MPI_IN_PLACE, sum, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
}

static void fill(void)
{
    uint64_t state = nas_skip(NAS_SEED, 2 * (uint64_t)points * (uint64_t)problem.rank);
    for (size_t i = 0; i < points; i++) {
        state = nas_next(state);
        space.re[i] = nas_number(state);
        state = nas_next(state);
        space.im[i] = nas_number(state);
    }
}

/* The waves' decay in one dimension, by their number. */
static double *decay(int n)
{
    double *factors = zeroed((size_t)n, sizeof *factors), pi = acos(-1);
    for (int i = 0; i < n; i++) {
        double wave = i < n / 2 ? i : i - n;
        factors[i] = exp(-4 * alpha * pi * pi * wave * wave);
    }
    return factors;
}

static void set_up(const struct problem *p)
{
    problem = *p;
    nx = sizes[p->size][0];
    ny = sizes[p->size][1];
    nz = sizes[p->size][2] * p->scale;
    rows = ny / p->ranks;
    planes = nz / p->ranks;
    points = (size_t)nx * (size_t)ny * (size_t)planes;
    steps = nx > ny ? nx : ny;
    steps = nz > steps ? nz : steps;
    space = allocate(points);
    spectrum = allocate(points);
    decayed = allocate(points);
    other = allocate(points);
    work = allocate(BLOCK * (size_t)steps);
    spare = allocate(BLOCK * (size_t)steps);
    cosines = zeroed((size_t)steps / 2, sizeof *cosines);
    sines = zeroed((size_t)steps / 2, sizeof *sines);
    for (int i = 0; i < steps / 2; i++) {
        cosines[i] = cos(2 * acos(-1) * i / steps);
        sines[i] = sin(2 * acos(-1) * i / steps);
    }
    decay_x = decay(nx);
    decay_y = decay(ny);
    decay_z = decay(nz);
    fill();
}

static void solve(int iterations)
{
    to_spectrum();
    for (int i = 0; i < iterations; i++) {
        evolve();
        to_space();
        add_up(sums[i]);
    }
}

static void warm_up(void)
{
    solve(1);
    fill();
}

static void run(void)
{
    solve(ITERATIONS);
}

static void spoil(void)
{
    sums[ITERATIONS - 1][1] *= 1 + 1e-9;
    space.re[0] += 1e-3 * total();
}

/* Sum of squares of all numbers of all ranks. */
static double energy(struct complexes a)
{
    double sum = 0;
    for (size_t i = 0; i < points; i++)
        sum += a.re[i] * a.re[i] + a.im[i] * a.im[i];
    MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum;
}

static void add_all(double *sum)
{
    sum[0] = sum[1] = 0;
    for (size_t i = 0; i < points; i++) {
        sum[0] += space.re[i];
        sum[1] += space.im[i];
    }
    MPI_Allreduce(MPI_IN_PLACE, sum, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
}

/* Published sums; at any size, diffusion keeps the mean and a transform the energy. */
static void verify(void)
{
    static const char *const names[] = {"real sum", "imaginary sum"}, *const means[] = {"real mean", "imaginary mean"};
    if (problem.scale == 1)
        for (int i = 0; i < ITERATIONS; i++)
            for (int part = 0; part < 2; part++)
                check_relative(names[part], sums[i][part], published[problem.size][i][part], 1e-12);
    check_relative("energy", energy(space), energy(spectrum) * total(), 1e-12);
    double last[2];
    add_all(last);
    fill();
    add_all(mean);
    for (int part = 0; part < 2; part++)
        check_relative(means[part], last[part] / total(), mean[part], 1e-12);
}

/* As the NAS benchmark counts them. */
static double operations(void)
{
    double logs = log2(total());
    return total() * (14.8157 + 7.19641 * logs + (5.23518 + 7.21113 * logs) * ITERATIONS);
}

const struct kernel ft = {"ft", 1, set_up, warm_up, run, spoil, verify, operations, NULL};
