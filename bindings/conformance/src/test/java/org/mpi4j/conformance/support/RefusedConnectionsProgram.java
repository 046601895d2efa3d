package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.Processes;
import org.mpi4j.SpawnCommand;
import org.mpi4j.SpawnPart;

/** Processes that do not start and connections that are refused, in pure Java; two ranks. */
public final class RefusedConnectionsProgram {
    private static final Info NONE = new Info();

    private RefusedConnectionsProgram() {}

    public static void main(String[] args) {
        Mpi.run(
                args,
                mpi -> {
                    Communicator world = mpi.world();
                    endedChildren(world);
                    hints(world);
                    strangers(world);
                    ports(mpi);
                    names(mpi.self().processes(), world);
                    world.barrier();
                    if (world.rank() == 0) {
                        System.out.println("all well");
                    }
                });
    }

    private static SpawnCommand shell(String script) {
        return SpawnCommand.of("sh", "-c", script);
    }

    /** Every rank hears why there are no children; none of them is left. */
    private static void endedChildren(Communicator world) {
        Processes processes = world.processes();
        Expect.error(
                ErrorClass.SPAWN,
                () -> processes.spawn(shell("exit 3"), 1, NONE, 1),
                "exit code 3");
        SpawnPart waits = new SpawnPart(shell("exec sleep 1000"), 2, NONE);
        SpawnPart ends = new SpawnPart(shell("exit 4"), 1, NONE);
        Expect.error(
                ErrorClass.SPAWN,
                () -> processes.spawnMultiple(List.of(waits, ends), 0),
                "process 2 of 3");
        world.barrier();
        Expect.that(
                ProcessHandle.current().children().noneMatch(RefusedConnectionsProgram::sleeps),
                "a child is left");
    }

    private static boolean sleeps(ProcessHandle child) {
        return child.isAlive() && child.info().command().orElse("").endsWith("sleep");
    }

    private static void hints(Communicator world) {
        Processes processes = world.processes();
        Info nowhere = Info.of("wdir", "/no/such/directory");
        Expect.error(
                ErrorClass.SPAWN, () -> processes.spawn(shell(":"), 1, nowhere, 0), "/no/such");
        Info elsewhere = Info.of("host", "192.0.2.1");
        Expect.error(
                ErrorClass.SPAWN, () -> processes.spawn(shell(":"), 1, elsewhere, 0), "192.0.2.1");
        Info inPath = Info.of("path", "/no/such/directory:/bin").set("wdir", "/");
        SpawnCommand test = SpawnCommand.of("sh", "-c", "test \"$PWD\" = / && exit 5");
        Expect.error(ErrorClass.SPAWN, () -> processes.spawn(test, 1, inPath, 0), "exit code 5");
    }

    /** Who does not know the name of a port is not heard, and keeps nobody out. */
    private static void strangers(Communicator world) throws Exception {
        Processes own = world.mpi().self().processes();
        if (world.rank() == 0) {
            String port = own.openPort(NONE);
            world.send(buffer(port.getBytes(StandardCharsets.UTF_8)), 1, 0);
            InterCommunicator connection = own.accept(port, NONE, 0);
            connection.send(buffer(new int[] {5}), 0, 0);
            connection.disconnect();
            own.closePort(port);
            Expect.error(ErrorClass.PORT, () -> own.closePort(port), "not open");
            Expect.error(ErrorClass.PORT, () -> own.accept(port, NONE, 0), "not open");
            return;
        }
        byte[] name = new byte[2000];
        int length = Math.toIntExact(world.recv(buffer(name), 0, 0).bytes());
        String port = new String(name, 0, length, StandardCharsets.UTF_8);
        int number = Integer.parseInt(port.split(":", -1)[1]);
        try (Socket loud = new Socket(InetAddress.getLoopbackAddress(), number);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), number)) {
            loud.getOutputStream().write(new byte[1000]);
            silent.getOutputStream().write(1);
            char last = port.charAt(port.length() - 1);
            String wrong = port.substring(0, port.length() - 1) + (last == '0' ? '1' : '0');
            Expect.error(ErrorClass.PORT, () -> own.connect(wrong, NONE, 0), "secret");
            InterCommunicator connection = own.connect(port, NONE, 0);
            int[] received = new int[1];
            connection.recv(buffer(received), 0, 0);
            Expect.that(received[0] == 5, "wrong data");
            connection.disconnect();
        }
    }

    private static void ports(Mpi mpi) {
        Processes all = mpi.world().processes();
        String port = mpi.self().processes().openPort(NONE);
        mpi.self().processes().closePort(port);
        // Both ranks hear what happened at the root.
        Expect.error(ErrorClass.PORT, () -> all.connect(port, NONE, 0), "not open");
        Expect.error(ErrorClass.PORT, () -> all.accept(port, NONE, 1), "not open");
    }

    private static void names(Processes own, Communicator world) {
        if (world.rank() == 0) {
            String port = own.openPort(NONE);
            own.publishName("mpi4j refusals", NONE, port);
            Expect.that(own.lookupName("mpi4j refusals", NONE).equals(port), "found another port");
            Expect.error(
                    ErrorClass.SERVICE,
                    () -> own.publishName("mpi4j refusals", NONE, port),
                    "published already");
        }
        world.barrier();
        if (world.rank() == 1) {
            String port = own.lookupName("mpi4j refusals", NONE);
            Expect.error(
                    ErrorClass.SERVICE,
                    () -> own.unpublishName("mpi4j refusals", NONE, port),
                    "not published by this rank");
        }
        // Finalising takes back what is left.
    }
}
