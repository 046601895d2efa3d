package org.mpi4j.launcher;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.wire.Assignment;
import org.mpi4j.launcher.wire.OrderReader;
import org.mpi4j.launcher.wire.Orders;
import org.mpi4j.launcher.wire.ReportWriter;
import org.mpi4j.launcher.wire.Reports;

/**
 * What the launcher runs on each host of a job: it starts the ranks there, tells what becomes of
 * them, and ends them when the launcher says so or is gone.
 */
final class Agent implements Orders {
    private static final long PULSE_SECONDS = 2;

    /** How long the launcher may take to read the last reports. */
    private static final long FAREWELL_SECONDS = 3;

    private final Reports reports;
    private final Assignment assignment;
    private final OutputSink sink;
    private final AgentInput input;
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final CountDownLatch untold;
    private @Nullable LocalCrew crew;

    private Agent(Reports reports, Assignment assignment) {
        this.reports = reports;
        this.assignment = assignment;
        this.input = new AgentInput(reports);
        this.untold = new CountDownLatch(assignment.ranks().size());
        // Decoded and encoded like this, every byte stays what it is.
        this.sink = new OutputSink(this::print, StandardCharsets.ISO_8859_1, Agent::quit);
    }

    /**
     * Serves one job.
     *
     * @param args none: what is to be done comes from standard input
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(serve() ? 0 : 1);
    }

    private static boolean serve() throws InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        // That one belongs to the reports; whatever else prints shall not come between.
        System.setOut(System.err);
        try {
            Reports reports = new ReportWriter(new DataOutputStream(new BufferedOutputStream(out)));
            return new Agent(reports, Assignment.read(in)).serve(in);
        } catch (IOException e) {
            System.err.println("mpi4j: the agent has lost the launcher: " + e);
            return false;
        }
    }

    private boolean serve(DataInputStream in) throws IOException, InterruptedException {
        startDaemon("mpi4j-pulse", this::pulse);
        try {
            if (assignment.duties().serves()) {
                reports.rendezvous(AgentRanks.serve(assignment));
            }
            new OrderReader(in).readAll(this);
            return true;
        } catch (IOException | RuntimeException e) {
            reports.failed(e.toString());
            return false;
        } finally {
            if (crew != null) {
                crew.endAll();
                var unused = untold.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The launcher is gone. What guards the ranks ends them. */
    private static void quit() {
        System.exit(1);
    }

    private void pulse() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(PULSE_SECONDS);
                reports.alive();
            }
        } catch (IOException e) {
            quit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(int rank, OutputHandler.Stream stream, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (stream == OutputHandler.Stream.OUT) {
                reports.out(rank, bytes, bytes.length);
            } else {
                reports.err(rank, bytes, bytes.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(List<String> rendezvous) throws IOException {
        LocalCrew started =
                new LocalCrew(
                        AgentRanks.commands(assignment, rendezvous),
                        List.copyOf(assignment.ranks()));
        crew = started;
        // Never closed: whatever ends this process ends the ranks.
        ShutdownGuard guard = ShutdownGuard.install(started);
        guard.start(() -> started.start(sink, new Watcher()));
        startDaemon("mpi4j-ends", () -> tellEnds(started));
        if (assignment.duties().feeds()) {
            startDaemon("mpi4j-input", () -> input.feed(started.input(0)));
        }
    }

    private final class Watcher implements Crew.Watcher {
        @Override
        public void ended(int process) {
            ended.add(process);
        }

        @Override
        public void lost(IOException why) {
            throw new IllegalStateException("children are never lost", why);
        }
    }

    private void tellEnds(LocalCrew ranks) {
        try {
            while (true) {
                int process = ended.take();
                ranks.awaitOutput(process);
                reports.ended(assignment.ranks().get(process), ranks.exitCode(process));
                untold.countDown();
            }
        } catch (IOException e) {
            quit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void input(byte[] bytes, int length) {
        input.add(bytes, length);
    }

    @Override
    public void printStacks() throws IOException {
        try {
            if (crew != null && !crew.askForStacks()) {
                System.err.println("mpi4j: no rank on " + assignment.host() + " has stacks");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
