package org.mpi4j.benchmarks.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mpi4j.benchmarks.stats.Better;

/** What is measured. */
public enum Operation {
    /** Half a round trip between two ranks. */
    LATENCY(Family.PAIR, Measure.HALF_ROUND_TRIP, "half a round trip between two ranks"),
    /** Half a round trip by persistent requests. */
    LATENCY_PERSISTENT(
            Family.PAIR, Measure.HALF_ROUND_TRIP, "half a round trip by persistent requests"),
    /** Windows of 64 messages one way. */
    BANDWIDTH(Family.PAIR, Measure.BYTES, "windows of 64 messages one way", "bw"),
    /** Windows of 64 messages both ways at once. */
    BIBW(Family.PAIR, Measure.BYTES_BOTH_WAYS, "windows of 64 messages both ways at once"),
    /** Windows of 64 messages one way, counted. */
    RATE(Family.PAIR, Measure.MESSAGES, "windows of 64 messages one way, counted"),
    /** Half a round trip of all pairs at once, the slowest. */
    MULTI_LAT(
            Family.PAIRS,
            Measure.HALF_ROUND_TRIP,
            "half a round trip of all pairs at once, the slowest"),
    /** Windows of 64 messages of all pairs at once. */
    MBW_MR(Family.PAIRS, Measure.BYTES_OF_PAIRS, "windows of 64 messages of all pairs at once"),
    /** Nobody goes on before all have come. */
    BARRIER(Family.COLLECTIVE, Measure.TIME, "nobody goes on before all have come"),
    /** A block of rank 0 to all. */
    BCAST(Family.COLLECTIVE, Measure.TIME, "a block of rank 0 to all"),
    /** A block of each rank to rank 0. */
    GATHER(Family.COLLECTIVE, Measure.TIME, "a block of each rank to rank 0"),
    /** A block of each rank to rank 0, by counts and displacements. */
    GATHERV(
            Family.COLLECTIVE,
            Measure.TIME,
            "a block of each rank to rank 0, by counts and displacements"),
    /** A block of rank 0 to each rank. */
    SCATTER(Family.COLLECTIVE, Measure.TIME, "a block of rank 0 to each rank"),
    /** A block of rank 0 to each rank, by counts and displacements. */
    SCATTERV(
            Family.COLLECTIVE,
            Measure.TIME,
            "a block of rank 0 to each rank, by counts and displacements"),
    /** A block of each rank to all. */
    ALLGATHER(Family.COLLECTIVE, Measure.TIME, "a block of each rank to all"),
    /** A block of each rank to all, by counts and displacements. */
    ALLGATHERV(
            Family.COLLECTIVE,
            Measure.TIME,
            "a block of each rank to all, by counts and displacements"),
    /** A block of each rank to each. */
    ALLTOALL(Family.COLLECTIVE, Measure.TIME, "a block of each rank to each"),
    /** A block of each rank to each, by counts and displacements. */
    ALLTOALLV(
            Family.COLLECTIVE,
            Measure.TIME,
            "a block of each rank to each, by counts and displacements"),
    /** A sum of doubles over all ranks to rank 0. */
    REDUCE(Family.COLLECTIVE, Measure.TIME, "a sum of doubles over all ranks to rank 0"),
    /** A sum of doubles over all ranks to all. */
    ALLREDUCE(Family.COLLECTIVE, Measure.TIME, "a sum of doubles over all ranks to all"),
    /** A sum of doubles over all ranks, a block of it to each. */
    REDUCE_SCATTER_BLOCK(
            Family.COLLECTIVE,
            Measure.TIME,
            "a sum of doubles over all ranks, a block of it to each"),
    /** A sum of doubles over all ranks up to each. */
    SCAN(Family.COLLECTIVE, Measure.TIME, "a sum of doubles over all ranks up to each"),
    /** A sum of doubles over all ranks before each. */
    EXSCAN(Family.COLLECTIVE, Measure.TIME, "a sum of doubles over all ranks before each"),
    /** Nobody goes on before all have come, started and waited for. */
    IBARRIER(
            Family.NON_BLOCKING,
            Measure.TIME,
            "nobody goes on before all have come, started and waited for"),
    /** A block of rank 0 to all, started and waited for. */
    IBCAST(Family.NON_BLOCKING, Measure.TIME, "a block of rank 0 to all, started and waited for"),
    /** A block of each rank to rank 0, started and waited for. */
    IGATHER(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to rank 0, started and waited for"),
    /** A block of each rank to rank 0, by counts and displacements, started and waited for. */
    IGATHERV(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to rank 0, by counts and displacements, started and waited for"),
    /** A block of rank 0 to each rank, started and waited for. */
    ISCATTER(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of rank 0 to each rank, started and waited for"),
    /** A block of rank 0 to each rank, by counts and displacements, started and waited for. */
    ISCATTERV(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of rank 0 to each rank, by counts and displacements, started and waited for"),
    /** A block of each rank to all, started and waited for. */
    IALLGATHER(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to all, started and waited for"),
    /** A block of each rank to all, by counts and displacements, started and waited for. */
    IALLGATHERV(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to all, by counts and displacements, started and waited for"),
    /** A block of each rank to each, started and waited for. */
    IALLTOALL(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to each, started and waited for"),
    /** A block of each rank to each, by counts and displacements, started and waited for. */
    IALLTOALLV(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a block of each rank to each, by counts and displacements, started and waited for"),
    /** A sum of doubles over all ranks to rank 0, started and waited for. */
    IREDUCE(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a sum of doubles over all ranks to rank 0, started and waited for"),
    /** A sum of doubles over all ranks to all, started and waited for. */
    IALLREDUCE(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a sum of doubles over all ranks to all, started and waited for"),
    /** A sum of doubles over all ranks, a block of it to each, started and waited for. */
    IREDUCE_SCATTER_BLOCK(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a sum of doubles over all ranks, a block of it to each, started and waited for"),
    /** A sum of doubles over all ranks up to each, started and waited for. */
    ISCAN(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a sum of doubles over all ranks up to each, started and waited for"),
    /** A sum of doubles over all ranks before each, started and waited for. */
    IEXSCAN(
            Family.NON_BLOCKING,
            Measure.TIME,
            "a sum of doubles over all ranks before each, started and waited for"),
    /** Nobody goes on before all have come, made once. */
    BARRIER_PERSISTENT(
            Family.PERSISTENT, Measure.TIME, "nobody goes on before all have come, made once"),
    /** A block of rank 0 to all, made once. */
    BCAST_PERSISTENT(Family.PERSISTENT, Measure.TIME, "a block of rank 0 to all, made once"),
    /** A block of each rank to rank 0, made once. */
    GATHER_PERSISTENT(Family.PERSISTENT, Measure.TIME, "a block of each rank to rank 0, made once"),
    /** A block of each rank to rank 0, by counts and displacements, made once. */
    GATHERV_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a block of each rank to rank 0, by counts and displacements, made once"),
    /** A block of rank 0 to each rank, made once. */
    SCATTER_PERSISTENT(
            Family.PERSISTENT, Measure.TIME, "a block of rank 0 to each rank, made once"),
    /** A block of rank 0 to each rank, by counts and displacements, made once. */
    SCATTERV_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a block of rank 0 to each rank, by counts and displacements, made once"),
    /** A block of each rank to all, made once. */
    ALLGATHER_PERSISTENT(Family.PERSISTENT, Measure.TIME, "a block of each rank to all, made once"),
    /** A block of each rank to all, by counts and displacements, made once. */
    ALLGATHERV_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a block of each rank to all, by counts and displacements, made once"),
    /** A block of each rank to each, made once. */
    ALLTOALL_PERSISTENT(Family.PERSISTENT, Measure.TIME, "a block of each rank to each, made once"),
    /** A block of each rank to each, by counts and displacements, made once. */
    ALLTOALLV_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a block of each rank to each, by counts and displacements, made once"),
    /** A sum of doubles over all ranks to rank 0, made once. */
    REDUCE_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a sum of doubles over all ranks to rank 0, made once"),
    /** A sum of doubles over all ranks to all, made once. */
    ALLREDUCE_PERSISTENT(
            Family.PERSISTENT, Measure.TIME, "a sum of doubles over all ranks to all, made once"),
    /** A sum of doubles over all ranks, a block of it to each, made once. */
    REDUCE_SCATTER_BLOCK_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a sum of doubles over all ranks, a block of it to each, made once"),
    /** A sum of doubles over all ranks up to each, made once. */
    SCAN_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a sum of doubles over all ranks up to each, made once"),
    /** A sum of doubles over all ranks before each, made once. */
    EXSCAN_PERSISTENT(
            Family.PERSISTENT,
            Measure.TIME,
            "a sum of doubles over all ranks before each, made once"),
    /** Put and flush into the other rank's window. */
    PUT(
            Family.ONE_SIDED,
            Measure.TIME,
            "put and flush into the other rank's window",
            "put_latency"),
    /** Get and flush from the other rank's window. */
    GET(
            Family.ONE_SIDED,
            Measure.TIME,
            "get and flush from the other rank's window",
            "get_latency"),
    /** Sum of doubles into the other rank's window, and flush. */
    ACCUMULATE(
            Family.ONE_SIDED,
            Measure.TIME,
            "sum of doubles into the other rank's window, and flush",
            "acc_latency"),
    /** The same, and what was there before. */
    GET_ACCUMULATE(
            Family.ONE_SIDED,
            Measure.TIME,
            "the same, and what was there before",
            "get_acc_latency"),
    /** Sum of one long and what was there before, and flush. */
    FETCH_AND_OP(
            Family.ATOMIC,
            Measure.TIME,
            "sum of one long and what was there before, and flush",
            "fop_latency"),
    /** Compare and swap of one long, and flush. */
    COMPARE_AND_SWAP(
            Family.ATOMIC, Measure.TIME, "compare and swap of one long, and flush", "cas_latency"),
    /** Every other double of an array, by a vector type. */
    VECTOR(
            Family.DATATYPE,
            Measure.HALF_ROUND_TRIP,
            "every other double of an array, by a vector type"),
    /** Every other double of an array, packed by hand. */
    VECTOR_PACKED(
            Family.DATATYPE,
            Measure.HALF_ROUND_TRIP,
            "every other double of an array, packed by hand"),
    /** Records of a double and an int, by a struct type. */
    RECORD(
            Family.DATATYPE,
            Measure.HALF_ROUND_TRIP,
            "records of a double and an int, by a struct type"),
    /** Records of a double and an int, packed by hand. */
    RECORD_PACKED(
            Family.DATATYPE,
            Measure.HALF_ROUND_TRIP,
            "records of a double and an int, packed by hand"),
    /** Every rank writes its part of a file. */
    FILE_WRITE(Family.FILE, Measure.TIME, "every rank writes its part of a file"),
    /** Every rank reads its part of a file. */
    FILE_READ(Family.FILE, Measure.TIME, "every rank reads its part of a file"),
    /** Half a round trip of two threads of each rank at once. */
    LATENCY_MT(
            Family.THREADS,
            Measure.HALF_ROUND_TRIP,
            "half a round trip of two threads of each rank at once"),
    /** One copy within a rank: what staging an array costs. */
    COPY(Family.LOCAL, Measure.TIME, "one copy within a rank: what staging an array costs"),
    /** Half of handing a word of shared memory there and back, without MPI. */
    FLAG(
            Family.FLOOR,
            Measure.HALF_ROUND_TRIP,
            "half of handing a word of shared memory there and back, without MPI"),
    /** From the launch to the first line of the program. */
    STARTUP_LAUNCH(
            Family.START_UP, Measure.LONG_TIME, "from the launch to the first line of the program"),
    /** Loading and initialising MPI. */
    STARTUP_INIT(Family.START_UP, Measure.LONG_TIME, "loading and initialising MPI", "init"),
    /** The first message there and back. */
    STARTUP_MESSAGE(Family.START_UP, Measure.LONG_TIME, "the first message there and back"),
    /** From the launch to the first answer: all of these. */
    STARTUP(
            Family.START_UP,
            Measure.LONG_TIME,
            "from the launch to the first answer: all of these",
            "hello");

    private final Family family;
    private final Measure measure;
    private final String meaning;
    private final String otherName;

    Operation(Family family, Measure measure, String meaning) {
        this(family, measure, meaning, "");
    }

    Operation(Family family, Measure measure, String meaning, String otherName) {
        this.family = family;
        this.measure = measure;
        this.meaning = meaning;
        this.otherName = otherName;
    }

    /**
     * What it is measured with.
     *
     * @return the family
     */
    public Family family() {
        return family;
    }

    /**
     * The time of one message or call.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @return microseconds
     */
    public double usPerCall(double usPerEvent) {
        return measure.usPerCall(usPerEvent);
    }

    /**
     * What the table shows of a run on two ranks.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @param bytes size of a message
     * @return the figure, in {@link #unit}
     */
    public double figure(double usPerEvent, long bytes) {
        return figure(usPerEvent, bytes, 2);
    }

    /**
     * What the table shows.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @param bytes size of a message
     * @param ranks on which it was measured
     * @return the figure, in {@link #unit}
     */
    public double figure(double usPerEvent, long bytes, int ranks) {
        return measure.figure(usPerEvent, bytes, ranks);
    }

    /**
     * Copies of a message on its way from one program's memory to the other's, if that memory is
     * not given to MPI.
     *
     * @return out of the sender's memory and into the receiver's: 2, unless said otherwise
     */
    public int copies() {
        // What arrives in a window or a file is where it belongs.
        return family == Family.ONE_SIDED || family == Family.FILE ? 1 : 2;
    }

    /**
     * Whether a byte can arrive wrong.
     *
     * @return false for what moves no data of the program
     */
    public boolean movesData() {
        return family != Family.START_UP && !text().contains("barrier");
    }

    /**
     * What the figure is.
     *
     * @return a few words
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The unit of the figure.
     *
     * @return us, ms, MB/s (10^6 bytes a second) or M msg/s (10^6 messages a second)
     */
    public String unit() {
        return measure.unit();
    }

    /**
     * Which figures are good.
     *
     * @return the direction
     */
    public Better better() {
        return measure.better();
    }

    /**
     * The name that twins know.
     *
     * @return lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All names, the first of them {@link #text}, the other that of the OSU micro-benchmarks where
     * it differs.
     *
     * @return at least one
     */
    public List<String> names() {
        return otherName.isEmpty() ? List.of(text()) : List.of(text(), otherName);
    }

    /**
     * The sizes that are measured unless others are asked for.
     *
     * @return bytes, ascending
     */
    public List<Integer> sizes() {
        boolean withoutMessage = text().contains("barrier");
        return withoutMessage ? List.of(0) : this == RATE ? List.of(Long.BYTES) : family.sizes();
    }

    /**
     * Whether a message of a size makes sense.
     *
     * @param bytes the size
     * @return false if the operation cannot have it
     */
    public boolean allows(int bytes) {
        return sizes().contains(bytes)
                || (sizes().size() > 1 && bytes >= sizes().get(0) && bytes % Long.BYTES == 0);
    }

    /**
     * The operation of a name.
     *
     * @param text one of {@link #names}
     * @return the operation
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Operation of(String text) {
        Optional<Operation> found =
                Arrays.stream(values())
                        .filter(operation -> operation.names().contains(text))
                        .findFirst();
        return found.orElseThrow(
                () -> new IllegalArgumentException("no operation is called " + text));
    }
}
