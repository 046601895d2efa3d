/** Tests of the raw layer. What needs MPI or a broken installation runs in a child JVM. */
@NullMarked
package org.mpi4j.raw;

import org.jspecify.annotations.NullMarked;
