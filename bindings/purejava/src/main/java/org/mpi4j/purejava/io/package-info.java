/**
 * Files that ranks read and write together (MPI 4.1 chapter 14): opening and closing them in {@link
 * org.mpi4j.purejava.io.PureFiles}, data in {@link org.mpi4j.purejava.io.Transfer}, the file system
 * behind {@link org.mpi4j.purejava.io.SteadyFile}, and what the ranks of a file share in {@link
 * org.mpi4j.purejava.io.Common}.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.purejava.io;
