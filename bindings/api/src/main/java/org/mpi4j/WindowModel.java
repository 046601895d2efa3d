package org.mpi4j;

/**
 * How the owner of a window's memory sees what others write into it.
 *
 * @see "MPI_WIN_MODEL, MPI 4.1 section 12.4"
 */
public enum WindowModel {
    /** There is one copy of the memory; writes of others become visible by themselves. */
    UNIFIED,
    /** The owner's loads and stores see another copy until the window is synchronised. */
    SEPARATE
}
