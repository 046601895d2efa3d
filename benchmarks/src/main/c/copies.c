/* What copying a message of that size costs in this process; one event is one memcpy. */
#include "harness.h"

static unsigned char *out, *in;
static size_t length;

static const char *set_up(const struct setting *setting)
{
    out = setting->memory->send;
    in = setting->memory->receive;
    length = setting->bytes;
    return NULL;
}

static void run(int events)
{
    for (int i = 0; i < events; i++) {
        memcpy(in, out, length);
        /* The compiler must believe that somebody reads the copy. */
        __asm__ volatile("" : : "r"(in) : "memory");
    }
}

static int validate(int corruption)
{
    fill(out, length, (int)length);
    memset(in, 0, length);
    run(1);
    in[length - 1] = (unsigned char)(in[length - 1] + corruption);
    return is_filled(in, length, (int)length);
}

const struct benchmark copies[] = {
    {"copy", TIME_OF_RANK_0, NULL, set_up, nothing_before, run, validate, nothing_to_free, 0}, {0}};
