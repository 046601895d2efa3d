package org.mpi4j.purejava.transport;

/**
 * Both channels between this rank and one peer.
 *
 * @param outlet to the peer
 * @param inlet from the peer
 */
public record Link(Outlet outlet, Inlet inlet) {}
