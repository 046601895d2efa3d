/** Starts the ranks of a job: a library, and the command {@code mpi4j}. */
module org.mpi4j.launcher {
    requires transitive org.mpi4j.api;
    requires transitive info.picocli;
    // The rendezvous of ranks on several hosts, and what tells them that their launcher is gone.
    requires org.mpi4j.purejava;
    requires static transitive org.jspecify;

    exports org.mpi4j.launcher;

    uses org.mpi4j.launcher.Subcommand;

    opens org.mpi4j.launcher.cli to
            info.picocli;
}
