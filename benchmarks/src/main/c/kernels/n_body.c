/*
 * Bodies that attract each other, all pairs, by the leapfrog method. Each rank's bodies travel round
 * the ring of ranks. Equal bodies on a circle only turn, by an angle a step that is known.
 */
#include "kernel.h"

#include <math.h>

enum { STEPS = 5, DIMENSIONS = 3 };
static const double time_step = 1e-3, softening = 1e-2;
/* The circle's plane is tilted against the axes; the squares add up to 1. */
static const double tilted_y = 0.8, tilted_z = 0.6;

static const int sizes[] = {512, 2048, 8192};

static struct problem problem;
static int bodies, most; /* in all; of the rank that has most */
static int first, mine;  /* of this rank */
static double turn;      /* of a step */

/* Coordinates: `most` x, then as many y and z. */
static double *position, *speed, *force, *visiting, *arriving;

static int begin(int rank)
{
    return (int)((int64_t)bodies * rank / problem.ranks);
}

/* The square of the angular speed of equal bodies, of mass 1 together, on a circle of radius 1. */
static double turning_squared(void)
{
    double sum = 0;
    for (int i = 1; i < bodies; i++) {
        double towards = 1 - cos(2 * acos(-1) * i / bodies), squared = 2 * towards + softening * softening;
        sum += towards / (squared * sqrt(squared));
    }
    return sum / bodies;
}

static void place(double *at, int body, double angle)
{
    angle += 2 * acos(-1) * (first + body) / bodies;
    at[body] = cos(angle);
    at[most + body] = tilted_y * sin(angle);
    at[2 * most + body] = tilted_z * sin(angle);
}

/* Speeds are those of half a step later, so they lead from this place to the next. */
static void fill(void)
{
    for (int i = 0; i < mine; i++) {
        place(position, i, 0);
        place(speed, i, turn);
        for (int at = i; at < DIMENSIONS * most; at += most)
            speed[at] = (speed[at] - position[at]) / time_step;
    }
}

static void set_up(const struct problem *p)
{
    problem = *p;
    /* The work grows with the square of the bodies. */
    bodies = (int)(sizes[p->size] * sqrt(p->scale));
    first = begin(p->rank);
    mine = begin(p->rank + 1) - first;
    most = (bodies + p->ranks - 1) / p->ranks;
    turn = 2 * asin(time_step * sqrt(turning_squared()) / 2);
    size_t count = DIMENSIONS * (size_t)most;
    position = zeroed(count, sizeof *position);
    speed = zeroed(count, sizeof *speed);
    force = zeroed(count, sizeof *force);
    visiting = zeroed(count, sizeof *visiting);
    arriving = zeroed(count, sizeof *arriving);
    fill();
}

/* Adds to the forces on all bodies of this rank that of one visitor. */
static void attract(double vx, double vy, double vz)
{
    const double *restrict x = position, *restrict y = position + most, *restrict z = position + 2 * most;
    double *restrict fx = force, *restrict fy = force + most, *restrict fz = force + 2 * most;
    for (int i = 0; i < mine; i++) {
        double dx = vx - x[i], dy = vy - y[i], dz = vz - z[i];
        double squared = dx * dx + dy * dy + dz * dz + softening * softening;
        double factor = 1 / (squared * sqrt(squared));
        fx[i] += factor * dx;
        fy[i] += factor * dy;
        fz[i] += factor * dz;
    }
}

static void pass_on(void)
{
    int next = (problem.rank + 1) % problem.ranks, last = (problem.rank + problem.ranks - 1) % problem.ranks;
    MPI_Sendrecv(visiting, DIMENSIONS * most, MPI_DOUBLE, next, 0, arriving, DIMENSIONS * most, MPI_DOUBLE,
                 last, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    double *swapped = visiting;
    visiting = arriving;
    arriving = swapped;
}

static void add_forces(void)
{
    for (int i = 0; i < DIMENSIONS * most; i++) {
        visiting[i] = position[i];
        force[i] = 0;
    }
    for (int hop = 0; hop < problem.ranks; hop++) {
        int owner = (problem.rank + problem.ranks - hop) % problem.ranks, visitors = begin(owner + 1) - begin(owner);
        for (int i = 0; i < visitors; i++)
            attract(visiting[i], visiting[most + i], visiting[2 * most + i]);
        if (hop < problem.ranks - 1)
            pass_on();
    }
}

static void iterate(int steps)
{
    for (int step = 0; step < steps; step++) {
        for (int i = 0; i < DIMENSIONS * most; i++)
            position[i] += time_step * speed[i];
        add_forces();
        for (int i = 0; i < DIMENSIONS * most; i++)
            speed[i] += time_step / bodies * force[i];
    }
}

static void warm_up(void)
{
    iterate(1);
    fill();
}

static void run(void)
{
    iterate(STEPS);
}

static void spoil(void)
{
    position[0] += 1e-6;
}

static void verify(void)
{
    double worst = 0;
    for (int i = 0; i < mine; i++) {
        place(visiting, i, STEPS * turn);
        for (int at = i; at < DIMENSIONS * most; at += most)
            worst = fmax(worst, fabs(position[at] - visiting[at]));
    }
    MPI_Allreduce(MPI_IN_PLACE, &worst, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    check_absolute("largest error of a coordinate", worst, 0, 1e-12);
}

/* Pairs. */
static double operations(void)
{
    return (double)STEPS * bodies * bodies;
}

const struct kernel n_body = {"n_body", 0, set_up, warm_up, run, spoil, verify, operations, NULL};
