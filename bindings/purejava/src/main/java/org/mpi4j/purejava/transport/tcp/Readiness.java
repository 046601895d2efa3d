package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Which of a rank's inlets have something to read. A few are simply read in turn, which is quicker
 * when something comes; of many, a selector tells, once for each round in which all are asked.
 */
final class Readiness {
    private static final int FEW = 3;

    private final @Nullable Selector selector;

    /** Whoever asks first in a round asks for all. */
    private @Nullable TcpInlet first;

    private Readiness(Optional<Selector> selector) {
        this.selector = selector.orElse(null);
    }

    static Readiness of(int inlets) throws IOException {
        return new Readiness(inlets > FEW ? Optional.of(Selector.open()) : Optional.empty());
    }

    void add(TcpInlet inlet) throws IOException {
        if (selector == null) {
            inlet.setReady(true);
            return;
        }
        inlet.connection().channel.register(selector, SelectionKey.OP_READ, inlet);
        if (first == null) {
            first = inlet;
        }
    }

    /** Called before every read from an inlet, also when it has ended. */
    void look(TcpInlet inlet) {
        if (inlet == first && selector != null) {
            try {
                selector.selectNow(Readiness::mark);
            } catch (IOException e) {
                throw new MpiException(ErrorClass.INTERN, "cannot select: " + e, e);
            }
        }
    }

    private static void mark(SelectionKey key) {
        ((TcpInlet) key.attachment()).setReady(true);
    }

    /** There was nothing more to read. */
    void drained(TcpInlet inlet) {
        if (selector != null) {
            inlet.setReady(false);
        }
    }

    /** The inlet has ended. */
    void forget(TcpInlet inlet) {
        SelectionKey key = selector == null ? null : inlet.connection().channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    /** The inlet is not polled any more; another one looks for all from now on. */
    void remove(TcpInlet inlet, @Nullable TcpInlet next) throws IOException {
        if (first == inlet) {
            first = next;
        }
        if (selector != null && selector.isOpen()) {
            forget(inlet);
            // Only now the connection can really be closed.
            selector.selectNow(Readiness::mark);
        }
    }

    void close() throws IOException {
        if (selector != null) {
            selector.close();
        }
    }
}
