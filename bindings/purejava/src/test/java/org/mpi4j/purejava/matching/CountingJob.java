package org.mpi4j.purejava.matching;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.purejava.launch.ThreadLinks;

/**
 * Any number of ranks in one thread, and a network that is counted: in a round every rank sends one
 * message at most and receives one at most, which it has to wait for. Data is not moved.
 */
public final class CountingJob {
    private record Channel(int source, int dest, int tag) {}

    // Equal only if it is the same: requests are.
    private record Message(Channel channel, long bytes, Operation request) {}

    private static final class Operation extends PureRequest {
        Operation(Engine owner) {
            super(owner);
        }
    }

    /** Of a job of one rank; nothing goes through it. */
    private final Engine engine = new Engine(new ThreadLinks(1, () -> {}).endpoints().get(0));

    private final List<Deque<Message>> outboxes;
    private final Map<Channel, Deque<Message>> posted = new HashMap<>();
    private final long[] messages;
    private final long[] bytes;
    private int rounds;

    public CountingJob(int size) {
        outboxes =
                IntStream.range(0, size).<Deque<Message>>mapToObj(i -> new ArrayDeque<>()).toList();
        messages = new long[size];
        bytes = new long[size];
    }

    public Wire wire(int rank) {
        return new CountingWire(rank);
    }

    /** Rounds so far. */
    public int rounds() {
        return rounds;
    }

    /** Messages that each rank has sent. */
    public long[] messages() {
        return messages.clone();
    }

    /** Bytes that each rank has sent. */
    public long[] bytes() {
        return bytes.clone();
    }

    /** Runs one schedule a rank to its end. */
    public void run(List<? extends Progressable> schedules) {
        boolean[] done = new boolean[schedules.size()];
        boolean moved = true;
        while (moved) {
            for (int rank = 0; rank < done.length; rank++) {
                done[rank] = done[rank] || schedules.get(rank).advance();
            }
            moved = deliver();
            rounds += moved ? 1 : 0;
        }
        for (int rank = 0; rank < done.length; rank++) {
            if (!done[rank]) {
                throw new IllegalStateException("rank " + rank + " waits for ever");
            }
        }
        if (!outboxes.stream().allMatch(Deque::isEmpty)) {
            throw new IllegalStateException("messages that nobody receives");
        }
    }

    /** One round; false if nobody had anything to send that somebody waits for. */
    private boolean deliver() {
        boolean[] busy = new boolean[outboxes.size()];
        boolean moved = false;
        for (Deque<Message> outbox : outboxes) {
            for (Message message : outbox) {
                if (!busy[message.channel().dest()] && arrive(message)) {
                    busy[message.channel().dest()] = true;
                    // Nothing is looked at after it is taken out.
                    outbox.remove(message);
                    moved = true;
                    break;
                }
            }
        }
        return moved;
    }

    private boolean arrive(Message message) {
        Message receive = queue(message.channel()).poll();
        if (receive == null) {
            return false;
        }
        if (message.bytes() > receive.bytes()) {
            throw new IllegalStateException(message + " is too long for " + receive);
        }
        int source = message.channel().source();
        messages[source]++;
        bytes[source] += message.bytes();
        message.request().finish();
        receive.request().finish();
        return true;
    }

    private Deque<Message> queue(Channel channel) {
        return posted.computeIfAbsent(channel, any -> new ArrayDeque<>(1));
    }

    private final class CountingWire implements Wire {
        private final int rank;

        CountingWire(int rank) {
            this.rank = rank;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public int size() {
            return outboxes.size();
        }

        @Override
        public PureRequest isend(MpiBuffer part, int dest, int tag) {
            Operation request = new Operation(engine);
            Channel channel = new Channel(rank, dest, tag);
            outboxes.get(rank).add(new Message(channel, part.dataBytes(), request));
            return request;
        }

        @Override
        public PureRequest irecv(MpiBuffer part, int source, int tag) {
            Operation request = new Operation(engine);
            Channel channel = new Channel(source, rank, tag);
            queue(channel).add(new Message(channel, part.dataBytes(), request));
            return request;
        }

        @Override
        public void run(Progressable schedule) {
            throw new UnsupportedOperationException("all ranks run together");
        }

        @Override
        public PureRequest start(Progressable schedule) {
            throw new UnsupportedOperationException("all ranks run together");
        }

        @Override
        public PersistentRequest persistent(String kind, Supplier<Request> operation) {
            throw new UnsupportedOperationException("all ranks run together");
        }
    }
}
