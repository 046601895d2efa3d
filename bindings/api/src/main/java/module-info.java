/**
 * MPI for Java: the interfaces and values that programs are written against, and the service
 * provider interface that backends implement.
 */
module org.mpi4j.api {
    requires java.management;
    requires static transitive org.jspecify;

    exports org.mpi4j;
    exports org.mpi4j.spi;

    uses org.mpi4j.spi.MpiProvider;
}
