/*
 * Ping-pong between ranks 0 and 1 in several threads at once, each with a tag of its own; one event
 * is a round trip of every thread.
 */
#include "harness.h"

#include "common.h"

#include <pthread.h>

enum { THREADS = 2, FIRST_TAG = 10 };

static unsigned char *out, *in, *wire_out, *wire_in;
static int count, me, peer, events_now;

static void send_of(int thread)
{
    stage(wire_out + thread * count, out + thread * count, (size_t)count);
    MPI_Send(wire_out + thread * count, count, MPI_BYTE, peer, FIRST_TAG + thread, MPI_COMM_WORLD);
}

static void receive_of(int thread)
{
    MPI_Recv(wire_in + thread * count, count, MPI_BYTE, peer, FIRST_TAG + thread, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    stage(in + thread * count, wire_in + thread * count, (size_t)count);
}

static void *exchange(void *number)
{
    int thread = *(const int *)number;
    for (int i = 0; i < events_now; i++) {
        if (me == 0) {
            send_of(thread);
            receive_of(thread);
        } else {
            receive_of(thread);
            send_of(thread);
        }
    }
    return NULL;
}

static const char *set_up(const struct setting *setting)
{
    int provided;
    MPI_Query_thread(&provided);
    if (provided != MPI_THREAD_MULTIPLE)
        return "this MPI library does not let several threads call it at once";
    out = setting->memory->send;
    in = setting->memory->receive;
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    count = (int)setting->bytes;
    me = setting->rank;
    peer = 1 - me;
    return NULL;
}

static void run(int events)
{
    pthread_t threads[THREADS];
    int numbers[THREADS];
    events_now = events;
    for (int i = 0; i < THREADS; i++) {
        numbers[i] = i;
        if (pthread_create(&threads[i], NULL, exchange, &numbers[i]) != 0)
            stop("no thread", "latency_mt");
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

static int validate(int corruption)
{
    size_t all = (size_t)count * THREADS;
    fill(out, all, count + me);
    memset(in, 0, all);
    run(1);
    in[all - 1] = (unsigned char)(in[all - 1] + corruption);
    return is_filled(in, all, count + peer);
}

const struct benchmark threaded[] = {
    {"latency_mt", TIME_OF_RANK_0, NULL, set_up, nothing_before, run, validate, nothing_to_free, 0},
    {0}};
