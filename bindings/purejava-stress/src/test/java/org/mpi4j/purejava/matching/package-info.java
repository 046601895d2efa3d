/** Ordering of the lock that guards all state of a rank's messages. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.matching;
