package org.mpi4j.purejava.launch;

import java.util.List;
import java.util.Optional;
import org.mpi4j.purejava.transport.Link;

/**
 * One rank's place in a job.
 *
 * @param rank rank in the world
 * @param links to every rank in order; empty for the rank itself
 * @param control the life of the job
 */
public record Endpoint(int rank, List<Optional<Link>> links, JobControl control) {
    /**
     * Size of the world.
     *
     * @return number of ranks
     */
    public int size() {
        return links.size();
    }
}
