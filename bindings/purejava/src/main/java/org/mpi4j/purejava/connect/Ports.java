package org.mpi4j.purejava.connect;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.launch.ListenAddress;
import org.mpi4j.purejava.launch.NameService;
import org.mpi4j.purejava.launch.Patience;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.transport.tcp.Caller;
import org.mpi4j.purejava.transport.tcp.Gate;
import org.mpi4j.purejava.transport.tcp.JobSecret;
import org.mpi4j.purejava.transport.tcp.Pass;

/** The ports that one rank has open, and the names that it has published. */
public final class Ports {
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(5);

    private record Open(Gate gate, JobSecret secret) {
        /** Waits without limit; one thread at a time. */
        synchronized SocketChannel next() throws IOException {
            Optional<Gate.Admitted> came = gate.next(role -> role == PortName.CLIENT, SLICE);
            while (came.isEmpty()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("nobody is waited for any more");
                }
                came = gate.next(role -> role == PortName.CLIENT, SLICE);
            }
            return came.get().channel();
        }
    }

    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, Closeable> published = new HashMap<>();

    /** None so far. */
    public Ports() {}

    /**
     * Whether a text can be the name of a port.
     *
     * @param text any
     * @return false if it cannot
     */
    public static boolean isName(String text) {
        return PortName.isOne(text);
    }

    /**
     * Opens a port.
     *
     * @param severalHosts whether the own job has several hosts
     * @return its name, which is a capability: whoever knows it can connect
     * @throws MpiException with {@link ErrorClass#PORT} if the address cannot be used
     */
    public synchronized String open(boolean severalHosts) {
        JobSecret secret = JobSecret.random();
        try {
            InetSocketAddress address = ListenAddress.forOtherJobs(severalHosts);
            Gate gate = Gate.open(address, PortName.pass(secret, PortName.SERVER));
            List<InetSocketAddress> reachable =
                    ListenAddress.reachable(gate.address(), gate.port());
            String name = new PortName(reachable.get(0), secret).text();
            open.put(name, new Open(gate, secret));
            return name;
        } catch (IOException e) {
            throw new MpiException(ErrorClass.PORT, "no port can be opened: " + e, e);
        }
    }

    /**
     * Closes a port.
     *
     * @param name its name
     * @throws MpiException with {@link ErrorClass#PORT} if this rank has no such port open
     */
    public void close(String name) {
        Open closed = own(name);
        synchronized (this) {
            open.remove(name);
        }
        closeQuietly(closed.gate::close);
    }

    private synchronized Open own(String name) {
        Open found = open.get(name);
        if (found == null) {
            throw new MpiException(
                    ErrorClass.PORT, "port " + PortName.parse(name) + " is not open at this rank");
        }
        return found;
    }

    /**
     * Waits at a port for whoever connects.
     *
     * @param name its name
     * @param messaging makes progress meanwhile
     * @return fails with {@link ErrorClass#PORT} if this rank has no such port open
     */
    public Opening accepting(String name, Messaging messaging) {
        return () -> {
            Open port = own(name);
            SocketChannel channel = Aside.run(messaging, port::next);
            return new SocketTalk(channel, true, port.secret, messaging);
        };
    }

    /**
     * Connects to a port. Waits for those who accept there as long as jobs wait for their ranks.
     *
     * @param name its name
     * @param messaging makes progress meanwhile
     * @return fails with {@link ErrorClass#PORT} if nobody listens there
     */
    public static Opening connecting(String name, Messaging messaging) {
        return () -> {
            PortName port = PortName.parse(name);
            Pass pass = PortName.pass(port.secret(), PortName.CLIENT);
            SocketChannel channel = Aside.run(messaging, () -> call(port, pass));
            return new SocketTalk(channel, false, port.secret(), messaging);
        };
    }

    /** Whoever accepts may be busy with others and turn callers away in the meantime. */
    private static SocketChannel call(PortName port, Pass pass) throws IOException {
        Duration limit = Patience.limit();
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            try {
                return Caller.call(port.address(), pass, PortName.SERVER, left);
            } catch (ConnectException e) {
                throw new MpiException(
                        ErrorClass.PORT, "port " + port + " is not open: " + e.getMessage(), e);
            } catch (EOFException | SocketTimeoutException | SocketException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new MpiException(
                            ErrorClass.PORT,
                            "nobody accepts at port " + port + " for " + limit.toSeconds() + " s",
                            e);
                }
                LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
            }
        }
    }

    /**
     * Publishes a name.
     *
     * @param service the name
     * @param port the port
     * @throws MpiException with {@link ErrorClass#SERVICE} if it is taken
     */
    public synchronized void publish(String service, String port) {
        published.put(key(service, port), NameService.publish(service, port));
    }

    private static String key(String service, String port) {
        return port + ' ' + service;
    }

    /**
     * Takes a name back.
     *
     * @param service the name
     * @param port its port
     * @throws MpiException with {@link ErrorClass#SERVICE} if this rank has not published it
     */
    public synchronized void unpublish(String service, String port) {
        Closeable name = published.remove(key(service, port));
        if (name == null) {
            throw new MpiException(
                    ErrorClass.SERVICE,
                    "service '" + service + "' with that port was not published by this rank");
        }
        closeQuietly(name);
    }

    /** Closes all ports and takes all names back. */
    public synchronized void closeAll() {
        List<Closeable> all = new ArrayList<>(published.values());
        open.values().forEach(port -> all.add(port.gate::close));
        published.clear();
        open.clear();
        all.forEach(Ports::closeQuietly);
    }

    private static void closeQuietly(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            System.err.println("mpi4j: a port or its name is left: " + e);
        }
    }
}
