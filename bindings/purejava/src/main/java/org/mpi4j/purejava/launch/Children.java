package org.mpi4j.purejava.launch;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.SpawnPart;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/** Processes of this host that a rank starts as a job of their own. */
public final class Children implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(50);
    private static final File NOTHING = new File("/dev/null");

    private record Child(Process process, String executable) {}

    private final Gate gate;
    private final Origin origin;
    private final List<Child> children = new ArrayList<>();

    private Children(Gate gate, Origin origin) {
        this.gate = gate;
        this.origin = origin;
    }

    /**
     * Starts them.
     *
     * @param parts the programs
     * @return the processes, which run
     * @throws MpiException with {@link ErrorClass#SPAWN} if one cannot be started; the others are
     *     ended
     */
    public static Children start(List<SpawnPart> parts) {
        parts.forEach(part -> requireThisHost(part.info()));
        Children made = open();
        try {
            made.startAll(parts);
            return made;
        } catch (IOException e) {
            made.end();
            made.close();
            throw new MpiException(
                    ErrorClass.SPAWN, "a process cannot be started: " + e.getMessage(), e);
        }
    }

    private static void requireThisHost(Info hints) {
        String host = hints.get("host").orElse("localhost");
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return;
            }
        } catch (IOException e) {
            throw new MpiException(ErrorClass.SPAWN, "host is '" + host + "', which is unknown", e);
        }
        throw new MpiException(
                ErrorClass.SPAWN,
                "host is '" + host + "'; pure Java starts processes on the root's host only");
    }

    private static Children open() {
        InetSocketAddress near = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        JobSecret secret = JobSecret.random();
        try {
            Gate gate = Gate.open(near, Origin.pass(secret, Origin.PARENT));
            InetSocketAddress address = new InetSocketAddress(near.getAddress(), gate.port());
            return new Children(gate, new Origin(address, secret, ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new MpiException(ErrorClass.SPAWN, "new processes cannot be waited for: " + e, e);
        }
    }

    private void startAll(List<SpawnPart> parts) throws IOException {
        String job = RankVariables.newJob();
        int size = parts.stream().mapToInt(SpawnPart::maxProcs).sum();
        for (int program = 0; program < parts.size(); program++) {
            SpawnPart part = parts.get(program);
            for (int i = 0; i < part.maxProcs(); i++) {
                ProcessBuilder builder = builder(part);
                Map<String, String> environment = builder.environment();
                origin.tell(environment, program);
                environment.putAll(RankVariables.place(job, children.size(), size));
                children.add(new Child(builder.start(), part.command().executable()));
            }
        }
    }

    private static ProcessBuilder builder(SpawnPart part) {
        List<String> command = new ArrayList<>();
        command.add(executable(part));
        command.addAll(part.command().arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        part.info().get("wdir").ifPresent(directory -> builder.directory(new File(directory)));
        return builder.inheritIO().redirectInput(Redirect.from(NOTHING));
    }

    /** The hint {@code path} comes before the variable. */
    private static String executable(SpawnPart part) {
        String name = part.command().executable();
        String path = part.info().get("path").orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty() && name.indexOf('/') < 0)
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(name);
    }

    /**
     * How many were started.
     *
     * @return number of processes
     */
    public int count() {
        return children.size();
    }

    /**
     * What only they and this rank know.
     *
     * @return the secret
     */
    public JobSecret secret() {
        return origin.secret();
    }

    /**
     * Waits until all have initialised MPI, which their rank 0 tells. Blocks.
     *
     * @return the connection with rank 0, not blocking
     * @throws MpiException with {@link ErrorClass#SPAWN} if one has ended before that, or the time
     *     is over
     * @throws IOException if connections cannot be taken, or the thread is interrupted
     */
    public SocketChannel awaitLeader() throws IOException {
        Duration limit = Patience.limit();
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Optional<Gate.Admitted> came = gate.next(rank -> rank == 0, SLICE);
            if (came.isPresent()) {
                return came.get().channel();
            }
            requireAlive();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("new processes are not waited for any more");
            }
        }
        throw new MpiException(
                ErrorClass.SPAWN,
                "the new processes ("
                        + children.get(0).executable
                        + ") have not initialised MPI within "
                        + limit.toSeconds()
                        + " s (-D"
                        + ProcessJob.PATIENCE_PROPERTY
                        + ")");
    }

    private void requireAlive() {
        for (int i = 0; i < children.size(); i++) {
            Child child = children.get(i);
            if (!child.process.isAlive()) {
                throw new MpiException(
                        ErrorClass.SPAWN,
                        "process "
                                + i
                                + " of "
                                + children.size()
                                + " ("
                                + child.executable
                                + ") has ended with exit code "
                                + child.process.exitValue()
                                + " before it had initialised MPI");
            }
        }
    }

    /** Ends all of them, and what they have started. */
    public void end() {
        for (Child child : children) {
            child.process.descendants().forEach(ProcessHandle::destroyForcibly);
            child.process.destroyForcibly();
        }
    }

    /** Waits for them no longer; they go on. */
    @Override
    public void close() {
        try {
            gate.close();
        } catch (IOException e) {
            System.err.println("mpi4j: a port does not close: " + e);
        }
    }
}
