package org.mpi4j.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.mpi4j.launcher.wire.Orders;

/** Sends this process's standard input to the agent of rank 0, piece by piece as it is taken. */
final class InputRelay {
    private static final Path OWN_INPUT = Path.of("/proc/self/fd/0");
    private static final Path OWN_STATE = Path.of("/proc/self/stat");

    private final Orders orders;
    private final Semaphore room = new Semaphore(1);

    InputRelay(Orders orders) {
        this.orders = orders;
    }

    void start() {
        Thread thread = new Thread(this::relay, "mpi4j-input");
        thread.setDaemon(true);
        thread.start();
    }

    /** There is room for another piece. */
    void taken() {
        room.release();
    }

    private void relay() {
        // Not System.in: rank 0 gets what it would inherit. Not closed: it is the whole process's.
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        byte[] piece = new byte[Orders.LARGEST_INPUT];
        try {
            for (int length = read(in, piece); length > 0; length = read(in, piece)) {
                room.acquire();
                orders.input(piece, length);
            }
            room.acquire();
            orders.input(piece, 0);
        } catch (IOException e) {
            // The agent is gone, which its connection tells.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much was read; -1 if there is no more, or it cannot be read. */
    private static int read(FileInputStream in, byte[] piece) {
        try {
            return isInBackground() ? -1 : in.read(piece);
        } catch (IOException e) {
            System.err.println("mpi4j: rank 0 gets no more input: " + e);
            return -1;
        }
    }

    /** Whoever reads from a terminal in the background is stopped by it. */
    private static boolean isInBackground() throws IOException {
        if (!Files.isReadable(OWN_STATE) || !isTerminal()) {
            return false;
        }
        String state = Files.readString(OWN_STATE);
        // Behind the name: state, parent, group, session, terminal, the terminal's group.
        String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
        return !fields[2].equals(fields[5]);
    }

    private static boolean isTerminal() throws IOException {
        return Files.readSymbolicLink(OWN_INPUT).toString().matches("/dev/(pts/|tty|console).*");
    }
}
