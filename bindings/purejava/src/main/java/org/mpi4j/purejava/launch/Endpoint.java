package org.mpi4j.purejava.launch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mpi4j.purejava.transport.Link;

/**
 * One rank's place in a job.
 *
 * @param rank rank in the world
 * @param links to every rank in order; empty for the rank itself
 * @param control the life of the job
 * @param hosts the host of every rank in order: the first rank on it
 */
public record Endpoint(
        int rank, List<Optional<Link>> links, JobControl control, List<Integer> hosts) {
    /**
     * A place in a job that is on one host.
     *
     * @param rank rank in the world
     * @param links to every rank in order; empty for the rank itself
     * @param control the life of the job
     */
    public Endpoint(int rank, List<Optional<Link>> links, JobControl control) {
        this(rank, links, control, Collections.nCopies(links.size(), 0));
    }

    /**
     * The same place with another view of the job's life.
     *
     * @param other the life of the job
     * @return an endpoint with the same links
     */
    public Endpoint with(JobControl other) {
        return new Endpoint(rank, links, other, hosts);
    }

    /**
     * Size of the world.
     *
     * @return number of ranks
     */
    public int size() {
        return links.size();
    }

    /**
     * Whether all ranks are on one host.
     *
     * @return true if so
     */
    public boolean isOnOneHost() {
        return hosts.stream().distinct().count() == 1;
    }
}
