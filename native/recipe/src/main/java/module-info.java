/** What JavaCPP must know to generate {@code org.mpi4j.raw} from Open MPI's header. */
module org.mpi4j.recipe {
    requires transitive org.bytedeco.javacpp;
    requires static org.jspecify;

    exports org.mpi4j.recipe;
}
