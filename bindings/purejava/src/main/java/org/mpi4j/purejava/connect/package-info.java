/**
 * Processes of other jobs: how two groups of processes that are in different worlds come to be
 * linked, whether one has started the other or both meet at a port. Every such process has an index
 * beyond the ranks of the own world. Indices are never sent; what is sent are identities.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.connect;
