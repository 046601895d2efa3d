/*
 * What happened once, before anything else was measured: from the start of the launch to main, the
 * initialisation of MPI, and the first message there and back.
 */
#include "harness.h"

#include "common.h"

#include <time.h>

enum { TAG = 4 };

static double main_us;
static double to_main, to_initialized, to_answer, to_all;

static double since_1970_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

void main_begins(void)
{
    main_us = since_1970_us();
}

static void exchange_first_message(int rank, int ranks)
{
    unsigned char byte = 0;
    if (rank == 0 && ranks > 1) {
        MPI_Send(&byte, 1, MPI_BYTE, 1, TAG, MPI_COMM_WORLD);
        MPI_Recv(&byte, 1, MPI_BYTE, 1, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    } else if (rank == 1) {
        MPI_Recv(&byte, 1, MPI_BYTE, 0, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        MPI_Send(&byte, 1, MPI_BYTE, 0, TAG, MPI_COMM_WORLD);
    }
}

void mpi_has_begun(double launched_us, int rank, int ranks)
{
    double initialized = since_1970_us();
    to_main = main_us - launched_us;
    to_initialized = initialized - main_us;
    exchange_first_message(rank, ranks);
    double answered = since_1970_us();
    to_answer = answered - initialized;
    to_all = answered - launched_us;
}

#define RECORDED(NAME, VALUE) {.name = NAME, .variant = &VALUE}

const struct benchmark start_ups[] = {RECORDED("startup_launch", to_main),
                                      RECORDED("startup_init", to_initialized),
                                      RECORDED("startup_message", to_answer),
                                      RECORDED("startup", to_all),
                                      {0}};
