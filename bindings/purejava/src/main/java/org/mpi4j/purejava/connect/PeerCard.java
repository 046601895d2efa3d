package org.mpi4j.purejava.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * What a process tells those of the other group about itself.
 *
 * @param identity who it is
 * @param host identity of its host
 * @param addresses where it listens; none if the others listen
 * @param linked processes of other jobs that it is linked with
 * @param failure why it cannot take part; empty if it can
 */
record PeerCard(
        Identity identity,
        String host,
        List<InetSocketAddress> addresses,
        Set<Identity> linked,
        String failure) {
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        identity.write(out);
        out.writeUTF(host);
        out.writeInt(addresses.size());
        for (InetSocketAddress address : addresses) {
            out.writeUTF(address.getAddress().getHostAddress());
            out.writeInt(address.getPort());
        }
        out.writeInt(linked.size());
        for (Identity each : linked) {
            each.write(out);
        }
        out.writeUTF(failure);
    }

    static PeerCard of(byte[] bytes) {
        try {
            return read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new MpiException(ErrorClass.INTERN, "a process says too little of itself", e);
        }
    }

    private static PeerCard read(DataInputStream in) throws IOException {
        Identity identity = Identity.read(in);
        String host = in.readUTF();
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            InetAddress address = InetAddress.getByName(in.readUTF());
            addresses.add(new InetSocketAddress(address, in.readInt()));
        }
        Set<Identity> linked = new HashSet<>();
        for (int count = in.readInt(); count > 0; count--) {
            linked.add(Identity.read(in));
        }
        return new PeerCard(identity, host, addresses, linked, in.readUTF());
    }
}
