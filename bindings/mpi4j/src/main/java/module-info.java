/**
 * MPI for Java as one dependency: the API, and both backends to run it with.
 *
 * <p>Programs use what {@code org.mpi4j.api} exports; start with {@link org.mpi4j.Mpi}.
 */
module org.mpi4j {
    requires transitive org.mpi4j.api;
    requires org.mpi4j.openmpi;
    requires org.mpi4j.purejava;
}
