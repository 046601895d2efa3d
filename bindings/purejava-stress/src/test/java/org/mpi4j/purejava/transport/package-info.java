/** Ordering of the rings. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.transport;
