package org.mpi4j;

/**
 * A message that a matched probe has taken out of the queue: only this object can receive it.
 *
 * @see "MPI 4.1 section 3.8.2, matching probe"
 */
public interface Message {
    /**
     * What the probe found.
     *
     * @return source, tag and length of the message
     */
    Status status();

    /**
     * Receives the message.
     *
     * @param buffer overwritten with the message; may be longer than it
     * @return source, tag and length
     * @throws MpiException with {@link ErrorClass#TRUNCATE} if the message is longer than the
     *     buffer, {@link ErrorClass#REQUEST} if it was received already, {@link ErrorClass#BUFFER}
     *     if the buffer is null, read-only or a sentinel
     * @see "MPI_Mrecv, MPI 4.1 section 3.8.3"
     */
    Status recv(MpiBuffer buffer);

    /**
     * Starts to receive the message.
     *
     * @param buffer as for {@link #recv}; not to be touched until the request is complete
     * @return the request to complete
     * @throws MpiException as {@link #recv}; truncation is reported on completion
     * @see "MPI_Imrecv, MPI 4.1 section 3.8.3"
     */
    Request irecv(MpiBuffer buffer);
}
