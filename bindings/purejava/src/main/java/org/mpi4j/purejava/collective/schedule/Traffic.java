package org.mpi4j.purejava.collective.schedule;

/**
 * What one rank sends in one collective operation.
 *
 * @param messages how many messages
 * @param bytes how many bytes of data in them
 */
public record Traffic(long messages, long bytes) {}
