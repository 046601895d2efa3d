package org.mpi4j.purejava.connect;

import org.mpi4j.purejava.matching.Ranks;

/**
 * What all ranks of two groups that have met know.
 *
 * @param remote the other group
 * @param isLow whether the own group is the low one
 * @param number an even number for a new communicator; the next one is free too
 */
public record Connected(Ranks remote, boolean isLow, long number) {}
