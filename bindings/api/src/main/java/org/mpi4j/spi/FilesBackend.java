package org.mpi4j.spi;

import java.util.Set;
import org.mpi4j.Info;
import org.mpi4j.OpenMode;

/** A backend's side of the files of one communicator, under {@link CheckedFiles}. */
public interface FilesBackend {
    /**
     * Opens a file. Collective: it succeeds at every rank or at none.
     *
     * @param path its name, not empty
     * @param modes modes that do not exclude each other
     * @param info hints
     * @return the open file, seen as bytes
     */
    FileBackend open(String path, Set<OpenMode> modes, Info info);

    /**
     * Deletes a file.
     *
     * @param path its name, not empty
     * @param info hints
     */
    void delete(String path, Info info);
}
