package org.mpi4j.junit.pool;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpi4j.junit.agent.Frame;
import org.mpi4j.junit.agent.Outcome;

/** JUnit's side of the socket to one rank's agent. */
final class AgentConnection {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final int rank;
    private final long pid;
    private final BlockingQueue<String> stacks = new LinkedBlockingQueue<>();

    private @Nullable Consumer<Outcome> answer;
    private @Nullable Function<AgentConnection, Outcome> obituary;
    private boolean gone;

    private AgentConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
        List<String> hello = Frame.read(in).texts();
        this.rank = Integer.parseInt(hello.get(0));
        this.pid = Long.parseLong(hello.get(1));
    }

    static AgentConnection open(Socket socket) throws IOException {
        AgentConnection made = new AgentConnection(socket);
        Thread reader = new Thread(made::read, "mpi4j-test-rank-" + made.rank);
        reader.setDaemon(true);
        reader.start();
        return made;
    }

    int rank() {
        return rank;
    }

    long pid() {
        return pid;
    }

    /**
     * Starts a test.
     *
     * @param whenDone told the outcome
     * @param whenDead makes the outcome if the agent's process ends instead of answering
     */
    void run(Frame task, Consumer<Outcome> whenDone, Function<AgentConnection, Outcome> whenDead) {
        synchronized (this) {
            answer = whenDone;
            obituary = whenDead;
        }
        if (!send(task) || isGone()) {
            die();
        }
    }

    void askForStacks() {
        stacks.clear();
        send(Frame.of(Frame.Kind.DUMP));
    }

    Optional<String> stacks(long time, TimeUnit unit) throws InterruptedException {
        return Optional.ofNullable(stacks.poll(time, unit));
    }

    void end() {
        send(Frame.of(Frame.Kind.END));
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("the connection of rank " + rank + " is lost", e);
        }
    }

    private boolean send(Frame frame) {
        try {
            frame.write(out);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void read() {
        try {
            while (true) {
                Frame frame = Frame.read(in);
                if (frame.kind() == Frame.Kind.STACKS) {
                    stacks.add(frame.texts().get(0));
                } else {
                    done(frame.texts());
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                gone = true;
            }
            die();
        }
    }

    private void done(List<String> texts) {
        Outcome.Kind kind = Outcome.Kind.valueOf(texts.get(0));
        tell(takeAnswer(), new Outcome(kind, texts.get(1), texts.get(2)));
    }

    private void die() {
        Function<AgentConnection, Outcome> maker;
        synchronized (this) {
            maker = obituary;
        }
        Consumer<Outcome> waiting = takeAnswer();
        if (waiting != null && maker != null) {
            tell(waiting, maker.apply(this));
        }
    }

    private synchronized boolean isGone() {
        return gone;
    }

    private synchronized @Nullable Consumer<Outcome> takeAnswer() {
        Consumer<Outcome> waiting = answer;
        answer = null;
        return waiting;
    }

    private static void tell(@Nullable Consumer<Outcome> waiting, Outcome outcome) {
        if (waiting != null) {
            waiting.accept(outcome);
        }
    }
}
