package org.mpi4j.purejava.transport.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the gate, who has proven nothing so far. Takes as many bytes as the proof has and not
 * one more, whenever they come.
 */
final class Knock {
    private final SocketChannel channel;
    private final Pass pass;
    private final long deadline;
    private ByteBuffer in = ByteBuffer.allocate(Greeting.GREETING);
    private @Nullable Greeting greeting;
    private byte[] answer = {};

    /** The deadline is one of {@link System#nanoTime()}. */
    Knock(SocketChannel channel, Pass pass, long deadline) {
        this.channel = channel;
        this.pass = pass;
        this.deadline = deadline;
    }

    boolean isLate(long now) {
        return now - deadline >= 0;
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * Goes on with what has arrived.
     *
     * @param expected which ranks may come in now
     * @return the rank, once it is proven
     * @throws IOException if it is refused
     */
    Optional<Integer> advance(IntPredicate expected) throws IOException {
        if (greeting == null) {
            if (!isFull()) {
                return Optional.empty();
            }
            greet(new Greeting(in.array()));
        }
        return isFull() ? Optional.of(admit(greeting, expected)) : Optional.empty();
    }

    private boolean isFull() throws IOException {
        if (in.hasRemaining() && channel.read(in) < 0) {
            throw new EOFException("closed during the greeting");
        }
        return !in.hasRemaining();
    }

    private void greet(Greeting seen) throws IOException {
        if (!seen.isFor(pass)) {
            throw new IOException("a greeting for somebody else");
        }
        greeting = seen;
        answer = seen.answer(pass);
        in = ByteBuffer.allocate(Greeting.REPLY);
        write(answer);
    }

    private int admit(Greeting seen, IntPredicate expected) throws IOException {
        if (!MessageDigest.isEqual(seen.reply(answer, pass), in.array())) {
            throw new IOException("a wrong proof");
        }
        int rank = seen.from();
        if (!expected.test(rank)) {
            throw new IOException("rank " + rank + " is not expected");
        }
        write(new byte[Greeting.WELCOME]);
        return rank;
    }

    /** A new connection has room for a hundred bytes; one that has not is refused. */
    private void write(byte[] message) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(message);
        channel.write(out);
        if (out.hasRemaining()) {
            throw new IOException("no room for the answer");
        }
    }
}
