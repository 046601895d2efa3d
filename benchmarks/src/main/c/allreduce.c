/* Sum of doubles over all ranks; one event is one call, and the slowest rank's time counts. */
#include "harness.h"

static double *out, *in, *wire_out, *wire_in;
static size_t size;
static int count, me;

static void set_up(const struct memory *memory, size_t bytes, int rank)
{
    out = (double *)(void *)memory->send;
    in = (double *)(void *)memory->receive;
    wire_out = (double *)(void *)memory->wire_send;
    wire_in = (double *)(void *)memory->wire_receive;
    size = bytes;
    count = (int)(bytes / sizeof(double));
    me = rank;
    /* Whatever another benchmark left there may be slow to add: NaN, subnormal numbers. */
    for (int i = 0; i < count; i++)
        out[i] = rank + i;
}

static void before(void)
{
    MPI_Barrier(MPI_COMM_WORLD);
}

static void run(int events)
{
    for (int i = 0; i < events; i++) {
        stage(wire_out, out, size);
        MPI_Allreduce(wire_out, wire_in, count, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
        stage(in, wire_in, size);
    }
}

/* Whole numbers: their sum is exact in whatever order they are added. */
static int validate(int corruption)
{
    int ranks;
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    for (int i = 0; i < count; i++) {
        out[i] = (double)(me + 1) * (i % 1000 + 1);
        in[i] = 0;
    }
    run(1);
    unsigned char *last = (unsigned char *)&in[count - 1];
    last[0] = (unsigned char)(last[0] + corruption);
    for (int i = 0; i < count; i++)
        if (in[i] != ranks * (ranks + 1) / 2.0 * (i % 1000 + 1))
            return 0;
    return 1;
}

const struct benchmark allreduce = {
    "allreduce", TIME_OF_SLOWEST_RANK, set_up, before, run, validate, nothing_to_free};
