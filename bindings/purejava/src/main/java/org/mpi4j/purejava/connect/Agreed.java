package org.mpi4j.purejava.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/**
 * What two leaders agree on before anything else.
 *
 * @param isLow whether the own group is the low one
 * @param number an even number for a communicator of both groups
 * @param secret what the ranks of both groups prove that they know
 */
record Agreed(boolean isLow, long number, JobSecret secret) {
    private static final int RANDOM = 32;

    static Agreed on(Talk talk) throws IOException {
        byte[] mine = JobSecret.randomBytes(RANDOM);
        byte[] theirs = talk.exchange(mine);
        if (theirs.length != RANDOM) {
            throw new IOException("the other leader does not say a random number");
        }
        byte[] low = talk.isLow() ? mine : theirs;
        byte[] both = Arrays.copyOf(low, 2 * RANDOM);
        System.arraycopy(talk.isLow() ? theirs : mine, 0, both, RANDOM, RANDOM);
        long number = ForeignPeers.number(ByteBuffer.wrap(low).getLong());
        return new Agreed(talk.isLow(), number, talk.secret().derive(both));
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(isLow);
        out.writeLong(number);
        out.writeUTF(secret.toHex());
        return bytes.toByteArray();
    }

    static Agreed of(byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            return new Agreed(
                    in.readBoolean(),
                    in.readLong(),
                    JobSecret.parse(in.readUTF(), "the leader of the group"));
        } catch (IOException e) {
            throw new MpiException(ErrorClass.INTERN, "the leader says too little", e);
        }
    }
}
