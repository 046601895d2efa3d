/*
 * Every rank writes or reads its own part of one file; one event is one call, and the slowest
 * rank's time counts. The file is in a temporary directory and goes when it is closed.
 */
#include "harness.h"

#include <stdio.h>

static MPI_File file;
static unsigned char *out, *in, *wire_out, *wire_in;
static MPI_Offset place;
static int count, me;

static void write_part(void)
{
    stage(wire_out, out, (size_t)count);
    MPI_File_write_at(file, place, wire_out, count, MPI_BYTE, MPI_STATUS_IGNORE);
}

static void read_part(void)
{
    MPI_File_read_at(file, place, wire_in, count, MPI_BYTE, MPI_STATUS_IGNORE);
    stage(in, wire_in, (size_t)count);
}

static const char *set_up(const struct setting *setting)
{
    char path[4096];
    out = setting->memory->send;
    in = setting->memory->receive;
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    count = (int)setting->bytes;
    me = setting->rank;
    place = (MPI_Offset)me * count;
    snprintf(path, sizeof path, "%s/file", directory);
    int refused = MPI_File_open(MPI_COMM_WORLD, path,
                                MPI_MODE_CREATE | MPI_MODE_RDWR | MPI_MODE_DELETE_ON_CLOSE,
                                MPI_INFO_NULL, &file);
    if (refused)
        return "the file cannot be opened";
    /* There is something to read. */
    write_part();
    return NULL;
}

static void tear_down(void)
{
    MPI_File_close(&file);
}

static void run_writing(int events)
{
    for (int i = 0; i < events; i++)
        write_part();
}

static void run_reading(int events)
{
    for (int i = 0; i < events; i++)
        read_part();
}

static int validate(int corruption)
{
    fill(out, (size_t)count, count + me);
    memset(in, 0, (size_t)count);
    write_part();
    read_part();
    in[count - 1] = (unsigned char)(in[count - 1] + corruption);
    return is_filled(in, (size_t)count, count + me);
}

#define ACCESS(NAME, RUN) \
    {NAME, TIME_OF_SLOWEST_RANK, NULL, set_up, barrier_before, RUN, validate, tear_down, 0}

const struct benchmark file_accesses[] = {
    ACCESS("file_write", run_writing), ACCESS("file_read", run_reading), {0}};
