/*
 * Ranks 0 and 1 hand a word of shared memory to each other, without MPI: no message can be faster.
 * One event is there and back. The memory is a file that both have mapped.
 */
#include "harness.h"

#include "common.h"

#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PATIENCE = 1000 };

static atomic_llong *word;
static long long turn;
static int me;

static const char *set_up(const struct setting *setting)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/flag", directory);
    me = setting->rank;
    turn = 0;
    if (me == 0) {
        int made = open(path, O_CREAT | O_RDWR, 0600);
        if (made < 0 || ftruncate(made, sizeof *word) != 0)
            stop("cannot be made", path);
        close(made);
    }
    MPI_Barrier(MPI_COMM_WORLD);
    int file = open(path, O_RDWR);
    void *mapped = mmap(NULL, sizeof *word, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file < 0 || mapped == MAP_FAILED)
        stop("cannot be mapped", path);
    close(file);
    word = mapped;
    MPI_Barrier(MPI_COMM_WORLD);
    if (me == 0)
        unlink(path);
    return NULL;
}

/* Lets others run at times: where both ranks share a core, spinning would not end. */
static void await(long long value)
{
    for (int turns = 1; atomic_load_explicit(word, memory_order_acquire) != value; turns++) {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
        if (turns % PATIENCE == 0)
            sched_yield();
    }
}

/* Rank 0 writes odd numbers, rank 1 the even ones that follow them. */
static void run(int events)
{
    for (int i = 0; i < events; i++) {
        if (me == 0) {
            atomic_store_explicit(word, turn + 1, memory_order_release);
            await(turn + 2);
        } else {
            await(turn + 1);
            atomic_store_explicit(word, turn + 2, memory_order_release);
        }
        turn += 2;
    }
}

static int validate(int corruption)
{
    run(1);
    MPI_Barrier(MPI_COMM_WORLD);
    return atomic_load_explicit(word, memory_order_acquire) + corruption == turn;
}

static void tear_down(void)
{
    munmap((void *)word, sizeof *word);
}

const struct benchmark flags[] = {
    {"flag", TIME_OF_RANK_0, NULL, set_up, nothing_before, run, validate, tear_down, 0}, {0}};
