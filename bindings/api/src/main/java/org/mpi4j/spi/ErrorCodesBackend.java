package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorCodes;

/** A backend's side of {@link ErrorCodes}, under {@link CheckedErrorCodes}. */
public interface ErrorCodesBackend {
    /**
     * As {@link ErrorCodes#addClass()}.
     *
     * @return its number
     */
    int addClass();

    /**
     * As {@link ErrorCodes#addCode}.
     *
     * @param errorClass a class
     * @return its number
     */
    int addCode(int errorClass);

    /**
     * As {@link ErrorCodes#setText}.
     *
     * @param code an added class or code
     * @param text at most 255 bytes
     */
    void setText(int code, String text);

    /**
     * As {@link ErrorCodes#text}.
     *
     * @param code a code in use
     * @return the text
     */
    String text(int code);

    /**
     * As {@link ErrorCodes#classOf}.
     *
     * @param code a code in use
     * @return the class
     */
    int classOf(int code);

    /**
     * As {@link ErrorCodes#codeOf}.
     *
     * @param errorClass a class of the standard
     * @return its number, or -1 if the library does not know it
     */
    int codeOf(ErrorClass errorClass);

    /**
     * The kind of a class.
     *
     * @param errorClass number of a class of the standard
     * @return never {@link ErrorClass#ADDED}
     */
    ErrorClass errorClass(int errorClass);

    /**
     * The largest number of the standard's classes and the library's own codes.
     *
     * @return those above it were added
     */
    int lastPredefined();

    /**
     * The largest number in use.
     *
     * @return at least {@link #lastPredefined()}
     */
    int lastUsed();
}
