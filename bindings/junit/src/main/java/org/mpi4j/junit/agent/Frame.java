package org.mpi4j.junit.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between JUnit and a rank's process: a kind and texts.
 *
 * @param kind what it is
 * @param texts what it says
 */
public record Frame(Kind kind, List<String> texts) {
    /** The kinds of messages. */
    public enum Kind {
        /** To the rank: run a test. Texts: class, method, parameter types. */
        RUN,
        /** To the rank: show the stacks of all threads. */
        DUMP,
        /** To the rank: finalise MPI and end. */
        END,
        /** From the rank: its number and its process id. */
        HELLO,
        /** From the rank: how the test ended. Texts: kind, headline, details. */
        OUTCOME,
        /** From the rank: the stacks of all threads. */
        STACKS
    }

    /**
     * A message.
     *
     * @param kind what it is
     * @param texts what it says
     * @return the message
     */
    public static Frame of(Kind kind, String... texts) {
        return new Frame(kind, List.of(texts));
    }

    /**
     * Reads a message.
     *
     * @param in where from
     * @return the next message
     * @throws IOException if the other side is gone
     */
    public static Frame read(DataInputStream in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] text = new byte[in.readInt()];
            in.readFully(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return new Frame(kind, texts);
    }

    /**
     * Writes this message.
     *
     * @param out where to
     * @throws IOException if the other side is gone
     */
    public void write(DataOutputStream out) throws IOException {
        synchronized (out) {
            out.writeUTF(kind.name());
            out.writeInt(texts.size());
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.flush();
        }
    }
}
