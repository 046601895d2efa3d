package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;
import org.mpi4j.SpawnCommand;
import org.mpi4j.SpawnPart;
import org.mpi4j.Spawned;
import org.mpi4j.Status;

/**
 * Starts and connects processes, in each of the ways that {@code -Ddynamic.cases} names, one after
 * the other; two ranks.
 */
public final class SpawningProgram {
    private static final Info NONE = new Info();
    private static final String CASES = System.getProperty("dynamic.cases");

    private SpawningProgram() {}

    public static void main(String[] args) {
        Mpi.run(
                args,
                mpi -> {
                    for (String which : CASES.split(",", -1)) {
                        run(which, mpi);
                        mpi.world().barrier();
                        if (mpi.world().rank() == 0) {
                            System.out.println(which + ": all well");
                        }
                    }
                });
    }

    private static void run(String which, Mpi mpi) throws Exception {
        switch (which) {
            case "spawn" -> spawn(mpi.world());
            case "multiple" -> spawnMultiple(mpi.world());
            case "again" -> spawnAgain(mpi.world());
            case "ports" -> ports(mpi);
            case "names" -> names(mpi);
            case "join" -> join(mpi);
            default -> throw new IllegalArgumentException(which);
        }
    }

    private static void spawn(Communicator world) {
        Expect.that(world.mpi().parent().isEmpty(), "started by nobody");
        boolean root = world.rank() == 1;
        SpawnCommand child = SpawnCommand.java(SpawnedProgram.class, "a b", "", "\"c\"", "$d");
        Spawned made =
                world.processes().spawn(root ? child : null, root ? 2 : 0, root ? NONE : null, 1);
        List<?> expected = root ? List.of(Optional.empty(), Optional.empty()) : List.of();
        Expect.that(made.errors().equals(expected), "errors are " + made.errors());
        InterCommunicator children = made.children();
        Expect.that(children.size() == 2 && children.remoteSize() == 2, children.toString());
        if (world.rank() == 0) {
            hear(children, 0, "|0 of 2|program 0|parents 2", "[a b, , \"c\", $d]");
            hear(children, 1, "|1 of 2|program 0|parents 2", "[a b, , \"c\", $d]");
        }
        children.disconnect();
        try {
            children.disconnect();
            throw new AssertionError("a closed communicator was disconnected");
        } catch (MpiException e) {
            Expect.that(e.errorClass() == ErrorClass.COMM, e.toString());
        }
    }

    private static void hear(Communicator children, int child, String who, String args) {
        byte[] text = new byte[1000];
        Status status = children.recv(buffer(text), child, 0);
        int length = Math.toIntExact(status.bytes());
        String heard = new String(text, 0, length, StandardCharsets.UTF_8);
        String expected = String.join("|", children.mpi().backend() + who, CASES, args);
        Expect.that(heard.equals(expected), heard);
    }

    private static void spawnMultiple(Communicator world) {
        SpawnPart one = new SpawnPart(SpawnCommand.java(SpawnedProgram.class, "x"), 1, NONE);
        SpawnPart other = new SpawnPart(SpawnCommand.java(SpawnedProgram.class), 2, NONE);
        boolean root = world.rank() == 0;
        Spawned made = world.processes().spawnMultiple(root ? List.of(one, other) : null, 0);
        Expect.that(made.errors().size() == (root ? 3 : 0), "errors are " + made.errors());
        Expect.that(made.children().remoteSize() == 3, made.toString());
        if (root) {
            hear(made.children(), 0, "|0 of 3|program 0|parents 2", "[x]");
            hear(made.children(), 1, "|1 of 3|program 1|parents 2", "[]");
            hear(made.children(), 2, "|2 of 3|program 1|parents 2", "[]");
        }
        made.children().disconnect();
    }

    /** From one rank, after the library was not asked for what it would end the job for. */
    private static void spawnAgain(Communicator world) {
        Processes processes = world.processes();
        try {
            SpawnCommand missing = SpawnCommand.of("/no/such/program");
            processes.spawn(missing, 1, NONE, 0);
            throw new AssertionError("started what does not exist");
        } catch (MpiException e) {
            Expect.that(e.errorClass() == ErrorClass.SPAWN, e.toString());
        }
        if (world.rank() == 0) {
            Processes self = world.mpi().self().processes();
            Spawned made = self.spawn(SpawnCommand.java(SpawnedProgram.class), 1, NONE, 0);
            hear(made.children(), 0, "|0 of 1|program 0|parents 1", "[]");
            made.children().disconnect();
        }
    }

    private static void ports(Mpi mpi) {
        Processes own = mpi.self().processes();
        if (mpi.world().rank() == 0) {
            String port = own.openPort(NONE);
            byte[] name = port.getBytes(StandardCharsets.UTF_8);
            mpi.world().send(buffer(name), 1, 0);
            exchange(own.accept(port, NONE, 0), 10);
            own.closePort(port);
        } else {
            byte[] name = new byte[2000];
            int length = Math.toIntExact(mpi.world().recv(buffer(name), 0, 0).bytes());
            String port = new String(name, 0, length, StandardCharsets.UTF_8);
            exchange(own.connect(port, NONE, 0), 20);
        }
    }

    /** Sends a value to the other side, which is one rank, and takes its own. */
    private static void exchange(InterCommunicator connection, int value) {
        Expect.that(connection.size() == 1 && connection.remoteSize() == 1, "one on each side");
        int[] other = new int[1];
        connection.sendrecv(buffer(new int[] {value}), 0, 0, buffer(other), 0, 0);
        Expect.that(other[0] == 30 - value, "got " + other[0]);
        connection.disconnect();
    }

    private static void names(Mpi mpi) {
        Processes own = mpi.self().processes();
        Communicator world = mpi.world();
        String port = "";
        if (world.rank() == 0) {
            port = own.openPort(NONE);
            own.publishName("mpi4j service", NONE, port);
        }
        world.barrier();
        if (world.rank() == 0) {
            exchange(own.accept(port, NONE, 0), 10);
            own.unpublishName("mpi4j service", NONE, port);
            own.closePort(port);
        } else {
            exchange(own.connect(own.lookupName("mpi4j service", NONE), NONE, 0), 20);
        }
        world.barrier();
        try {
            own.lookupName("mpi4j service", NONE);
            throw new AssertionError("found what is not published");
        } catch (MpiException e) {
            Expect.that(e.errorClass() == ErrorClass.NAME, e.toString());
        }
    }

    private static void join(Mpi mpi) throws Exception {
        Processes own = mpi.world().processes();
        int[] number = new int[1];
        if (mpi.world().rank() == 0) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                number[0] = server.getLocalPort();
                mpi.world().send(buffer(number), 1, 0);
                try (Socket socket = server.accept()) {
                    exchange(own.join(socket), 10);
                    Expect.that(socket.getInputStream().read() == 42, "the socket is as before");
                }
            }
        } else {
            mpi.world().recv(buffer(number), 0, 0);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), number[0])) {
                exchange(own.join(socket), 20);
                socket.getOutputStream().write(42);
            }
        }
    }
}
