/** Random programs, the same on every backend. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.differential;
