package org.mpi4j;

/**
 * Error codes as numbers, and those that a program adds: a library written on MPI can give its own
 * errors a number and a text, and hand them to {@link ErrorHandler}s and other ranks.
 *
 * <p>A class is a code too: that of the class in general. What is added is known at this rank only.
 *
 * @see "MPI 4.1 section 9.5"
 */
public interface ErrorCodes {
    /**
     * Adds a class of errors.
     *
     * @return its number, larger than all that are in use
     * @see "MPI_Add_error_class, MPI 4.1 section 9.5"
     */
    int addClass();

    /**
     * Adds a code to a class.
     *
     * @param errorClass number of a class, added or of the standard
     * @return its number, larger than all that are in use
     * @throws MpiException with {@link ErrorClass#ARG} if {@code errorClass} is not a class
     * @see "MPI_Add_error_code, MPI 4.1 section 9.5"
     */
    int addCode(int errorClass);

    /**
     * Gives an added class or code its text, or another one.
     *
     * @param code an added class or code
     * @param text at most 255 bytes in UTF-8; may be empty
     * @throws MpiException with {@link ErrorClass#ARG} if {@code code} was not added, or {@code
     *     text} is null or longer
     * @see "MPI_Add_error_string, MPI 4.1 section 9.5"
     */
    void setText(int code, String text);

    /**
     * The text of a code.
     *
     * @param code a code or class
     * @return for people; empty for an added code without text
     * @throws MpiException with {@link ErrorClass#ARG} if there is no such code
     * @see "MPI_Error_string, MPI 4.1 section 9.4"
     */
    String text(int code);

    /**
     * The number of a code's class.
     *
     * @param code a code or class
     * @return the class; {@code code} itself if it is one
     * @throws MpiException with {@link ErrorClass#ARG} if there is no such code
     * @see "MPI_Error_class, MPI 4.1 section 9.4"
     */
    int classOf(int code);

    /**
     * The number of a class of the standard.
     *
     * @param errorClass any but {@link ErrorClass#ADDED}
     * @return its number with this backend
     * @throws MpiException with {@link ErrorClass#ARG} for {@link ErrorClass#ADDED}, and for what
     *     the MPI library does not know
     */
    int codeOf(ErrorClass errorClass);

    /**
     * The exception for a code, to be thrown by whoever found the error.
     *
     * @param code a code or class
     * @return has the code's class, number and text; {@link ErrorClass#ADDED} if the class was
     *     added
     * @throws MpiException with {@link ErrorClass#ARG} if there is no such code
     */
    MpiException exception(int code);
}
