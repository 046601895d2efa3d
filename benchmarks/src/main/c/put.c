/*
 * Rank 0 writes into the memory of rank 1, which takes no part; one event is one put, complete at
 * the target. A lock of all ranks is held all the time, so an event is no more than that.
 */
#include "harness.h"

static MPI_Win window;
static unsigned char *out, *wire_out, *memory_here;
static int count, me;

static void set_up(const struct memory *memory, size_t bytes, int rank)
{
    out = memory->send;
    wire_out = memory->wire_send;
    count = (int)bytes;
    me = rank;
    MPI_Win_allocate((MPI_Aint)bytes, 1, MPI_INFO_NULL, MPI_COMM_WORLD, &memory_here, &window);
    MPI_Win_lock_all(0, window);
}

static void tear_down(void)
{
    MPI_Win_unlock_all(window);
    MPI_Win_free(&window);
}

static void put(void)
{
    stage(wire_out, out, (size_t)count);
    MPI_Put(wire_out, count, MPI_BYTE, 1, 0, count, MPI_BYTE, window);
    MPI_Win_flush(1, window);
}

static void run(int events)
{
    for (int i = 0; me == 0 && i < events; i++)
        put();
}

/* All can see what was written before. */
static void synchronise(void)
{
    MPI_Win_sync(window);
    MPI_Barrier(MPI_COMM_WORLD);
    MPI_Win_sync(window);
}

static int validate(int corruption)
{
    fill(out, (size_t)count, count);
    memset(memory_here, 0, (size_t)count);
    synchronise();
    run(1);
    synchronise();
    if (me == 0)
        return 1;
    memory_here[count - 1] = (unsigned char)(memory_here[count - 1] + corruption);
    return is_filled(memory_here, (size_t)count, count);
}

const struct benchmark put_latency = {
    "put", TIME_OF_RANK_0, set_up, nothing_before, run, validate, tear_down};
