/** Measures mpi4j against C, and its backends against each other. */
module org.mpi4j.benchmarks {
    requires static org.jspecify;
    requires com.google.gson;
    requires info.picocli;
    requires java.management;
    requires jdk.management;
    requires org.mpi4j.api;
    requires transitive org.mpi4j.launcher;
    requires org.mpi4j.purejava;

    opens org.mpi4j.benchmarks to
            info.picocli;
    opens org.mpi4j.benchmarks.measure to
            com.google.gson;

    exports org.mpi4j.benchmarks;
    exports org.mpi4j.benchmarks.twin;

    provides org.mpi4j.launcher.Subcommand with
            org.mpi4j.benchmarks.BenchSubcommand;
}
