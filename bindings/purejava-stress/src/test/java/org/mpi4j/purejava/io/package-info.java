/** Ordering of a shared file pointer. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.io;
