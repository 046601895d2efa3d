package org.mpi4j.purejava.matching;

/**
 * Work that goes on in steps whenever its rank makes progress, such as the schedule of a collective
 * operation.
 */
@FunctionalInterface
public interface Progressable {
    /**
     * Does what can be done now, without waiting. Called with the engine's lock held, so that it
     * may start sends and receives and look at their {@link PureRequest#isDone()}; not called again
     * once it has returned true or thrown.
     *
     * @return true when everything is done
     * @throws RuntimeException if the work has failed; becomes the error of the request
     */
    boolean advance();
}
