/*
 * Rank i of the first half sends a window of messages to rank i of the second, which answers when
 * it has them all; or both send one at the same time. One event is a window. All messages are sent
 * from one buffer; each is received into a place of its own.
 */
#include "harness.h"

enum { TAG = 2, ANSWER = 3 };

static MPI_Request outgoing[WINDOW], incoming[WINDOW];
static unsigned char *out, *in, *wire_out, *wire_in;
static size_t slot, wire_out_step;
static int count, me, peer, begins;

static const char *set_up(const struct setting *setting)
{
    int half = setting->ranks / 2;
    me = setting->rank;
    begins = me < half;
    peer = begins ? me + half : me - half;
    out = setting->memory->send;
    in = setting->memory->receive;
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    slot = setting->bytes;
    /* Messages that are under way at the same time cannot be staged in the same place. */
    wire_out_step = wire_out == out ? 0 : slot;
    count = (int)slot;
    return NULL;
}

static void start_sending(void)
{
    for (int i = 0; i < WINDOW; i++) {
        unsigned char *message = wire_out + (size_t)i * wire_out_step;
        stage(message, out, slot);
        MPI_Isend(message, count, MPI_BYTE, peer, TAG, MPI_COMM_WORLD, &outgoing[i]);
    }
}

static void start_receiving(void)
{
    for (int i = 0; i < WINDOW; i++)
        MPI_Irecv(wire_in + (size_t)i * slot, count, MPI_BYTE, peer, TAG, MPI_COMM_WORLD,
                  &incoming[i]);
}

static void finish_receiving(void)
{
    MPI_Waitall(WINDOW, incoming, MPI_STATUSES_IGNORE);
    for (size_t i = 0; i < WINDOW; i++)
        stage(in + i * slot, wire_in + i * slot, slot);
}

static void send_window(void)
{
    unsigned char answer;
    start_sending();
    MPI_Waitall(WINDOW, outgoing, MPI_STATUSES_IGNORE);
    MPI_Recv(&answer, 1, MPI_BYTE, peer, ANSWER, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static void receive_window(void)
{
    unsigned char answer = 0;
    start_receiving();
    finish_receiving();
    MPI_Send(&answer, 1, MPI_BYTE, peer, ANSWER, MPI_COMM_WORLD);
}

static void run(int events)
{
    for (int i = 0; i < events; i++) {
        if (begins)
            send_window();
        else
            receive_window();
    }
}

static void run_both_ways(int events)
{
    for (int i = 0; i < events; i++) {
        start_receiving();
        start_sending();
        MPI_Waitall(WINDOW, outgoing, MPI_STATUSES_IGNORE);
        finish_receiving();
    }
}

static int check(int corruption)
{
    in[slot * WINDOW - 1] = (unsigned char)(in[slot * WINDOW - 1] + corruption);
    for (size_t i = 0; i < WINDOW; i++)
        if (!is_filled(in + i * slot, slot, count + peer))
            return 0;
    return 1;
}

static void fresh_data(void)
{
    fill(out, slot, count + me);
    memset(in, 0, slot * WINDOW);
}

static int validate(int corruption)
{
    fresh_data();
    run(1);
    return begins ? 1 : check(corruption);
}

static int validate_both_ways(int corruption)
{
    fresh_data();
    run_both_ways(1);
    return check(corruption);
}

#define ONE_WAY(NAME, WHOSE) \
    {NAME, WHOSE, NULL, set_up, nothing_before, run, validate, nothing_to_free, 0}

const struct benchmark streams[] = {
    ONE_WAY("bandwidth", TIME_OF_RANK_0),
    /* The same, reported as messages by time. */
    ONE_WAY("rate", TIME_OF_RANK_0),
    /* The same for every pair of ranks. */
    ONE_WAY("mbw_mr", TIME_OF_SLOWEST_RANK),
    {"bibw", TIME_OF_RANK_0, NULL, set_up, nothing_before, run_both_ways, validate_both_ways,
     nothing_to_free, 0},
    {0}};
