/**
 * The native backend of mpi4j: thin adapters over Open MPI. Found as a service; exports nothing.
 */
module org.mpi4j.openmpi {
    requires org.mpi4j.api;
    requires org.mpi4j.raw;
    requires java.management;
    requires static org.jspecify;

    provides org.mpi4j.spi.MpiProvider with
            org.mpi4j.openmpi.OpenMpiProvider;
}
