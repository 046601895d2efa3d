/** Runs the tests of this module with jcstress, and what they share. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.stress;
