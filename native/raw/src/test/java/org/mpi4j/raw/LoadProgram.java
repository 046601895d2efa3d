package org.mpi4j.raw;

import org.mpi4j.raw.NativeAvailability.Unavailable;

/** Loads the library, or touches the generated class unprepared, and prints what comes of it. */
final class LoadProgram {

    private LoadProgram() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("unprepared")) {
            try {
                System.out.println("handle " + OpenMpi.MPI_COMM_WORLD);
            } catch (Throwable e) {
                System.out.println(e);
            }
        }
        try {
            NativeLibrary.load();
            System.out.println("LOADED");
        } catch (NativeLibraryException e) {
            Unavailable unavailable = e.unavailable();
            System.out.println("REASON " + unavailable.reason());
            System.out.println(e.getMessage());
        }
    }
}
