package org.mpi4j;

import java.util.List;
import java.util.Optional;

/**
 * What {@link Processes#spawn} has started.
 *
 * @param children its remote group are the new processes; close or {@linkplain
 *     Communicator#disconnect() disconnect} it when it is no longer needed
 * @param errors at the root one element for each process that was asked for, empty where it was
 *     started; an empty list at the other ranks
 */
public record Spawned(InterCommunicator children, List<Optional<ErrorClass>> errors) {
    /**
     * Copies the list.
     *
     * @param children the connection with the new processes
     * @param errors why processes were not started
     */
    public Spawned {
        errors = List.copyOf(errors);
    }
}
