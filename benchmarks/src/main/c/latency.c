/* Ping-pong between ranks 0 and 1; one event is a round trip. */
#include "harness.h"

enum { TAG = 1 };

static unsigned char *out, *in, *wire_out, *wire_in;
static int count, me;

static void set_up(const struct memory *memory, size_t bytes, int rank)
{
    out = memory->send;
    in = memory->receive;
    wire_out = memory->wire_send;
    wire_in = memory->wire_receive;
    count = (int)bytes;
    me = rank;
}

static void send_to(int dest)
{
    stage(wire_out, out, (size_t)count);
    MPI_Send(wire_out, count, MPI_BYTE, dest, TAG, MPI_COMM_WORLD);
}

static void receive_from(int source)
{
    MPI_Recv(wire_in, count, MPI_BYTE, source, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    stage(in, wire_in, (size_t)count);
}

static void run(int events)
{
    if (me == 0) {
        for (int i = 0; i < events; i++) {
            send_to(1);
            receive_from(1);
        }
    } else {
        for (int i = 0; i < events; i++) {
            receive_from(0);
            send_to(0);
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

const struct benchmark latency = {
    "latency", TIME_OF_RANK_0, set_up, nothing_before, run, validate, nothing_to_free};
