package peers;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures another MPI library for Java as the twins measure theirs: the same arguments, the same
 * phases, the same lines. Arguments: storage, thread level, milliseconds for which all cells
 * are run before the first of them is measured, most blocks of a warm-up, most milliseconds of a phase, the operation to be corrupted, a directory, when this was launched,
 * cells as {@code operation:bytes:events-a-sample:samples:samples-a-block}.
 */
final class PeerTwin {
    private static final int WORDS = 8;
    private static final int DISCARDED_BLOCKS = 2;
    private static final int STEADY_BLOCKS = 3;
    private static final double STEADY_WITHIN = 0.05;
    private static final long MOST_COMPILED_MS = 2;
    private static final long LOOK_EVERY_NS = 50_000_000;

    private final Peer peer;
    private final int partner;
    private final boolean begins;
    private final long discardedNs;
    private final int maxBlocks;
    private final long limitNs;
    private final String corrupted;

    private PeerTwin(Peer peer, String[] args) {
        this.peer = peer;
        int half = peer.ranks() / 2;
        this.begins = peer.rank() < half;
        this.partner = begins ? peer.rank() + half : peer.rank() - half;
        this.discardedNs = Integer.parseInt(args[2]) * 1_000_000L;
        this.maxBlocks = Integer.parseInt(args[3]);
        this.limitNs = Integer.parseInt(args[4]) * 1_000_000L;
        this.corrupted = args[5];
    }

    /** One operation at one size. */
    private final class Cell {
        final String operation;
        final int bytes;
        final int events;
        final int samples;
        final int block;

        Cell(String text) {
            String[] parts = text.split(":");
            operation = parts[0];
            bytes = Integer.parseInt(parts[1]);
            events = Integer.parseInt(parts[2]);
            samples = Integer.parseInt(parts[3]);
            block = Integer.parseInt(parts[4]);
        }

        boolean isCollective() {
            return !operation.matches("latency|bandwidth|rate");
        }

        void run(int times) throws Exception {
            for (int i = 0; i < times; i++) {
                event();
            }
        }

        private void event() throws Exception {
            switch (operation) {
                case "latency":
                    pingPong();
                    break;
                case "bandwidth":
                case "rate":
                    window();
                    break;
                case "barrier":
                    peer.barrier();
                    break;
                case "bcast":
                    peer.bcast(bytes);
                    break;
                case "allreduce":
                    peer.allreduce(bytes / Double.BYTES);
                    break;
                default:
                    throw new IllegalArgumentException("not measured here: " + operation);
            }
        }

        private void pingPong() throws Exception {
            if (begins) {
                peer.send(bytes, partner);
                peer.receive(bytes, partner);
            } else {
                peer.receive(bytes, partner);
                peer.send(bytes, partner);
            }
        }

        private void window() throws Exception {
            if (begins) {
                peer.sendWindow(bytes, partner);
            } else {
                peer.receiveWindow(bytes, partner);
            }
        }

        /** One event on fresh data; whether this rank received what it should. */
        boolean validate(int corruption) throws Exception {
            switch (operation) {
                case "barrier":
                    run(1);
                    return true;
                case "allreduce":
                    return validateSums(corruption);
                default:
                    return validateBytes(corruption);
            }
        }

        private boolean validateBytes(int corruption) throws Exception {
            boolean windows = operation.equals("bandwidth") || operation.equals("rate");
            boolean receives = windows ? !begins : !operation.equals("bcast") || peer.rank() > 0;
            int from = operation.equals("bcast") ? 0 : partner;
            int messages = windows ? Peer.WINDOW : 1;
            for (int i = 0; i < bytes; i++) {
                peer.put(i, fill(i, bytes + peer.rank()));
            }
            for (int i = 0; i < bytes * messages; i++) {
                peer.setReceived(i, (byte) 0);
            }
            run(1);
            if (!receives) {
                return true;
            }
            int last = bytes * messages - 1;
            peer.setReceived(last, (byte) (peer.received(last) + corruption));
            boolean right = true;
            for (int i = 0; i < bytes * messages; i++) {
                right &= peer.received(i) == fill(i % bytes, bytes + from);
            }
            return right;
        }

        private boolean validateSums(int corruption) throws Exception {
            int n = bytes / Double.BYTES;
            for (int i = 0; i < n; i++) {
                peer.putDouble(i, (peer.rank() + 1) * seed(i));
                peer.setSum(i, 0);
            }
            run(1);
            peer.setSum(n - 1, peer.sum(n - 1) + corruption);
            boolean right = true;
            for (int i = 0; i < n; i++) {
                int addends = peer.ranks() * (peer.ranks() + 1) / 2;
                right &= peer.sum(i) == addends * seed(i);
            }
            return right;
        }
    }

    private static byte fill(int i, int seed) {
        return (byte) (i * 31 + (i >> 8) + seed);
    }

    private static double seed(int element) {
        return element % 1000 + 1;
    }

    /**
     * Runs one rank.
     *
     * @return whether everything arrived as it was sent
     */
    static boolean run(Peer peer, String[] args) throws Exception {
        return new PeerTwin(peer, args).run(Arrays.copyOfRange(args, WORDS, args.length));
    }

    private boolean run(String[] texts) throws Exception {
        Cell[] cells = Arrays.stream(texts).map(Cell::new).toArray(Cell[]::new);
        peer.allocate(Arrays.stream(cells).mapToInt(cell -> Math.max(8, cell.bytes)).max().orElse(8));
        print(
                "{\"type\":\"start\",\"twin\":\"peer\",\"ranks\":%d,\"library\":\"%s\","
                        + "\"vm\":\"%s\",\"vmVersion\":\"%s\"}",
                peer.ranks(),
                peer.library().replaceAll("[\"\\\\\\p{Cntrl}]", " ").strip(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"));
        discardAll(cells);
        // What measures is compiled as well before anything counts.
        boolean valid = measure(cells[0], false);
        for (Cell cell : cells) {
            valid &= measure(cell, true);
        }
        print("{\"type\":\"end\",\"clockNs\":%.1f}", clockNs());
        return valid;
    }

    /** Runs everything and forgets it; rank 0 decides for all how often. */
    private void discardAll(Cell[] cells) throws Exception {
        long start = System.nanoTime();
        boolean goOn = true;
        while (goOn) {
            for (Cell cell : cells) {
                double[] block = new double[cell.block];
                for (int i = 0; i < DISCARDED_BLOCKS; i++) {
                    takeSamples(cell, block, limitNs / DISCARDED_BLOCKS);
                }
            }
            goOn = peer.agreed(System.nanoTime() - start < discardedNs ? 1 : 0) == 1;
        }
    }

    private boolean measure(Cell cell, boolean counts) throws Exception {
        int blocks = warmUp(cell);
        double[] room = new double[cell.samples];
        int taken = takeSamples(cell, room, limitNs);
        double[] samples = Arrays.copyOf(room, taken);
        double[] counted = cell.isCollective() ? peer.slowest(samples) : samples;
        int corruption = corrupted.equals("all") || corrupted.equals(cell.operation) ? 1 : 0;
        double[] wrong = {cell.validate(corruption) ? 0 : 1};
        boolean valid = peer.agreed((int) peer.slowest(wrong)[0]) == 0;
        if (!counts) {
            return true;
        }
        print(
                "{\"type\":\"cell\",\"operation\":\"%s\",\"bytes\":%d,\"events\":%d,"
                        + "\"warmUpBlocks\":%d,\"steady\":%b,\"valid\":%b,\"samplesUs\":[%s]}",
                cell.operation,
                cell.bytes,
                cell.events,
                Math.abs(blocks),
                blocks > 0,
                valid,
                Arrays.stream(counted)
                        .mapToObj(us -> String.format(Locale.ROOT, "%.4f", us))
                        .collect(Collectors.joining(",")));
        return valid;
    }

    /** Blocks that were thrown away; negative if they did not agree in the end. */
    private int warmUp(Cell cell) throws Exception {
        double[] medians = new double[STEADY_BLOCKS];
        double[] block = new double[cell.block];
        long start = System.nanoTime();
        long compiled = compiledMs();
        long[] compiledIn = new long[STEADY_BLOCKS];
        int blocks = 0;
        int verdict = 0;
        while (verdict == 0) {
            int taken = takeSamples(cell, block, limitNs);
            medians[blocks % STEADY_BLOCKS] = median(Arrays.copyOf(block, taken));
            long now = compiledMs();
            compiledIn[blocks % STEADY_BLOCKS] = now - compiled;
            compiled = now;
            blocks++;
            boolean steady =
                    blocks >= STEADY_BLOCKS
                            && Arrays.stream(medians).max().getAsDouble()
                                    <= Arrays.stream(medians).min().getAsDouble()
                                            * (1 + STEADY_WITHIN)
                            && Arrays.stream(compiledIn).sum() <= MOST_COMPILED_MS;
            boolean over = blocks >= maxBlocks || System.nanoTime() - start >= limitNs;
            verdict = peer.agreed(steady ? 1 : over ? 2 : 0);
        }
        return verdict == 1 ? blocks : -blocks;
    }

    private static long compiledMs() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    /** Takes samples until the array is full or time runs out, which rank 0 decides for all. */
    private int takeSamples(Cell cell, double[] samples, long limit) throws Exception {
        long start = System.nanoTime();
        int taken = 0;
        int chunk = 1;
        while (chunk > 0) {
            for (int i = taken; i < taken + chunk; i++) {
                if (cell.isCollective()) {
                    peer.barrier();
                }
                long before = System.nanoTime();
                cell.run(cell.events);
                samples[i] = (System.nanoTime() - before) / 1e3 / cell.events;
            }
            taken += chunk;
            chunk = peer.agreed(nextChunk(samples.length, taken, System.nanoTime() - start, limit));
        }
        return taken;
    }

    private static int nextChunk(int n, int taken, long gone, long limit) {
        if (taken == n || gone >= limit) {
            return 0;
        }
        long affordable = LOOK_EVERY_NS * taken / Math.max(1, gone);
        int chunk = (int) Math.max(1, Math.min(affordable, n / 10));
        return Math.min(chunk, n - taken);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double clockNs() {
        int reads = 20000;
        long start = System.nanoTime();
        for (int i = 1; i < reads; i++) {
            System.nanoTime();
        }
        return (double) (System.nanoTime() - start) / reads;
    }

    private void print(String form, Object... values) {
        if (peer.rank() == 0) {
            System.out.println(String.format(Locale.ROOT, form, values));
            System.out.flush();
        }
    }
}
