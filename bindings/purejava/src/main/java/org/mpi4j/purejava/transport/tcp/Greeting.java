package org.mpi4j.purejava.transport.tcp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** The messages of the proof. */
final class Greeting {
    /** Ends with the version and the byte order of frames, which must be the same. */
    private static final byte[] MAGIC =
            ("mpi4j/1" + (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 'B' : 'L'))
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] GATE_LABEL = "mpi4j gate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CALLER_LABEL = "mpi4j caller".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 32;
    private static final int PROOF = 32;

    /** Bytes of each message, in the order in which they are sent. */
    static final int GREETING = MAGIC.length + Pass.SCOPE_BYTES + 2 * Integer.BYTES + NONCE;

    static final int ANSWER = NONCE + PROOF;
    static final int REPLY = PROOF;
    static final int WELCOME = 1;

    private static final int FROM = MAGIC.length + Pass.SCOPE_BYTES;

    private final byte[] text;

    /** As sent, in network order: magic, scope, the caller's rank, whom it means, random. */
    Greeting(byte[] text) {
        this.text = text;
    }

    byte[] text() {
        return text;
    }

    static Greeting of(Pass pass, int to) {
        ByteBuffer made = ByteBuffer.allocate(GREETING);
        made.put(MAGIC).put(pass.scope()).putInt(pass.rank()).putInt(to);
        made.put(JobSecret.randomBytes(NONCE));
        return new Greeting(made.array());
    }

    int from() {
        return ByteBuffer.wrap(text).getInt(FROM);
    }

    /** Whether it is meant for the holder of a pass. Nothing is proven by that. */
    boolean isFor(Pass pass) {
        byte[] scope = Arrays.copyOfRange(text, MAGIC.length, FROM);
        return Arrays.equals(text, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && MessageDigest.isEqual(scope, pass.scope())
                && ByteBuffer.wrap(text).getInt(FROM + Integer.BYTES) == pass.rank();
    }

    /** What the gate sends: random bytes, then its proof. */
    byte[] answer(Pass gate) {
        byte[] nonce = JobSecret.randomBytes(NONCE);
        byte[] answer = Arrays.copyOf(nonce, ANSWER);
        System.arraycopy(gate.proof(GATE_LABEL, text, nonce), 0, answer, NONCE, PROOF);
        return answer;
    }

    boolean isProvenBy(byte[] answer, Pass caller) {
        byte[] nonce = Arrays.copyOf(answer, NONCE);
        byte[] proof = Arrays.copyOfRange(answer, NONCE, ANSWER);
        return MessageDigest.isEqual(caller.proof(GATE_LABEL, text, nonce), proof);
    }

    /** What the caller sends to that, or what the gate expects. */
    byte[] reply(byte[] answer, Pass pass) {
        return pass.proof(CALLER_LABEL, text, Arrays.copyOf(answer, NONCE));
    }
}
