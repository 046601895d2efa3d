/** MPI for Java without native code: ranks as threads of one virtual machine or as processes. */
@SuppressWarnings("module") // Those that start ranks are built after this.
module org.mpi4j.purejava {
    // RawMemory on virtual machines before 22.
    requires jdk.unsupported;
    // How soon a silent host is taken for dead.
    requires jdk.net;
    requires static transitive org.jspecify;
    requires transitive org.mpi4j.api;

    exports org.mpi4j.purejava;
    // What ranks are started with; the rendezvous, and the secret that guards it.
    exports org.mpi4j.purejava.launch to
            org.mpi4j.benchmarks,
            org.mpi4j.junit,
            org.mpi4j.launcher;
    exports org.mpi4j.purejava.transport.tcp to
            org.mpi4j.launcher;

    provides org.mpi4j.spi.MpiProvider with
            org.mpi4j.purejava.PureJavaProvider;
}
