package org.mpi4j.benchmarks.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes cells: how often something is done follows from how long it will take. */
public final class Plan {
    private static final int FEWEST_SAMPLES = 5;
    private static final int MOST_SAMPLES = 300;

    /** Of a sample of several events. */
    private static final double BATCH_US = 20;

    /** Below that, reading the clock would count. */
    private static final double SHORT_US = 2;

    private static final double BYTES_OF_US = 8000;
    private static final int WINDOW = 64;

    private Plan() {}

    /**
     * Makes the cells of a run. Sizes and numbers of ranks that an operation cannot have are passed
     * over.
     *
     * @param effort how much is done for a figure
     * @param operations what
     * @param sizes bytes of a message; empty for those of each operation
     * @param ranks numbers of ranks
     * @return cells in the order in which they are run
     */
    public static List<Cell> of(
            Effort effort,
            Collection<Operation> operations,
            List<Integer> sizes,
            List<Integer> ranks) {
        List<Cell> cells = new ArrayList<>();
        for (int number : ranks) {
            for (Operation operation : operations) {
                if (operation.family().runsOn(number)) {
                    sizes(effort, operation, sizes)
                            .forEach(bytes -> cells.add(cell(effort, operation, bytes, number)));
                }
            }
        }
        return List.copyOf(cells);
    }

    private static List<Integer> sizes(Effort effort, Operation operation, List<Integer> wanted) {
        if (wanted.isEmpty() || operation.sizes().size() == 1) {
            return effort.sizes(operation);
        }
        return wanted.stream().filter(operation::allows).toList();
    }

    private static Cell cell(Effort effort, Operation operation, int bytes, int ranks) {
        if (operation.family().isRecorded()) {
            return new Cell(operation, bytes, ranks, 1, 1, 1);
        }
        if (effort.cellUs() == 0) {
            return new Cell(operation, bytes, ranks, 2, FEWEST_SAMPLES, 2);
        }
        double us = expectedUs(operation, bytes);
        int events = us >= SHORT_US ? 1 : (int) Math.pow(10, Math.rint(Math.log10(BATCH_US / us)));
        double samples = effort.cellUs() / (us * events);
        int taken = (int) Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, samples));
        return new Cell(operation, bytes, ranks, events, taken, Math.max(3, taken / 4));
    }

    /** What an event may take in C; only the number of samples depends on it. */
    private static double expectedUs(Operation operation, int bytes) {
        return switch (operation.family()) {
            case FLOOR -> 0.2;
            case LOCAL, ONE_SIDED, ATOMIC -> 0.03 + bytes / BYTES_OF_US;
            case FILE -> 2 + bytes / BYTES_OF_US;
            case THREADS -> SHORT_US * 0.1 + bytes / BYTES_OF_US;
            case PAIR, PAIRS -> ofMessages(operation, bytes);
            default -> 0.6 + 2 * bytes / BYTES_OF_US;
        };
    }

    private static double ofMessages(Operation operation, int bytes) {
        boolean windows = operation.usPerCall(WINDOW) == 1;
        return windows ? WINDOW * (0.05 + bytes / BYTES_OF_US) : 0.6 + 2 * bytes / BYTES_OF_US;
    }
}
