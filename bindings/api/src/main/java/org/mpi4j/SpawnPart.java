package org.mpi4j;

/**
 * One of the programs that {@link Processes#spawnMultiple} starts.
 *
 * @param command the program
 * @param maxProcs how many processes of it; at least 1
 * @param info hints, such as {@code host} and {@code wdir}
 */
public record SpawnPart(SpawnCommand command, int maxProcs, Info info) {
    /**
     * Checks and copies.
     *
     * @param command the program
     * @param maxProcs how many processes of it
     * @param info hints
     * @throws MpiException with {@link ErrorClass#ARG} if {@code command} is null or {@code
     *     maxProcs} is less than 1, with {@link ErrorClass#INFO} if {@code info} is null
     */
    public SpawnPart {
        if (command == null) {
            throw new MpiException(ErrorClass.ARG, "command is null");
        }
        if (maxProcs < 1) {
            throw new MpiException(
                    ErrorClass.ARG, "maxProcs is " + maxProcs + "; allowed are 1 and up");
        }
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
        info = info.dup();
    }
}
