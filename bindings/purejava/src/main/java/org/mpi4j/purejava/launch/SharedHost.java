package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.Link;

/** How the ranks of one host come to share memory. */
final class SharedHost {
    /**
     * What they share.
     *
     * @param links to each of them in order; empty for the rank itself
     * @param control the life of the job on this host
     */
    record Shared(List<Optional<Link>> links, ProcessControl control) {}

    private final JobDirectory directory;
    private final Path base;
    private final UserPrincipal user;
    private final Members members;
    private final Patience patience;

    private SharedHost(String job, Path base, Members members, Patience patience)
            throws IOException {
        this.base = base;
        this.members = members;
        this.patience = patience;
        this.user = JobDirectory.currentUser(base);
        this.directory = new JobDirectory(base, user, job);
    }

    /**
     * Meets the other ranks of this host. Nothing is left in the file system when it returns.
     *
     * @param job what only they know
     */
    static Shared meet(String job, Members members, Patience patience) {
        Path base = ProcessJob.directory();
        try {
            return new SharedHost(job, base, members, patience).meet();
        } catch (IOException e) {
            throw new MpiException(
                    ErrorClass.NO_MEM,
                    "cannot share memory through files in "
                            + base
                            + " (choose another directory with "
                            + ProcessJob.DIRECTORY_VARIABLE
                            + "): "
                            + e,
                    e);
        }
    }

    private Shared meet() throws IOException {
        return members.own() == 0 ? host() : visit();
    }

    private Shared host() throws IOException {
        StaleJobs.reclaim(base, user);
        directory.claim();
        Sweeper sweeper = new Sweeper(directory);
        try {
            directory.fill(file -> SharedSegment.create(file, members.size()));
            return attach();
        } finally {
            sweeper.close();
        }
    }

    private Shared visit() throws IOException {
        while (!directory.isReady()) {
            patience.pause(
                    "rank "
                            + members.world(0)
                            + " has not opened the job in "
                            + directory.path()
                            + "; if it runs on another host, the ranks need a place to meet: see "
                            + MeetingPoint.ADDRESS_VARIABLE
                            + " and "
                            + MeetingPoint.DIRECTORY_VARIABLE);
        }
        return attach();
    }

    private Shared attach() throws IOException {
        try (FileChannel file = directory.openSegment()) {
            SharedSegment segment = SharedSegment.open(file, members.size());
            List<Optional<Link>> links = segment.links(members.own());
            BitSet processors = Processors.allowed();
            segment.attach(members.own(), ProcessHandle.current().pid(), processors);
            awaitOthers(segment);
            return new Shared(links, new ProcessControl(segment, members, processors));
        }
    }

    private void awaitOthers(SharedSegment segment) throws IOException {
        if (members.own() == 0) {
            int[] missing = missing(segment);
            while (missing.length > 0) {
                patience.pause("these ranks have not come: " + Arrays.toString(missing));
                missing = missing(segment);
            }
            directory.delete();
            segment.setOpen();
        } else {
            while (!segment.isOpen()) {
                patience.pause(
                        "rank "
                                + members.world(0)
                                + " is still waiting for other ranks, or has ended");
            }
        }
    }

    private int[] missing(SharedSegment segment) {
        return IntStream.range(0, members.size())
                .filter(i -> segment.state(i) == 0)
                .map(members::world)
                .toArray();
    }
}
