package org.mpi4j.purejava.launch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a rank tells all others about itself.
 *
 * @param rank its rank
 * @param host identity of its host
 * @param addresses where it listens
 * @param processors that it may use
 */
record Card(int rank, String host, List<InetSocketAddress> addresses, BitSet processors) {
    /** Bytes of a card at most. */
    static final int LARGEST = 8 << 10;

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rank);
        out.writeUTF(host);
        out.writeInt(addresses.size());
        for (InetSocketAddress address : addresses) {
            writeBytes(out, address.getAddress().getAddress());
            out.writeInt(address.getPort());
        }
        writeBytes(out, processors.toByteArray());
        if (bytes.size() > LARGEST) {
            throw new IOException("the card of rank " + rank + " has " + bytes.size() + " bytes");
        }
        return bytes.toByteArray();
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Card of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int rank = in.readInt();
        String host = in.readUTF();
        int count = checked(in.readInt(), bytes.length);
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InetAddress address = InetAddress.getByAddress(readBytes(in));
            addresses.add(new InetSocketAddress(address, port(in.readInt())));
        }
        return new Card(rank, host, addresses, BitSet.valueOf(readBytes(in)));
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[checked(in.readInt(), in.available())];
        in.readFully(bytes);
        return bytes;
    }

    private static int port(int port) throws IOException {
        return checked(port, 0xffff);
    }

    private static int checked(int number, int largest) throws IOException {
        if (number < 0 || number > largest) {
            throw new IOException("a card says " + number + "; the largest is " + largest);
        }
        return number;
    }
}
