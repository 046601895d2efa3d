package org.mpi4j.purejava.transport.tcp;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** What the processes of a job know and nobody else: 256 random bits. */
public final class JobSecret {
    private static final String ALGORITHM = "HmacSHA256";

    /** Bytes of a secret. */
    static final int BYTES = 32;

    private final byte[] key;

    private JobSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Makes one that nobody can guess.
     *
     * @return a new secret
     */
    public static JobSecret random() {
        return new JobSecret(randomBytes(BYTES));
    }

    /**
     * Bytes that nobody can guess.
     *
     * @param count how many
     * @return a new array
     */
    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * Reads one.
     *
     * @param hex 64 hexadecimal digits; blanks around them do not count
     * @param where where they come from, for messages
     * @return the secret
     * @throws MpiException with {@link ErrorClass#OTHER} if they are none; the digits are not shown
     */
    public static JobSecret parse(String hex, String where) {
        String digits = hex.strip();
        if (!digits.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    where
                            + " holds no job secret: it must be "
                            + 2 * BYTES
                            + " hexadecimal digits, and has "
                            + digits.length()
                            + " characters");
        }
        return new JobSecret(HexFormat.of().parseHex(digits));
    }

    /**
     * As {@link #parse} reads it. For private files and environments only.
     *
     * @return 64 hexadecimal digits
     */
    public String toHex() {
        return HexFormat.of().formatHex(key);
    }

    /**
     * Another secret, which only those can make who know this one.
     *
     * @param text what it is for; need not be secret
     * @return always the same of the same
     */
    public JobSecret derive(byte[] text) {
        return new JobSecret(proof(text));
    }

    /** Proof that whoever made it knows the secret and has seen the text. */
    byte[] proof(byte[]... text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : text) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "a job secret";
    }
}
