package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** The processors that this process may use. */
final class Processors {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /**
     * Their numbers. A launcher may have bound every rank to processors of its own, so that only
     * all ranks together know how many there are.
     *
     * @return empty where the system does not tell
     */
    static BitSet allowed() {
        if (!Files.isReadable(STATUS)) {
            return new BitSet();
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> parse(line.substring(ALLOWED.length()).strip()))
                    .findFirst()
                    .orElseGet(BitSet::new);
        } catch (IOException e) {
            // A hint for waiting; without it the number of processors decides.
            return new BitSet();
        }
    }

    /** Parses what looks like {@code 0-3,8}. */
    static BitSet parse(String list) {
        BitSet found = new BitSet();
        for (String range : list.split(",", -1)) {
            int dash = range.indexOf('-');
            int last = Integer.parseInt(range.substring(dash + 1).strip());
            int first = dash < 0 ? last : Integer.parseInt(range.substring(0, dash).strip());
            found.set(first, last + 1);
        }
        return found;
    }

    /**
     * How many processors some processes have together.
     *
     * @param own what this process may use
     * @param all what all of them may use
     * @return at least 1
     */
    static int count(BitSet own, BitSet all) {
        int here = Runtime.getRuntime().availableProcessors();
        // Fewer than allowed: a quota, which holds for all of them.
        boolean quota = here < own.cardinality();
        return quota || own.isEmpty() ? here : Math.max(1, all.cardinality());
    }
}
