/* Ping-pong between ranks 0 and 1; one event is a round trip. */
#include "harness.h"

#include <string.h>

enum { TAG = 1 };

static unsigned char *out, *in;
static int count, me;

static void set_up(const struct memory *memory, size_t bytes, int rank)
{
    out = memory->send;
    in = memory->receive;
    count = (int)bytes;
    me = rank;
}

static void run(int events)
{
    if (me == 0) {
        for (int i = 0; i < events; i++) {
            MPI_Send(out, count, MPI_BYTE, 1, TAG, MPI_COMM_WORLD);
            MPI_Recv(in, count, MPI_BYTE, 1, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        }
    } else {
        for (int i = 0; i < events; i++) {
            MPI_Recv(in, count, MPI_BYTE, 0, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(out, count, MPI_BYTE, 0, TAG, MPI_COMM_WORLD);
        }
    }
}

static int validate(int corruption)
{
    fill(out, (size_t)count, count + me);
    memset(in, 0, (size_t)count);
    run(1);
    in[count - 1] = (unsigned char)(in[count - 1] + corruption);
    return is_filled(in, (size_t)count, count + 1 - me);
}

const struct benchmark latency = {"latency", TIME_OF_RANK_0, set_up, nothing_before, run, validate};
