package org.mpi4j.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Info;
import org.mpi4j.Processes;
import org.mpi4j.SpawnPart;
import org.mpi4j.Spawned;

/**
 * A backend's side of {@link Processes}, under {@link CheckedProcesses}: arguments are checked, and
 * those that count at the root only are null elsewhere.
 */
public interface ProcessesBackend {
    /**
     * Refuses more processes than can be started, where that is known. Called at the root.
     *
     * @param parts the programs
     */
    default void requireRoom(List<SpawnPart> parts) {}

    /**
     * As {@link Processes#spawn}.
     *
     * @param part the program; null if this rank is not the root
     * @param root the rank that starts it
     * @return the connection
     */
    Spawned spawn(@Nullable SpawnPart part, int root);

    /**
     * As {@link Processes#spawnMultiple}.
     *
     * @param parts the programs; null if this rank is not the root
     * @param root the rank that starts them
     * @return the connection
     */
    Spawned spawnMultiple(@Nullable List<SpawnPart> parts, int root);

    /**
     * Whether text can be the name of a port.
     *
     * @param port without zero characters
     * @return false if it cannot
     */
    boolean isPort(String port);

    /**
     * As {@link Processes#openPort}.
     *
     * @param info hints
     * @return name of the port
     */
    String openPort(Info info);

    /**
     * As {@link Processes#closePort}.
     *
     * @param port name of the port
     */
    void closePort(String port);

    /**
     * As {@link Processes#accept}.
     *
     * @param port name of the port; null if this rank is not the root
     * @param info hints; null if this rank is not the root
     * @param root the rank that opened the port
     * @return the connection
     */
    CheckedCommunicator accept(@Nullable String port, @Nullable Info info, int root);

    /**
     * As {@link Processes#connect}.
     *
     * @param port name of the port; null if this rank is not the root
     * @param info hints; null if this rank is not the root
     * @param root the rank whose arguments count
     * @return the connection
     */
    CheckedCommunicator connect(@Nullable String port, @Nullable Info info, int root);

    /**
     * As {@link Processes#publishName}.
     *
     * @param service the name
     * @param info hints
     * @param port name of the port
     */
    void publishName(String service, Info info, String port);

    /**
     * As {@link Processes#lookupName}.
     *
     * @param service the name
     * @param info hints
     * @return name of the port
     */
    String lookupName(String service, Info info);

    /**
     * As {@link Processes#unpublishName}.
     *
     * @param service the name
     * @param info hints
     * @param port name of the port
     */
    void unpublishName(String service, Info info, String port);
}
