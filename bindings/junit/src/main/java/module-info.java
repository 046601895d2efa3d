/** A JUnit Jupiter extension that runs a test on several ranks, on every backend. */
module org.mpi4j.junit {
    requires static transitive org.jspecify;
    requires transitive org.mpi4j.api;
    requires org.mpi4j.purejava;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires transitive org.opentest4j;

    exports org.mpi4j.junit;

    opens org.mpi4j.junit to
            org.junit.platform.commons;
}
