/** Small real programs that use MPI. */
module org.mpi4j.examples {
    requires org.mpi4j;
    requires static transitive org.jspecify;

    exports org.mpi4j.examples;
}
