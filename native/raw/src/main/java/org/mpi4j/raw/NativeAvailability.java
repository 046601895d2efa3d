package org.mpi4j.raw;

import java.util.List;

/** Whether the native library can be used in this JVM, and if not, why and what helps. */
public sealed interface NativeAvailability {

    /** The library is loaded. */
    record Loaded() implements NativeAvailability {}

    /**
     * The library is not usable, and will not be in this JVM.
     *
     * @param reason what is missing
     * @param details what the operating system or JavaCPP said, outermost first
     * @param tried each place where a library was looked for, and what was found there
     */
    record Unavailable(Reason reason, List<String> details, List<Attempt> tried)
            implements NativeAvailability {

        /** Copies the lists. */
        public Unavailable {
            details = List.copyOf(details);
            tried = List.copyOf(tried);
        }

        /**
         * Says all of this to a person: the reason, what to do, every place tried, and the errors.
         *
         * @return several lines
         */
        public String report() {
            StringBuilder text = new StringBuilder(reason.summary);
            text.append("\nWhat helps: ").append(reason.remedy);
            text.append("\nTried:");
            for (Attempt attempt : tried) {
                text.append("\n  ").append(attempt.place()).append(": ").append(attempt.outcome());
            }
            text.append("\nErrors:");
            for (String detail : details) {
                text.append("\n  ").append(detail);
            }
            return text.toString();
        }
    }

    /**
     * One place that was looked at.
     *
     * @param place a path, or the name of a place
     * @param outcome what was there
     */
    record Attempt(String place, String outcome) {}

    /** Why the library is not usable. */
    enum Reason {
        /** mpi4j has no native code for this operating system and processor. */
        PLATFORM_NOT_SUPPORTED(
                "mpi4j has no native library for this operating system and processor.",
                "use the pure-Java backend; supported natively are Linux and macOS on x86_64 and"
                        + " arm64."),
        /** The jar holds no native library for this platform. */
        LIBRARY_NOT_BUILT(
                "The native library of mpi4j is not in its jar for this platform: it was built"
                        + " where Open MPI or a C++ compiler was missing, or on another platform.",
                "install Open MPI and a C++ compiler (ci/install-openmpi.sh) and build again."),
        /** The dynamic linker finds no {@code libmpi.so.40}. */
        OPEN_MPI_NOT_FOUND(
                "Open MPI's library (libmpi.so.40, of Open MPI 4 and 5) was not found.",
                "install it: apt-get install openmpi-bin | dnf install openmpi | brew install"
                        + " open-mpi. If it is installed, add its folder to LD_LIBRARY_PATH"
                        + " (Fedora and RHEL: module load mpi)."),
        /** A {@code libmpi.so.40} was found, but it lacks what this version of mpi4j needs. */
        OPEN_MPI_INCOMPATIBLE(
                "The Open MPI that was found does not fit: it lacks symbols.",
                "use Open MPI 4.1 or 5.0; if several are installed, put the right one first in"
                        + " LD_LIBRARY_PATH."),
        /** There is no folder to which the library can be unpacked from the jar. */
        NO_WRITABLE_CACHE(
                "The native library could not be unpacked from its jar: no folder is writable.",
                "name one with -Dorg.bytedeco.javacpp.cachedir=FOLDER, or unpack the library from"
                        + " the jar and name its folder with -Djava.library.path=FOLDER."),
        /** Something else; the details say it. */
        OTHER("The native library of mpi4j could not be loaded.", "see the errors below.");

        private final String summary;
        private final String remedy;

        Reason(String summary, String remedy) {
            this.summary = summary;
            this.remedy = remedy;
        }
    }
}
