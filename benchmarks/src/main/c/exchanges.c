/*
 * Ping-pong between rank i of the first half and rank i of the second; one event is a round trip.
 * Messages are bytes in one piece, or have gaps: described by a datatype, or packed by hand.
 */
#include "harness.h"

#include <stdlib.h>

enum { TAG = 1 };

/* Where the data lies: pieces of `piece` bytes, one every `stride` bytes. */
struct layout {
    size_t piece, stride;
    /* Bytes of the size that stand for one piece. */
    size_t unit;
    /* Makes the datatype of n pieces. */
    void (*make)(int n, MPI_Datatype *type);
    void (*pack)(unsigned char *to, const unsigned char *from, size_t n);
    void (*unpack)(unsigned char *to, const unsigned char *from, size_t n);
};

/* A layout and what is done with it. */
struct way {
    const struct layout *layout;
    enum { AS_IT_IS, PERSISTENT, BY_HAND } how;
};

struct record {
    double value;
    int index;
};

struct packed {
    unsigned char value[sizeof(double)], index[sizeof(int)];
};

static const struct layout *layout;
static MPI_Datatype type;
static MPI_Request sending, receiving;
static unsigned char *out, *in, *wire_out, *wire_in;
static size_t pieces, span;
static int count, me, peer, begins;

static void make_bytes(int n, MPI_Datatype *made)
{
    (void)n;
    *made = MPI_BYTE;
}

static void make_vector(int n, MPI_Datatype *made)
{
    MPI_Type_vector(n, 1, 2, MPI_DOUBLE, made);
    MPI_Type_commit(made);
}

static void make_records(int n, MPI_Datatype *made)
{
    int lengths[] = {1, 1};
    MPI_Aint displacements[] = {offsetof(struct record, value), offsetof(struct record, index)};
    MPI_Datatype types[] = {MPI_DOUBLE, MPI_INT}, fields, record;
    MPI_Type_create_struct(2, lengths, displacements, types, &fields);
    MPI_Type_create_resized(fields, 0, sizeof(struct record), &record);
    MPI_Type_contiguous(n, record, made);
    MPI_Type_commit(made);
    MPI_Type_free(&record);
    MPI_Type_free(&fields);
}

static void pack_vector(unsigned char *to, const unsigned char *from, size_t n)
{
    double *packed = (double *)(void *)to;
    const double *values = (const double *)(const void *)from;
    for (size_t i = 0; i < n; i++)
        packed[i] = values[2 * i];
}

static void unpack_vector(unsigned char *to, const unsigned char *from, size_t n)
{
    double *values = (double *)(void *)to;
    const double *packed = (const double *)(const void *)from;
    for (size_t i = 0; i < n; i++)
        values[2 * i] = packed[i];
}

static void pack_records(unsigned char *to, const unsigned char *from, size_t n)
{
    struct packed *packed = (struct packed *)(void *)to;
    const struct record *records = (const struct record *)(const void *)from;
    for (size_t i = 0; i < n; i++) {
        memcpy(packed[i].value, &records[i].value, sizeof(double));
        memcpy(packed[i].index, &records[i].index, sizeof(int));
    }
}

static void unpack_records(unsigned char *to, const unsigned char *from, size_t n)
{
    struct record *records = (struct record *)(void *)to;
    const struct packed *packed = (const struct packed *)(const void *)from;
    for (size_t i = 0; i < n; i++) {
        memcpy(&records[i].value, packed[i].value, sizeof(double));
        memcpy(&records[i].index, packed[i].index, sizeof(int));
    }
}

static const struct layout whole = {1, 1, 1, make_bytes, NULL, NULL};
static const struct layout vector = {
    sizeof(double), 2 * sizeof(double), sizeof(double), make_vector, pack_vector, unpack_vector};
static const struct layout records = {sizeof(struct packed), sizeof(struct record),
                                      sizeof(struct record), make_records, pack_records,
                                      unpack_records};

static void set_up_messages(const struct setting *setting)
{
    int half = setting->ranks / 2;
    me = setting->rank;
    begins = me < half;
    peer = begins ? me + half : me - half;
    out = setting->memory->send;
    in = setting->memory->receive;
    pieces = setting->bytes / layout->unit;
    span = pieces * layout->stride;
}

static const char *set_up(const struct setting *setting)
{
    const struct way *way = setting->variant;
    layout = way->layout;
    set_up_messages(setting);
    wire_out = setting->memory->wire_send;
    wire_in = setting->memory->wire_receive;
    count = layout == &whole ? (int)setting->bytes : 1;
    layout->make((int)pieces, &type);
    if (way->how == PERSISTENT) {
        MPI_Send_init(wire_out, count, type, peer, TAG, MPI_COMM_WORLD, &sending);
        MPI_Recv_init(wire_in, count, type, peer, TAG, MPI_COMM_WORLD, &receiving);
    }
    return NULL;
}

static const char *set_up_by_hand(const struct setting *setting)
{
    const struct way *way = setting->variant;
    layout = way->layout;
    set_up_messages(setting);
    type = MPI_BYTE;
    count = (int)(pieces * layout->piece);
    wire_out = page_aligned((size_t)count);
    wire_in = page_aligned((size_t)count);
    return NULL;
}

static void tear_down(void)
{
    if (type != MPI_BYTE)
        MPI_Type_free(&type);
}

static void free_requests(void)
{
    MPI_Request_free(&sending);
    MPI_Request_free(&receiving);
}

static void free_packed(void)
{
    free(wire_in);
    free(wire_out);
}

static void send(void)
{
    stage(wire_out, out, span);
    MPI_Send(wire_out, count, type, peer, TAG, MPI_COMM_WORLD);
}

static void receive(void)
{
    MPI_Recv(wire_in, count, type, peer, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    stage(in, wire_in, span);
}

static void send_again(void)
{
    stage(wire_out, out, span);
    MPI_Start(&sending);
    MPI_Wait(&sending, MPI_STATUS_IGNORE);
}

static void receive_again(void)
{
    MPI_Start(&receiving);
    MPI_Wait(&receiving, MPI_STATUS_IGNORE);
    stage(in, wire_in, span);
}

static void send_packed(void)
{
    layout->pack(wire_out, out, pieces);
    MPI_Send(wire_out, count, type, peer, TAG, MPI_COMM_WORLD);
}

static void receive_packed(void)
{
    MPI_Recv(wire_in, count, type, peer, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    layout->unpack(in, wire_in, pieces);
}

static inline void exchange(int events, void (*to_peer)(void), void (*from_peer)(void))
{
    for (int i = 0; i < events; i++) {
        if (begins) {
            to_peer();
            from_peer();
        } else {
            from_peer();
            to_peer();
        }
    }
}

static void run(int events)
{
    exchange(events, send, receive);
}

static void run_again(int events)
{
    exchange(events, send_again, receive_again);
}

static void run_packed(int events)
{
    exchange(events, send_packed, receive_packed);
}

static int check(int corruption)
{
    size_t last = (pieces - 1) * layout->stride;
    in[last] = (unsigned char)(in[last] + corruption);
    for (size_t i = 0; i < pieces; i++)
        if (!is_filled(in + i * layout->stride, layout->piece, (int)i + count + peer))
            return 0;
    return 1;
}

static int validate_with(void (*events)(int), int corruption)
{
    for (size_t i = 0; i < pieces; i++)
        fill(out + i * layout->stride, layout->piece, (int)i + count + me);
    memset(in, 0, span);
    events(1);
    return check(corruption);
}

static int validate(int corruption)
{
    return validate_with(run, corruption);
}

static int validate_again(int corruption)
{
    return validate_with(run_again, corruption);
}

static int validate_packed(int corruption)
{
    return validate_with(run_packed, corruption);
}

static const struct way plain = {&whole, AS_IT_IS}, again = {&whole, PERSISTENT},
                        as_vector = {&vector, AS_IT_IS}, vector_by_hand = {&vector, BY_HAND},
                        as_records = {&records, AS_IT_IS}, records_by_hand = {&records, BY_HAND};

#define PLAIN(NAME, WHOSE, WAY) \
    {NAME, WHOSE, &WAY, set_up, nothing_before, run, validate, tear_down, 0}
#define PACKED(NAME, WAY) \
    {NAME, TIME_OF_RANK_0, &WAY, set_up_by_hand, nothing_before, run_packed, validate_packed, \
     free_packed, 0}

const struct benchmark exchanges[] = {
    PLAIN("latency", TIME_OF_RANK_0, plain),
    PLAIN("multi_lat", TIME_OF_SLOWEST_RANK, plain),
    {"latency_persistent", TIME_OF_RANK_0, &again, set_up, nothing_before, run_again,
     validate_again, free_requests, 0},
    PLAIN("vector", TIME_OF_RANK_0, as_vector),
    PACKED("vector_packed", vector_by_hand),
    PLAIN("record", TIME_OF_RANK_0, as_records),
    PACKED("record_packed", records_by_hand),
    {0}};
