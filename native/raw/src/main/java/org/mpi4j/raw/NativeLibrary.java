package org.mpi4j.raw;

import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.mpi4j.raw.NativeAvailability.Loaded;
import org.mpi4j.raw.NativeAvailability.Unavailable;

/**
 * Loads the native library, once.
 *
 * <p>{@code OpenMpi} asks the library for the value of every predefined handle while it is
 * initialised, so it cannot be initialised without the library. To get a plain answer instead of a
 * failed class initialisation, call {@link #load()} or {@link #availability()} before {@code
 * OpenMpi} is first used.
 */
public final class NativeLibrary {

    private static final String GENERATED_CLASS = "org.mpi4j.raw.OpenMpi";

    /**
     * Set by whichever thread initialises {@code OpenMpi}. There is no lock of our own: the JVM's
     * lock on that class already admits one thread, and a second lock could be taken in the other
     * order by a thread that meets {@code OpenMpi} first.
     */
    private static volatile @Nullable NativeAvailability outcome;

    private NativeLibrary() {}

    /**
     * Loads the library unless that was done or tried before.
     *
     * @return the same answer at every call
     */
    public static NativeAvailability availability() {
        NativeAvailability known = outcome;
        if (known != null) {
            return known;
        }
        try {
            Class.forName(GENERATED_CLASS, true, NativeLibrary.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        } catch (LinkageError e) {
            if (!(outcome instanceof Unavailable)) {
                // The library was loaded, but a constant of the class could not be had from it.
                outcome = LoadFailure.diagnose(e);
            }
        }
        return Objects.requireNonNull(outcome);
    }

    /**
     * Loads the library unless that was done before.
     *
     * @throws NativeLibraryException if it cannot be used in this JVM
     */
    public static void load() {
        if (availability() instanceof Unavailable unavailable) {
            throw new NativeLibraryException(unavailable);
        }
    }

    /** Called while {@code OpenMpi} is being initialised, by {@link OpenMpiLoader} alone. */
    static void loadForGeneratedClass(Class<?> generated) {
        if (!Loader.isLoadLibraries()) {
            return; // JavaCPP only inspects the class, while it builds the library
        }
        try {
            NativeEnvironment.prepareJavaCpp();
            NativeEnvironment.prepareOpenMpi();
            loadWithFallback(generated);
            outcome = new Loaded();
        } catch (LinkageError e) {
            Unavailable unavailable = LoadFailure.diagnose(e);
            outcome = unavailable;
            // An Error, because the JVM would wrap an exception and hide its message.
            UnsatisfiedLinkError error = new UnsatisfiedLinkError(unavailable.report());
            error.initCause(e);
            throw error;
        }
    }

    private static void loadWithFallback(Class<?> generated) {
        try {
            Loader.load(generated);
        } catch (UnsatisfiedLinkError e) {
            if (!LoadFailure.isOpenMpiMissing(e) || !OpenMpiFolders.loadOpenMpi()) {
                throw e;
            }
            Loader.load(generated);
        }
    }
}
