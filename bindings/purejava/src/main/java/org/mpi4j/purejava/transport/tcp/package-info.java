/**
 * Channels over TCP, for ranks that share no memory.
 *
 * <p>Whoever connects must prove that it belongs to the job before anything that it says is looked
 * at: {@link org.mpi4j.purejava.transport.tcp.Gate} listens and {@link
 * org.mpi4j.purejava.transport.tcp.Caller} connects, each with a {@link
 * org.mpi4j.purejava.transport.tcp.Pass}; what they give is a connection with a proven peer at its
 * other end, and {@link org.mpi4j.purejava.transport.tcp.TcpLinks} makes channels of it. Two jobs
 * that want to talk need a secret in common and nothing else from here.
 *
 * <p>The proof, in messages of fixed size: the caller sends what it wants to be (scope, rank, whom
 * it means) with a random number; the gate answers with a random number of its own and an
 * HMAC-SHA256 of both messages under the secret; the caller sends another HMAC of the same with
 * another label; the gate sends one byte. The scope is a digest of job and purpose. Random numbers
 * of both sides make every proof worthless elsewhere, labels keep either side's from being sent
 * back. Nothing is encrypted: data is as safe as the network is.
 *
 * <p>A frame is the four words of a ring's frame (commit word, context, first, second), then
 * payload, padded to eight bytes, in native order; the greeting refuses peers of another order.
 * Kind and length are checked before anything else is done with a frame. Three kinds are for the
 * channel itself: credit given back, the end of the job, and goodbye. A connection that ends
 * without goodbye is a dead peer.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.transport.tcp;
