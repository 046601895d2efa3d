package org.mpi4j.raw;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;

/**
 * What must be set before libmpi is loaded. What the user has set stays.
 *
 * <p>The native method here is in a library of its own that does not need libmpi: where Open MPI is
 * built with UCX linked in, UCX reads its environment while libmpi is being loaded.
 */
@Properties(
        @Platform(
                value = {"linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64"},
                library = "jnimpi4jenv",
                include = "stdlib.h"))
@NoException
final class NativeEnvironment {

    private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    private NativeEnvironment() {}

    /**
     * JavaCPP counts the shared memory of MPI against a limit derived from the heap size, and
     * throws OutOfMemoryError when that is reached: no limit.
     */
    static void prepareJavaCpp() {
        boolean chosenByUser =
                System.getProperty(MEMORY_LIMIT) != null
                        || System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") != null;
        if (!chosenByUser) {
            System.setProperty(MEMORY_LIMIT, "0");
        }
    }

    /**
     * UCX would handle SIGSEGV, which the JVM needs for its null checks: a JVM without that signal
     * crashes at a null pointer that should be an exception.
     */
    static void prepareOpenMpi() {
        Loader.load(NativeEnvironment.class);
        setenv("UCX_ERROR_SIGNALS", "", 0);
        // Messages of a rank to itself are copied by the sender, which stops where the receive
        // buffer ends, as the receiver would not.
        setenv("OMPI_MCA_btl_self_flags", "send,inplace", 0);
        if (Boolean.getBoolean("mpi4j.checked")) {
            copyThroughSharedMemory();
        }
    }

    /**
     * Checked mode: the sender of a long message copies it, and stops where the receive buffer
     * ends, also in collective operations whose counts differ between ranks. Where the receiver
     * reads the sender's memory itself, Open MPI 4.1 and 5.0 do not stop.
     */
    private static void copyThroughSharedMemory() {
        setenv("OMPI_MCA_btl_vader_single_copy_mechanism", "none", 0);
        setenv("OMPI_MCA_smsc", "^cma,knem,xpmem", 0);
    }

    private static native int setenv(
            @Cast("const char*") String name, @Cast("const char*") String value, int overwrite);
}
