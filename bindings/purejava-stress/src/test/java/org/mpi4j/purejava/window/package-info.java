/** Ordering of the words that guard the memory of a window. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.window;
