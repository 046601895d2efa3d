/** Open MPI as static methods: everything is a number, nothing is checked. */
module org.mpi4j.raw {
    requires transitive org.bytedeco.javacpp;
    requires transitive org.mpi4j.recipe;
    requires static org.jspecify;

    exports org.mpi4j.raw;
}
