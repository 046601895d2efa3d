package org.mpi4j.purejava.transport.tcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Who a process says it is to another, and what proves it. */
public final class Pass {
    /** Bytes of a scope. */
    static final int SCOPE_BYTES = 32;

    private final JobSecret secret;
    private final byte[] scope;
    private final int rank;

    /**
     * A pass.
     *
     * @param secret of the job, or of both jobs that connect
     * @param job what is the same on both sides and different in all other jobs
     * @param purpose what the connection is for; a pass for one is worth nothing for another
     * @param rank who its holder is
     */
    public Pass(JobSecret secret, String job, String purpose, int rank) {
        this.secret = secret;
        this.scope = digest(job + '\0' + purpose);
        this.rank = rank;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    int rank() {
        return rank;
    }

    byte[] scope() {
        return scope;
    }

    byte[] proof(byte[]... text) {
        return secret.proof(text);
    }

    @Override
    public String toString() {
        return "the pass of rank " + rank;
    }
}
