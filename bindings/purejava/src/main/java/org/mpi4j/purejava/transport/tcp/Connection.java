package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** What both channels of a pair have in common: the connection, and how it ended. */
final class Connection {
    private static final int SILENCE_SECONDS = 15;
    private static final int PROBE_SECONDS = 5;
    private static final int PROBES = 3;

    final SocketChannel channel;
    final int peer;
    private final JobNews news;
    private volatile boolean left;
    private volatile @Nullable String failure;

    Connection(SocketChannel channel, int peer, JobNews news) throws IOException {
        this.channel = channel;
        this.peer = peer;
        this.news = news;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A host that is gone, or a cable, says nothing: the system asks it after a silence.
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPIDLE, SILENCE_SECONDS);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
        setIfKnown(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }

    private void setIfKnown(SocketOption<Integer> option, int value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }

    /** The peer has finalised MPI. */
    void leave() {
        left = true;
    }

    /** Whether the peer has said that nothing follows, or can say nothing any more. */
    boolean isOver() {
        return left || failure != null;
    }

    void aborted(int exitCode, int rank) {
        news.aborted(exitCode, rank);
    }

    /** The peer cannot be heard, or not be trusted, any more. The first reason counts. */
    void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Why the peer is lost; empty if it is not, or if it has finalised MPI before. */
    Optional<String> failure() {
        return left ? Optional.empty() : Optional.ofNullable(failure);
    }

    boolean isUsable() {
        return failure == null;
    }
}
