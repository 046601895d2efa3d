package org.mpi4j.purejava.launch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Ports under names, for all jobs of one user on this host, or on all hosts that see the directory
 * where jobs meet. Each name is a private file; one whose publisher is dead counts as gone.
 */
public final class NameService {
    private NameService() {}

    private static Path base() {
        return MeetingPoint.directory().orElseGet(ProcessJob::directory);
    }

    private static JobDirectory place(String service) throws IOException {
        Path base = base();
        UserPrincipal user = JobDirectory.currentUser(base);
        return JobDirectory.ofService(base, user, service);
    }

    /**
     * Makes a port known.
     *
     * @param service the name
     * @param port the port
     * @return takes the name back when closed; the end of this process does so as well
     * @throws MpiException with {@link ErrorClass#SERVICE} if the name is taken or the file cannot
     *     be written
     */
    public static Closeable publish(String service, String port) {
        try {
            JobDirectory place = place(service);
            reclaim(place);
            if (Files.exists(place.path(), LinkOption.NOFOLLOW_LINKS)) {
                throw new MpiException(
                        ErrorClass.SERVICE, "service '" + service + "' is published already");
            }
            place.claim();
            return filled(place, port);
        } catch (IOException e) {
            throw failed("published", service, e);
        }
    }

    private static Closeable filled(JobDirectory place, String port) throws IOException {
        Sweeper sweeper = new Sweeper(place);
        try {
            place.publish(port);
            return sweeper;
        } catch (IOException e) {
            sweeper.close();
            throw e;
        }
    }

    /**
     * Finds a port.
     *
     * @param service the name
     * @return the port; empty if nobody publishes the name
     * @throws MpiException with {@link ErrorClass#SERVICE} if the file cannot be read or others
     *     could have written it
     */
    public static Optional<String> lookup(String service) {
        try {
            JobDirectory place = place(service);
            reclaim(place);
            return place.published();
        } catch (NoSuchFileException e) {
            // It is taken back at this moment.
            return Optional.empty();
        } catch (IOException e) {
            throw failed("looked up", service, e);
        }
    }

    private static void reclaim(JobDirectory place) throws IOException {
        if (StaleJobs.isOwnerDead(place.path())) {
            place.delete();
        }
    }

    private static MpiException failed(String what, String service, IOException cause) {
        return new MpiException(
                ErrorClass.SERVICE,
                "service '" + service + "' cannot be " + what + " in " + base() + ": " + cause,
                cause);
    }
}
