package org.mpi4j.purejava.connect;

import java.io.IOException;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/** What the leaders of two groups say to each other. */
public interface Talk extends AutoCloseable {
    /**
     * Whether the calling leader's group is the low one: it listens, and comes first in what both
     * groups make together.
     *
     * @return true at one leader, false at the other
     */
    boolean isLow();

    /**
     * What the leaders know in common before they have said anything.
     *
     * @return the same at both
     */
    JobSecret secret();

    /**
     * Says something and hears what the other leader says.
     *
     * @param mine what to say
     * @return what the other one says
     * @throws IOException if it cannot be heard any more
     */
    byte[] exchange(byte[] mine) throws IOException;

    @Override
    void close();
}
