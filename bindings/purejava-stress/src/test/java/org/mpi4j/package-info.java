/** Ordering of what threads of one rank share whatever the backend. */
@org.jspecify.annotations.NullMarked
package org.mpi4j;
