/**
 * How the ranks of a job find each other, and how a job ends: links between threads or processes,
 * the rendezvous of processes, aborts and dead peers.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.launch;
