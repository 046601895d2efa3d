package org.mpi4j.spi;

/**
 * Whether a backend can be used here.
 *
 * @param usable true if it can
 * @param detail which library it uses; or, if it cannot, every place that was tried and what to do
 */
public record Availability(boolean usable, String detail) {}
