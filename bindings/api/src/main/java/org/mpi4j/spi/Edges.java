package org.mpi4j.spi;

import org.mpi4j.Neighbors;

/**
 * Edges of a distributed graph that one rank gives.
 *
 * @param sources ranks where they start
 * @param degrees how many at each
 * @param destinations where they end, one source after the other
 * @param weighted whether edges have weights, even if this rank gives none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Edges(int[] sources, int[] degrees, Neighbors destinations, boolean weighted) {}
