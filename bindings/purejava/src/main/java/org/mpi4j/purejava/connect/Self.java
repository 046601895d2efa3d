package org.mpi4j.purejava.connect;

import org.mpi4j.purejava.matching.Messaging;

/**
 * The calling process, as one that others connect with.
 *
 * @param identity who it is
 * @param severalHosts whether its world is on several hosts
 * @param messaging its messages
 * @param peers whom it is linked with
 */
public record Self(
        Identity identity, boolean severalHosts, Messaging messaging, ForeignPeers peers) {}
