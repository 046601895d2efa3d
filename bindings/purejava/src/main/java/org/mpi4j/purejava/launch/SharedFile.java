package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.UUID;

/**
 * A file of zeros that processes of one host and one user map, in a directory that is closed to
 * others. It has a name only until all of them have opened it; what a process that was killed
 * leaves behind is reclaimed by the next job.
 */
public final class SharedFile {
    private final UUID name;
    private final JobDirectory directory;

    private SharedFile(UUID name) throws IOException {
        Path base = ProcessJob.directory();
        UserPrincipal user = JobDirectory.currentUser(base);
        this.name = name;
        this.directory = new JobDirectory(base, user, name.toString());
    }

    /**
     * Makes a new file. Every byte is written, so that a full file system is noticed here.
     *
     * @param bytes its length
     * @return the file; delete it when all have opened it
     * @throws IOException if there is no room, or no directory that can be written
     */
    public static SharedFile create(long bytes) throws IOException {
        SharedFile made = new SharedFile(UUID.randomUUID());
        made.directory.claim();
        try {
            made.directory.fill(file -> SharedSegment.zero(file, bytes));
            return made;
        } catch (IOException | RuntimeException e) {
            made.directory.delete();
            throw e;
        }
    }

    /**
     * Opens a file that another process has made.
     *
     * @param name as its {@link #name()}
     * @return the file
     * @throws IOException if it is not there, or not private
     */
    public static FileChannel open(UUID name) throws IOException {
        JobDirectory directory = new SharedFile(name).directory;
        if (!directory.isReady()) {
            throw new IOException("there is no shared file " + directory.path());
        }
        return directory.openSegment();
    }

    /**
     * What others open it by.
     *
     * @return the name
     */
    public UUID name() {
        return name;
    }

    /**
     * Takes the name away; the memory stays as long as it is mapped.
     *
     * @throws IOException if the file system refuses
     */
    public void delete() throws IOException {
        directory.delete();
    }
}
