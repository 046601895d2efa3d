/*
 * Rank 0 sends a window of messages, rank 1 answers when it has them all; one event is a window.
 * All messages are sent from one buffer; each is received into a place of its own.
 */
#include "harness.h"

enum { TAG = 2, ANSWER = 3 };

static MPI_Request requests[WINDOW];
static unsigned char *out, *in, *wire_out, *wire_in;
static size_t slot, wire_out_step;
static int count, me;

static void set_up(const struct memory *memory, size_t bytes, int rank)
{
    out = memory->send;
    in = memory->receive;
    wire_out = memory->wire_send;
    wire_in = memory->wire_receive;
    /* Messages that are under way at the same time cannot be staged in the same place. */
    wire_out_step = wire_out == out ? 0 : bytes;
    slot = bytes;
    count = (int)bytes;
    me = rank;
}

static void send_window(void)
{
    unsigned char answer;
    for (int i = 0; i < WINDOW; i++) {
        unsigned char *message = wire_out + (size_t)i * wire_out_step;
        stage(message, out, slot);
        MPI_Isend(message, count, MPI_BYTE, 1, TAG, MPI_COMM_WORLD, &requests[i]);
    }
    MPI_Waitall(WINDOW, requests, MPI_STATUSES_IGNORE);
    MPI_Recv(&answer, 1, MPI_BYTE, 1, ANSWER, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static void receive_window(void)
{
    unsigned char answer = 0;
    for (int i = 0; i < WINDOW; i++)
        MPI_Irecv(wire_in + (size_t)i * slot, count, MPI_BYTE, 0, TAG, MPI_COMM_WORLD,
                  &requests[i]);
    MPI_Waitall(WINDOW, requests, MPI_STATUSES_IGNORE);
    for (size_t i = 0; i < WINDOW; i++)
        stage(in + i * slot, wire_in + i * slot, slot);
    MPI_Send(&answer, 1, MPI_BYTE, 0, ANSWER, MPI_COMM_WORLD);
}

static void run(int events)
{
    for (int i = 0; i < events; i++) {
        if (me == 0)
            send_window();
        else
            receive_window();
    }
}

static int validate(int corruption)
{
    fill(out, slot, count);
    memset(in, 0, slot * WINDOW);
    run(1);
    if (me == 0)
        return 1;
    in[slot * WINDOW - 1] = (unsigned char)(in[slot * WINDOW - 1] + corruption);
    for (size_t i = 0; i < WINDOW; i++)
        if (!is_filled(in + i * slot, slot, count))
            return 0;
    return 1;
}

const struct benchmark bandwidth = {
    "bandwidth", TIME_OF_RANK_0, set_up, nothing_before, run, validate, nothing_to_free};

/* The same, reported as messages by time. */
const struct benchmark rate = {
    "rate", TIME_OF_RANK_0, set_up, nothing_before, run, validate, nothing_to_free};
