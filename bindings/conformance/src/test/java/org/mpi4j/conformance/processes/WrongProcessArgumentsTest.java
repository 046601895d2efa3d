package org.mpi4j.conformance.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.Processes;
import org.mpi4j.SpawnCommand;
import org.mpi4j.SpawnPart;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

/**
 * Calls for processes that are wrong in one argument: every rank throws, and nothing is started.
 */
@SuppressWarnings("NullAway")
class WrongProcessArgumentsTest {
    private static final Info NONE = new Info();
    private static final SpawnCommand COMMAND = SpawnCommand.of("mpirun");

    /** The last rank's, which is root; the others give nothing. */
    private static int root(Communicator world) {
        return world.size() - 1;
    }

    @MpiTest
    void wrongSpawnThrowsAtEveryRank(Communicator world) {
        Processes processes = world.processes();
        int root = root(world);
        boolean here = world.rank() == root;
        SpawnCommand command = here ? COMMAND : null;
        Info info = here ? NONE : null;
        Expect.error(ErrorClass.ARG, () -> processes.spawn(null, 1, info, root), "command is null");
        Expect.error(ErrorClass.INFO, () -> processes.spawn(command, 1, null, root), "info");
        Expect.error(
                ErrorClass.ARG, () -> processes.spawn(command, 0, info, root), "maxProcs is 0");
        Expect.error(ErrorClass.ARG, () -> processes.spawn(command, -3, info, root), "is -3");
        SpawnCommand missing = SpawnCommand.of("/no/such/program");
        Expect.error(ErrorClass.SPAWN, () -> processes.spawn(missing, 1, info, root), "/no/such");
        SpawnCommand unknown = SpawnCommand.of("no-such-program");
        Expect.error(ErrorClass.SPAWN, () -> processes.spawn(unknown, 1, info, root), "no-such");
        Expect.error(ErrorClass.ROOT, () -> processes.spawn(command, 1, info, -1), "root is -1");
        Expect.error(ErrorClass.ROOT, () -> processes.spawn(command, 1, info, world.size()));
        world.barrier();
    }

    @MpiTest
    void wrongSpawnMultipleThrowsAtEveryRank(Communicator world) {
        Processes processes = world.processes();
        int root = root(world);
        Expect.error(ErrorClass.ARG, () -> processes.spawnMultiple(null, root), "parts is null");
        Expect.error(ErrorClass.ARG, () -> processes.spawnMultiple(List.of(), root), "is empty");
        List<SpawnPart> gap = Arrays.asList(new SpawnPart(COMMAND, 1, NONE), null);
        Expect.error(ErrorClass.ARG, () -> processes.spawnMultiple(gap, root), "contains null");
        SpawnPart all = new SpawnPart(COMMAND, Integer.MAX_VALUE, NONE);
        Expect.error(ErrorClass.ARG, () -> processes.spawnMultiple(List.of(all, all), root));
        Expect.error(ErrorClass.ROOT, () -> processes.spawnMultiple(List.of(all), -1), "root");
        world.barrier();
    }

    @MpiTest
    void wrongMeetingThrowsAtEveryRank(Communicator world) {
        Processes processes = world.processes();
        int root = root(world);
        for (String port : new String[] {null, "", "no port", "1:" + "x".repeat(5000), "1:\0"}) {
            Expect.error(ErrorClass.PORT, () -> processes.accept(port, NONE, root), "port");
            Expect.error(ErrorClass.PORT, () -> processes.connect(port, NONE, root), "port");
            Expect.error(ErrorClass.PORT, () -> processes.closePort(port), "port");
            Expect.error(ErrorClass.PORT, () -> processes.publishName("s", NONE, port), "port");
            Expect.error(ErrorClass.PORT, () -> processes.unpublishName("s", NONE, port), "port");
        }
        Expect.error(ErrorClass.INFO, () -> processes.accept("1.0:1", null, root), "info");
        Expect.error(ErrorClass.INFO, () -> processes.connect("1.0:1", null, root), "info");
        Expect.error(ErrorClass.ROOT, () -> processes.accept("1.0:1", NONE, -1), "root");
        Expect.error(ErrorClass.ROOT, () -> processes.connect("1.0:1", NONE, -1), "root");
        Expect.error(ErrorClass.INFO, () -> processes.openPort(null), "info");
        world.barrier();
    }

    @MpiTest
    void wrongNameThrows(Communicator world) {
        Processes processes = world.processes();
        for (String service : new String[] {null, "", "a\0b"}) {
            Expect.error(ErrorClass.SERVICE, () -> processes.lookupName(service, NONE), "service");
            Expect.error(ErrorClass.SERVICE, () -> processes.publishName(service, NONE, "1.0:1"));
            Expect.error(ErrorClass.SERVICE, () -> processes.unpublishName(service, NONE, "1.0:1"));
        }
        Expect.error(ErrorClass.INFO, () -> processes.lookupName("s", null), "info");
        Expect.error(ErrorClass.INFO, () -> processes.publishName("s", null, "1.0:1"), "info");
        Expect.error(ErrorClass.INFO, () -> processes.unpublishName("s", null, "1.0:1"), "info");
    }

    @MpiTest
    void wrongSocketThrows(Communicator world) throws Exception {
        Processes processes = world.processes();
        Expect.error(ErrorClass.ARG, () -> processes.join(null), "socket is null");
        try (Socket socket = new Socket()) {
            Expect.error(ErrorClass.ARG, () -> processes.join(socket), "not connected");
        }
    }

    @MpiTest
    void predefinedCommunicatorsStayConnected(Communicator world) {
        Expect.error(ErrorClass.COMM, () -> world.mpi().world().disconnect(), "predefined");
        Communicator copy = world.dup();
        copy.disconnect();
        Expect.error(ErrorClass.COMM, copy::barrier, "closed");
    }

    @MpiTest
    void nobodyHasStartedTheTests(Mpi mpi) {
        assertTrue(mpi.parent().isEmpty());
    }

    @Test
    void wrongCommandThrows() {
        Expect.error(ErrorClass.ARG, () -> SpawnCommand.of(null), "executable is null");
        Expect.error(ErrorClass.ARG, () -> SpawnCommand.of(""), "executable is empty");
        Expect.error(ErrorClass.ARG, () -> SpawnCommand.of("x", "a", null), "argument is null");
        Expect.error(ErrorClass.ARG, () -> SpawnCommand.of("x", "a\0b"), "zero character");
        Expect.error(ErrorClass.ARG, () -> SpawnCommand.java(null), "program is null");
        Expect.error(ErrorClass.ARG, () -> new SpawnPart(null, 1, NONE), "command is null");
        Expect.error(ErrorClass.ARG, () -> new SpawnPart(COMMAND, 0, NONE), "maxProcs is 0");
        Expect.error(ErrorClass.INFO, () -> new SpawnPart(COMMAND, 1, null), "info is null");
    }

    @Test
    void javaCommandStartsWithTheClassPath() {
        SpawnCommand command = SpawnCommand.java(WrongProcessArgumentsTest.class, "x", "y");
        List<String> arguments = command.arguments();
        assertEquals(
                List.of("-cp", System.getProperty("java.class.path")), arguments.subList(0, 2));
        String own = WrongProcessArgumentsTest.class.getName();
        assertEquals(
                List.of(own, "x", "y"), arguments.subList(arguments.size() - 3, arguments.size()));
    }
}
