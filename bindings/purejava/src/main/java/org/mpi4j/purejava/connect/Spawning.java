package org.mpi4j.purejava.connect;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.SpawnPart;
import org.mpi4j.purejava.launch.Children;
import org.mpi4j.purejava.launch.Origin;
import org.mpi4j.purejava.launch.Patience;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.transport.tcp.Caller;

/** Starts processes and waits until they have initialised MPI. */
public final class Spawning implements Opening, AutoCloseable {
    private final List<SpawnPart> parts;
    private final Messaging messaging;
    private @Nullable Children children;

    /**
     * Starts nothing yet.
     *
     * @param parts the programs
     * @param messaging makes progress meanwhile
     */
    public Spawning(List<SpawnPart> parts, Messaging messaging) {
        this.parts = parts;
        this.messaging = messaging;
    }

    @Override
    public Talk open() throws IOException {
        Children started = Children.start(parts);
        children = started;
        SocketChannel channel = Aside.run(messaging, started::awaitLeader);
        return new SocketTalk(channel, true, started.secret(), messaging);
    }

    /** Ends what was started. */
    public void undo() {
        if (children != null) {
            children.end();
        }
    }

    @Override
    public void close() {
        if (children != null) {
            children.close();
        }
    }

    /**
     * The other side: how a spawned process reaches its parents.
     *
     * @param origin where they are
     * @param messaging makes progress meanwhile
     * @return how to reach them
     */
    public static Opening towards(Origin origin, Messaging messaging) {
        return () -> {
            SocketChannel channel =
                    Aside.run(
                            messaging,
                            () ->
                                    Caller.call(
                                            origin.address(),
                                            origin.pass(0),
                                            Origin.PARENT,
                                            Patience.limit()));
            return new SocketTalk(channel, false, origin.secret(), messaging);
        };
    }
}
