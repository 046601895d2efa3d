package org.mpi4j.benchmarks.plan;

/**
 * One operation at one size, and how often it is done. The same for every twin.
 *
 * @param operation what
 * @param bytes size of a message
 * @param ranks how many take part
 * @param events how many events one sample times; more than one where an event is so short that
 *     reading the clock would count
 * @param samples how many samples a launch takes
 * @param block samples in a block of the warm-up
 */
public record Cell(Operation operation, int bytes, int ranks, int events, int samples, int block) {
    private static final int TWO = 2;

    /**
     * A cell on two ranks.
     *
     * @param operation what
     * @param bytes size of a message
     * @param events how many events one sample times
     * @param samples how many samples a launch takes
     * @param block samples in a block of the warm-up
     */
    public Cell(Operation operation, int bytes, int events, int samples, int block) {
        this(operation, bytes, TWO, events, samples, block);
    }

    /**
     * The cell on a twin's command line.
     *
     * @return {@code operation:bytes:events:samples:block}
     */
    public String text() {
        return String.join(
                ":", operation.text(), "" + bytes, "" + events, "" + samples, "" + block);
    }

    /**
     * What the table shows.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @return the figure, in the unit of the operation
     */
    public double figure(double usPerEvent) {
        return operation.figure(usPerEvent, bytes, ranks);
    }

    /**
     * The size for people, and the number of ranks if it is not the usual one.
     *
     * @return for example 64 KiB
     */
    public String size() {
        return ranks == TWO ? bytesForPeople() : bytesForPeople() + ", " + ranks + " ranks";
    }

    private String bytesForPeople() {
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
    }

    /**
     * Whether samples are single events, so that their distribution means something.
     *
     * @return true for long events
     */
    public boolean timesSingleEvents() {
        return events == 1;
    }
}
