package org.mpi4j.openmpi;

import java.util.Arrays;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.raw.OpenMpi;

/** The one place where return codes of MPI become exceptions. */
final class Errors {
    /** What each error class of the library is called here, by its number. */
    private static final ErrorClass[] CLASSES = classes();

    /** Numbers that the headers of Open MPI 4.1 lack; those of 5.0 have them. */
    private static final int PROC_FAILED = 75;

    private static final int SESSION = 78;
    private static final int VALUE_TOO_LARGE = 79;

    private Errors() {}

    /**
     * Passes if a call succeeded.
     *
     * @param operation name of the MPI function
     * @param code what it returned
     */
    static void check(String operation, int code) {
        if (code != OpenMpi.MPI_SUCCESS) {
            throw exception(operation, code);
        }
    }

    /** The exception for a code other than MPI_SUCCESS. */
    static MpiException exception(String operation, int code) {
        ErrorClass known = classOf(code);
        // Open MPI 5.0 has no class for some errors of files, such as a full disk.
        boolean ofFile = known == ErrorClass.OTHER && operation.startsWith("MPI_File_");
        ErrorClass told = ofFile ? ErrorClass.IO : known;
        return new MpiException(told, code, operation + " failed: " + text(code));
    }

    /** What kind of error a code is. */
    static ErrorClass classOf(int code) {
        if (!Environment.isMpiActive()) {
            // Of a tool, which needs no initialised MPI; the library would end the process.
            return named(code);
        }
        int[] number = {OpenMpi.MPI_ERR_UNKNOWN};
        // If even this fails the code is none that the library knows.
        if (OpenMpi.MPI_Error_class(code, number) != OpenMpi.MPI_SUCCESS) {
            return ErrorClass.UNKNOWN;
        }
        return named(number[0]);
    }

    /** What a class is called, by its number. */
    static ErrorClass named(int number) {
        if (number > OpenMpi.MPI_ERR_LASTCODE) {
            return ErrorClass.ADDED;
        }
        boolean known = number > 0 && number < CLASSES.length;
        return known ? CLASSES[number] : ErrorClass.UNKNOWN;
    }

    /** The number of a class, or -1. */
    static int number(ErrorClass errorClass) {
        return Arrays.asList(CLASSES).indexOf(errorClass);
    }

    /** What the library says about a code. */
    static String text(int code) {
        if (!Environment.isMpiActive()) {
            return "error code " + code;
        }
        byte[] text = new byte[OpenMpi.MPI_MAX_ERROR_STRING];
        int[] length = new int[1];
        if (OpenMpi.MPI_Error_string(code, text, length) != OpenMpi.MPI_SUCCESS) {
            return "error code " + code;
        }
        return Handles.text(text, length[0]);
    }

    private static ErrorClass[] classes() {
        ErrorClass[] classes = new ErrorClass[OpenMpi.MPI_ERR_LASTCODE + 1];
        Arrays.fill(classes, ErrorClass.UNKNOWN);
        classes[OpenMpi.MPI_ERR_BUFFER] = ErrorClass.BUFFER;
        classes[OpenMpi.MPI_ERR_COUNT] = ErrorClass.COUNT;
        classes[OpenMpi.MPI_ERR_TYPE] = ErrorClass.TYPE;
        classes[OpenMpi.MPI_ERR_TAG] = ErrorClass.TAG;
        classes[OpenMpi.MPI_ERR_COMM] = ErrorClass.COMM;
        classes[OpenMpi.MPI_ERR_RANK] = ErrorClass.RANK;
        classes[OpenMpi.MPI_ERR_REQUEST] = ErrorClass.REQUEST;
        classes[OpenMpi.MPI_ERR_ROOT] = ErrorClass.ROOT;
        classes[OpenMpi.MPI_ERR_GROUP] = ErrorClass.GROUP;
        classes[OpenMpi.MPI_ERR_OP] = ErrorClass.OP;
        classes[OpenMpi.MPI_ERR_TOPOLOGY] = ErrorClass.TOPOLOGY;
        classes[OpenMpi.MPI_ERR_DIMS] = ErrorClass.DIMS;
        classes[OpenMpi.MPI_ERR_ARG] = ErrorClass.ARG;
        classes[OpenMpi.MPI_ERR_TRUNCATE] = ErrorClass.TRUNCATE;
        classes[OpenMpi.MPI_ERR_OTHER] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_ERR_INTERN] = ErrorClass.INTERN;
        classes[OpenMpi.MPI_ERR_IN_STATUS] = ErrorClass.IN_STATUS;
        classes[OpenMpi.MPI_ERR_PENDING] = ErrorClass.PENDING;
        classes[OpenMpi.MPI_ERR_NO_MEM] = ErrorClass.NO_MEM;
        classes[OpenMpi.MPI_ERR_UNSUPPORTED_OPERATION] = ErrorClass.UNSUPPORTED_OPERATION;
        classes[OpenMpi.MPI_ERR_INFO] = ErrorClass.INFO;
        classes[OpenMpi.MPI_ERR_INFO_KEY] = ErrorClass.INFO;
        classes[OpenMpi.MPI_ERR_INFO_NOKEY] = ErrorClass.INFO;
        classes[OpenMpi.MPI_ERR_INFO_VALUE] = ErrorClass.INFO;
        classes[OpenMpi.MPI_ERR_KEYVAL] = ErrorClass.KEYVAL;
        nameProcesses(classes);
        nameOneSided(classes);
        nameFiles(classes);
        nameTools(classes);
        return classes;
    }

    private static void nameProcesses(ErrorClass[] classes) {
        classes[OpenMpi.MPI_ERR_NAME] = ErrorClass.NAME;
        classes[OpenMpi.MPI_ERR_SERVICE] = ErrorClass.SERVICE;
        classes[OpenMpi.MPI_ERR_PORT] = ErrorClass.PORT;
        classes[OpenMpi.MPI_ERR_SPAWN] = ErrorClass.SPAWN;
        classes[SESSION] = ErrorClass.SESSION;
        classes[PROC_FAILED] = ErrorClass.PROC_FAILED;
        classes[VALUE_TOO_LARGE] = ErrorClass.VALUE_TOO_LARGE;
    }

    private static void nameOneSided(ErrorClass[] classes) {
        classes[OpenMpi.MPI_ERR_WIN] = ErrorClass.WIN;
        classes[OpenMpi.MPI_ERR_BASE] = ErrorClass.BASE;
        classes[OpenMpi.MPI_ERR_SIZE] = ErrorClass.SIZE;
        classes[OpenMpi.MPI_ERR_DISP] = ErrorClass.DISP;
        classes[OpenMpi.MPI_ERR_ASSERT] = ErrorClass.ASSERT;
        classes[OpenMpi.MPI_ERR_LOCKTYPE] = ErrorClass.LOCKTYPE;
        classes[OpenMpi.MPI_ERR_RMA_CONFLICT] = ErrorClass.RMA_CONFLICT;
        classes[OpenMpi.MPI_ERR_RMA_SYNC] = ErrorClass.RMA_SYNC;
        classes[OpenMpi.MPI_ERR_RMA_RANGE] = ErrorClass.RMA_RANGE;
        classes[OpenMpi.MPI_ERR_RMA_ATTACH] = ErrorClass.RMA_ATTACH;
        classes[OpenMpi.MPI_ERR_RMA_SHARED] = ErrorClass.RMA_SHARED;
        classes[OpenMpi.MPI_ERR_RMA_FLAVOR] = ErrorClass.RMA_FLAVOR;
    }

    private static void nameFiles(ErrorClass[] classes) {
        classes[OpenMpi.MPI_ERR_FILE] = ErrorClass.FILE;
        classes[OpenMpi.MPI_ERR_NOT_SAME] = ErrorClass.NOT_SAME;
        classes[OpenMpi.MPI_ERR_AMODE] = ErrorClass.AMODE;
        classes[OpenMpi.MPI_ERR_READ_ONLY] = ErrorClass.READ_ONLY;
        classes[OpenMpi.MPI_ERR_NO_SUCH_FILE] = ErrorClass.NO_SUCH_FILE;
        classes[OpenMpi.MPI_ERR_FILE_EXISTS] = ErrorClass.FILE_EXISTS;
        classes[OpenMpi.MPI_ERR_FILE_IN_USE] = ErrorClass.FILE_IN_USE;
        classes[OpenMpi.MPI_ERR_BAD_FILE] = ErrorClass.BAD_FILE;
        classes[OpenMpi.MPI_ERR_ACCESS] = ErrorClass.ACCESS;
        classes[OpenMpi.MPI_ERR_NO_SPACE] = ErrorClass.NO_SPACE;
        classes[OpenMpi.MPI_ERR_QUOTA] = ErrorClass.QUOTA;
        classes[OpenMpi.MPI_ERR_UNSUPPORTED_DATAREP] = ErrorClass.UNSUPPORTED_DATAREP;
        classes[OpenMpi.MPI_ERR_DUP_DATAREP] = ErrorClass.DUP_DATAREP;
        classes[OpenMpi.MPI_ERR_CONVERSION] = ErrorClass.CONVERSION;
        classes[OpenMpi.MPI_ERR_IO] = ErrorClass.IO;
    }

    private static void nameTools(ErrorClass[] classes) {
        classes[OpenMpi.MPI_T_ERR_CVAR_SET_NOT_NOW] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_T_ERR_CVAR_SET_NEVER] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_T_ERR_PVAR_NO_STARTSTOP] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_T_ERR_PVAR_NO_WRITE] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_T_ERR_PVAR_NO_ATOMIC] = ErrorClass.OTHER;
        classes[OpenMpi.MPI_T_ERR_MEMORY] = ErrorClass.NO_MEM;
        classes[OpenMpi.MPI_T_ERR_INVALID_SESSION] = ErrorClass.SESSION;
    }
}
