package org.mpi4j.spi;

import java.util.EnumSet;
import java.util.Set;
import org.mpi4j.Files;
import org.mpi4j.Info;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;

/** Files of one communicator: checks, then the backend. */
public final class CheckedFiles implements Files {
    private final OpenHandles owner;
    private final FilesBackend backend;

    /**
     * The chapter of one communicator.
     *
     * @param owner keeps the open handles of its environment
     * @param backend what its calls go through
     */
    public CheckedFiles(OpenHandles owner, FilesBackend backend) {
        this.owner = owner;
        this.backend = backend;
    }

    @Override
    public MpiFile open(String path, Set<OpenMode> modes, Info info) {
        FileChecks.path(path);
        FileChecks.modes(modes);
        FileChecks.info(info);
        Set<OpenMode> copy = Set.copyOf(EnumSet.copyOf(modes));
        return new CheckedFile(owner, path, copy, backend.open(path, copy, info));
    }

    @Override
    public void delete(String path, Info info) {
        FileChecks.path(path);
        FileChecks.info(info);
        backend.delete(path, info);
    }
}
