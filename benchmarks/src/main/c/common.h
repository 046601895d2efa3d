/* What all C programs here share. */
#ifndef MPI4J_COMMON_H
#define MPI4J_COMMON_H

enum { EXIT_USAGE = 2, EXIT_INVALID = 3 };

double now_us(void);

/* Says why and ends the whole job. */
void stop(const char *why, const char *what);

/* The line in which a program tells what it runs on; `storage` is where its messages lie. */
void print_start(int provided, const char *storage);

#endif
