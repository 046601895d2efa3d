package org.mpi4j.junit.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.mpi4j.Mpi;

/**
 * The program of a rank that is a process: runs the tests that JUnit names over a socket, on the
 * thread that initialised MPI, and answers how they ended. It ends with JUnit's virtual machine.
 */
public final class Agent {
    /** Environment variable with the port and the secret of JUnit's side. */
    public static final String DOOR = "MPI4J_TEST_DOOR";

    /** Length of the secret: hexadecimal digits. */
    public static final int SECRET_LENGTH = 32;

    private static final int JUNIT_IS_GONE = 86;

    private final Mpi mpi;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Frame> tasks = new LinkedBlockingQueue<>();

    private Agent(Mpi mpi, Socket socket) throws IOException {
        this.mpi = mpi;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    /**
     * Serves until it is told to end.
     *
     * @param args the name of the job, for the lines that tests print
     */
    public static void main(String[] args) {
        Mpi.run(args, Agent::serve);
    }

    private static void serve(Mpi mpi) throws IOException, InterruptedException {
        String prefix = "[" + mpi.args().get(0) + ", rank " + mpi.world().rank() + "] ";
        System.setOut(LinePrefix.on(System.out, prefix));
        System.setErr(LinePrefix.on(System.err, prefix));
        String[] door = System.getenv(DOOR).split(":", 2);
        int port = Integer.parseInt(door[0]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            Agent agent = new Agent(mpi, socket);
            agent.greet(door[1]);
            agent.listen();
            agent.work();
        }
    }

    private void greet(String secret) throws IOException {
        out.write(secret.getBytes(StandardCharsets.US_ASCII));
        String rank = String.valueOf(mpi.world().rank());
        String pid = String.valueOf(ProcessHandle.current().pid());
        Frame.of(Frame.Kind.HELLO, rank, pid).write(out);
    }

    private void listen() {
        Thread listener = new Thread(this::readUntilJunitIsGone, "mpi4j-test-listener");
        listener.setDaemon(true);
        listener.start();
    }

    private void readUntilJunitIsGone() {
        try {
            while (true) {
                Frame frame = Frame.read(in);
                if (frame.kind() == Frame.Kind.DUMP) {
                    Frame.of(Frame.Kind.STACKS, Stacks.all()).write(out);
                } else {
                    tasks.add(frame);
                }
                if (frame.kind() == Frame.Kind.END) {
                    return;
                }
            }
        } catch (IOException e) {
            // Whatever the test is doing, nobody wants to know any more. No shutdown hook may
            // keep this process: the main thread can be inside a call that never returns.
            Runtime.getRuntime().halt(JUNIT_IS_GONE);
        }
    }

    private void work() throws IOException, InterruptedException {
        Frame task = tasks.take();
        while (task.kind() == Frame.Kind.RUN) {
            TestRunner runner = new TestRunner(mpi);
            answer(runner.run(callOf(task.texts())));
            task = tasks.take();
            // JUnit goes on with these ranks, so no rank has failed and all of them come here.
            runner.close();
        }
    }

    private static TestCall callOf(List<String> texts) {
        return new TestCall(texts.get(0), texts.get(1), texts.subList(2, texts.size()));
    }

    private void answer(Outcome outcome) throws IOException {
        String kind = outcome.kind().name();
        Frame.of(Frame.Kind.OUTCOME, kind, outcome.headline(), outcome.details()).write(out);
    }
}
