package org.mpi4j.launcher.wire;

import java.io.IOException;
import java.util.List;

/** What an agent tells the launcher. */
public interface Reports {
    /**
     * The ranks can meet on this host.
     *
     * @param addresses where, each as host and port
     * @throws IOException if that cannot be told
     */
    void rendezvous(List<String> addresses) throws IOException;

    /**
     * A rank has printed something to its standard output.
     *
     * @param rank which
     * @param bytes hold a line
     * @param length its length
     * @throws IOException if that cannot be told
     */
    void out(int rank, byte[] bytes, int length) throws IOException;

    /**
     * A rank has printed something to its standard error.
     *
     * @param rank which
     * @param bytes hold a line
     * @param length its length
     * @throws IOException if that cannot be told
     */
    void err(int rank, byte[] bytes, int length) throws IOException;

    /**
     * A rank has ended. All that it has printed was told before.
     *
     * @param rank which
     * @param exitCode its exit code; 128 + n if signal n ended it
     * @throws IOException if that cannot be told
     */
    void ended(int rank, int exitCode) throws IOException;

    /**
     * Rank 0 can be given more input.
     *
     * @throws IOException if that cannot be told
     */
    void inputTaken() throws IOException;

    /**
     * The agent lives; told all the time.
     *
     * @throws IOException if that cannot be told
     */
    void alive() throws IOException;

    /**
     * The agent cannot do what it was told, and ends.
     *
     * @param why the reason
     * @throws IOException if that cannot be told
     */
    void failed(String why) throws IOException;
}
