package org.mpi4j;

/**
 * A version of the MPI standard.
 *
 * @param major for example 3
 * @param minor for example 1
 */
public record StandardVersion(int major, int minor) {
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
