package org.mpi4j.spi;

import java.nio.charset.StandardCharsets;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorCodes;
import org.mpi4j.MpiException;

/** Error codes that are checked before the backend sees them. */
public final class CheckedErrorCodes implements ErrorCodes {
    /** Longest text in bytes, MPI_MAX_ERROR_STRING less the final zero. */
    private static final int MAX_TEXT = 255;

    private final ErrorCodesBackend backend;

    /**
     * Creates the codes of an environment.
     *
     * @param backend what knows them
     */
    public CheckedErrorCodes(ErrorCodesBackend backend) {
        this.backend = backend;
    }

    private void requireInUse(String name, int code) {
        int last = backend.lastUsed();
        if (code < 0 || code > last) {
            throw new MpiException(
                    ErrorClass.ARG, name + " is " + code + "; in use are 0 to " + last);
        }
    }

    private boolean isAdded(int code) {
        return code > backend.lastPredefined();
    }

    @Override
    public int addClass() {
        return backend.addClass();
    }

    @Override
    public int addCode(int errorClass) {
        requireInUse("errorClass", errorClass);
        int itsClass = backend.classOf(errorClass);
        if (itsClass != errorClass || errorClass == 0) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "errorClass is " + errorClass + ", a code of class " + itsClass);
        }
        return backend.addCode(errorClass);
    }

    @Override
    public void setText(int code, String text) {
        requireInUse("code", code);
        if (!isAdded(code)) {
            throw new MpiException(
                    ErrorClass.ARG, "code is " + code + ", which is not one that was added");
        }
        if (text == null) {
            throw new MpiException(ErrorClass.ARG, "text is null");
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_TEXT) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "text has " + length + " bytes in UTF-8; at most " + MAX_TEXT + " are allowed");
        }
        backend.setText(code, text);
    }

    @Override
    public String text(int code) {
        requireInUse("code", code);
        return backend.text(code);
    }

    @Override
    public int classOf(int code) {
        requireInUse("code", code);
        return backend.classOf(code);
    }

    @Override
    public int codeOf(ErrorClass errorClass) {
        if (errorClass == null) {
            throw new MpiException(ErrorClass.ARG, "errorClass is null");
        }
        int code = errorClass == ErrorClass.ADDED ? -1 : backend.codeOf(errorClass);
        if (code < 0) {
            throw new MpiException(
                    ErrorClass.ARG, "errorClass is " + errorClass + ", which has no number here");
        }
        return code;
    }

    @Override
    public MpiException exception(int code) {
        int errorClass = classOf(code);
        ErrorClass kind = isAdded(errorClass) ? ErrorClass.ADDED : backend.errorClass(errorClass);
        return new MpiException(kind, code, text(code));
    }
}
