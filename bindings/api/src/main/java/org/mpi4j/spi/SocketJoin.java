package org.mpi4j.spi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;

/**
 * Joins the two processes at the ends of a socket. MPI_Comm_join wants a file descriptor, which
 * Java does not give; so both ends tell a port of theirs, and the smaller name is used.
 */
final class SocketJoin {
    /** What either end says first, so that anything else is noticed. */
    private static final long GREETING = 0x6d70_6934_6a6a_6f69L;

    private SocketJoin() {}

    static InterCommunicator join(Processes self, Socket socket) {
        String own = self.openPort(new Info());
        try {
            String other = exchange(socket, own);
            int order = own.compareTo(other);
            if (order == 0) {
                throw new MpiException(
                        ErrorClass.ARG, "both ends of the socket are in this process: " + socket);
            }
            return order < 0 ? self.accept(own, new Info(), 0) : self.connect(other, new Info(), 0);
        } finally {
            self.closePort(own);
        }
    }

    private static String exchange(Socket socket, String own) {
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeLong(GREETING);
            out.writeUTF(own);
            out.flush();
            // Without a buffer: what the program sends later is not read here.
            DataInputStream in = new DataInputStream(socket.getInputStream());
            if (in.readLong() != GREETING) {
                throw new MpiException(
                        ErrorClass.OTHER, "the other end of the socket does not join: " + socket);
            }
            return in.readUTF();
        } catch (IOException e) {
            throw new MpiException(ErrorClass.OTHER, "the socket failed: " + e, e);
        }
    }
}
