package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Request;
import org.mpi4j.SpawnCommand;
import org.mpi4j.Spawned;
import org.mpi4j.SplitType;
import org.mpi4j.Status;
import org.mpi4j.Window;

/**
 * Two jobs, one of which has started the other. Both run this, each on its side, and check what the
 * other says; {@code -Ddynamic.cases} says which parts, one after the other.
 */
public final class ConnectedProgram {
    private static final Info NONE = new Info();
    private static final int CHILDREN = 3;
    private static final int[] LENGTHS = {0, 1, 5_000, 300_000};

    private ConnectedProgram() {}

    public static void main(String[] args) {
        Mpi.run(
                args,
                mpi -> {
                    String cases = System.getProperty("dynamic.cases");
                    Optional<InterCommunicator> parents = mpi.parent();
                    if (parents.isPresent()) {
                        run(cases, parents.get(), true);
                    } else if (cases.equals("bridge")) {
                        BridgeProgram.start(mpi.world());
                    } else {
                        run(cases, spawn(mpi.world(), ConnectedProgram.class, CHILDREN), false);
                    }
                    mpi.world().barrier();
                    if (parents.isEmpty() && mpi.world().rank() == 0) {
                        System.out.println("all well");
                    }
                });
    }

    static InterCommunicator spawn(
            Communicator world, Class<?> program, int count, String... args) {
        boolean root = world.rank() == 0;
        SpawnCommand command = root ? SpawnCommand.java(program, args) : null;
        Spawned made = world.processes().spawn(command, count, root ? NONE : null, 0);
        Expect.that(made.children().remoteSize() == count, made.toString());
        return made.children();
    }

    private static void run(String cases, InterCommunicator inter, boolean child) {
        boolean connected = true;
        for (String which : cases.split(",", -1)) {
            connected = connectedAfter(which, inter, child);
        }
        if (connected) {
            inter.disconnect();
        }
    }

    private static boolean connectedAfter(String which, InterCommunicator inter, boolean child) {
        switch (which) {
            case "messages" -> messages(inter);
            case "collectives" -> collectives(inter, child);
            case "merged" -> merged(inter, child);
            case "parts" -> parts(inter, child);
            case "pending" -> {
                pending(inter, child);
                return false;
            }
            case "forgotten" -> {
                // Finalising takes the connection apart.
                inter.barrier();
                return false;
            }
            case "nested" -> nested(inter, child);
            case "childDies" -> dies(inter, child);
            case "parentDies" -> dies(inter, !child);
            case "orphans" -> orphans(inter, child);
            default -> throw new IllegalArgumentException(which);
        }
        return true;
    }

    private static byte[] text(int from, int to, int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) (17 * from + to + length));
        return text;
    }

    /** Everybody sends to everybody of the other side, in both modes that may wait. */
    private static void messages(InterCommunicator inter) {
        for (int length : LENGTHS) {
            Request[] sent = new Request[2 * inter.remoteSize()];
            for (int to = 0; to < inter.remoteSize(); to++) {
                MpiBuffer data = buffer(text(inter.rank(), to, length));
                sent[2 * to] = inter.isend(data, to, length);
                sent[2 * to + 1] = inter.issend(data, to, length + 1);
            }
            for (int i = 0; i < inter.remoteSize(); i++) {
                byte[] received = new byte[length];
                Status status = inter.recv(buffer(received), Mpi.ANY_SOURCE, length);
                byte[] expected = text(status.source(), inter.rank(), length);
                Expect.that(Arrays.equals(expected, received), "wrong data of " + status);
                byte[] matched = new byte[length];
                inter.mprobe(i, length + 1).recv(buffer(matched));
                Expect.that(
                        Arrays.equals(text(i, inter.rank(), length), matched), "wrong from " + i);
            }
            Request.waitAll(sent);
        }
    }

    private static int sum(int ranks) {
        return ranks * (ranks - 1) / 2;
    }

    private static void collectives(InterCommunicator inter, boolean child) {
        inter.barrier();
        int others = inter.remoteSize();
        Expect.that(inter.allreduce(inter.rank(), Op.SUM) == sum(others), "wrong sum");
        int root = inter.rank() == 1 ? Mpi.ROOT : Mpi.PROC_NULL;
        int[] data = {child ? -1 : 42};
        inter.bcast(buffer(data), child ? 1 : root);
        Expect.that(data[0] == 42 || (!child && data[0] == 42), "wrong broadcast");
        int[] gathered = new int[others];
        inter.allgather(buffer(new int[] {inter.rank()}), buffer(gathered));
        int[] exchanged = new int[others];
        int[] mine = new int[others];
        Arrays.fill(mine, inter.rank());
        inter.alltoall(buffer(mine), buffer(exchanged));
        for (int i = 0; i < others; i++) {
            Expect.that(gathered[i] == i && exchanged[i] == i, Arrays.toString(gathered));
        }
        long[] large = new long[100_000];
        Arrays.fill(large, inter.rank() + 1);
        long[] total = new long[large.length];
        inter.iallreduce(buffer(large), buffer(total), Op.SUM).await();
        Expect.that(total[99_999] == sum(others + 1), "wrong large sum");
        try (InterCommunicator copy = inter.dup()) {
            Expect.that(copy.compare(inter) == Comparison.CONGRUENT, "a duplicate is congruent");
            Expect.that(copy.allreduce(1, Op.SUM) == others, "wrong count");
        }
    }

    /** Parents come first in what both make together. */
    private static void merged(InterCommunicator inter, boolean child) {
        try (Communicator all = inter.merge(child)) {
            int size = inter.size() + inter.remoteSize();
            Expect.that(all.size() == size, all.toString());
            int first = child ? inter.remoteSize() : 0;
            Expect.that(all.rank() == first + inter.rank(), all.toString());
            Expect.that(all.allreduce(all.rank(), Op.SUM) == sum(size), "wrong sum");
            try (Communicator near = all.splitType(SplitType.SHARED, 0, NONE).orElseThrow()) {
                Expect.that(near.size() == size, "all are on one host");
            }
            window(all);
            try (Communicator side = all.split(all.rank() % 2, 0).orElseThrow();
                    InterCommunicator mixed =
                            side.createInterCommunicator(0, all, 1 - all.rank() % 2, 5)) {
                Expect.that(mixed.allreduce(1, Op.SUM) == size - side.size(), "wrong count");
                messages(mixed);
            }
            try (Communicator grid =
                    all.topologies()
                            .cart(new int[] {size}, new boolean[] {true}, RankOrder.KEPT)
                            .orElseThrow()) {
                Expect.that(grid.allreduce(1, Op.SUM) == size, "wrong count");
            }
        }
    }

    private static void window(Communicator all) {
        try (Window window = all.windows().allocate(8, 8)) {
            window.fence();
            for (int target = 0; target < all.size(); target++) {
                window.accumulate(buffer(new long[] {all.rank()}), target, 0, Op.SUM);
            }
            window.fence();
            Expect.that(window.memory().getLong(0) == sum(all.size()), "wrong window");
        }
    }

    /** Communicators of some ranks of both sides, which outlive what they were made from. */
    private static void parts(InterCommunicator inter, boolean child) {
        Communicator all = inter.merge(child);
        int firstChild = child ? inter.remoteSize() : inter.size();
        try (Group everybody = all.group();
                Group some = everybody.incl(0, firstChild)) {
            boolean member = some.rank().isPresent();
            Communicator pair = member ? all.createGroup(some, 3).orElseThrow() : null;
            all.disconnect();
            if (pair != null) {
                Expect.that(pair.allreduce(pair.rank(), Op.SUM) == 1, "wrong pair");
                pair.disconnect();
            }
        }
        Optional<Communicator> part = inter.split(inter.rank() == 0 ? 0 : Mpi.UNDEFINED, 0);
        part.ifPresent(
                made -> {
                    Expect.that(made.allreduce(7, Op.SUM) == 7, "wrong part");
                    made.disconnect();
                });
    }

    /** What is under way when the connection is taken apart arrives all the same. */
    private static void pending(InterCommunicator inter, boolean child) {
        byte[] data = child ? new byte[2_000_000] : text(0, 0, 2_000_000);
        Request[] requests = new Request[inter.remoteSize()];
        byte[][] received = new byte[inter.remoteSize()][];
        for (int i = 0; i < requests.length; i++) {
            received[i] = new byte[data.length];
            requests[i] =
                    child
                            ? inter.irecv(buffer(received[i]), i, 0)
                            : inter.isend(buffer(data), i, 0);
        }
        inter.disconnect();
        Request.waitAll(requests);
        for (byte[] each : received) {
            Expect.that(!child || Arrays.equals(each, text(0, 0, data.length)), "wrong data");
        }
    }

    /** Children start a process each, which is connected with them and not with their parents. */
    private static void nested(InterCommunicator inter, boolean child) {
        Mpi mpi = inter.mpi();
        if (child && mpi.args().isEmpty()) {
            InterCommunicator own = spawn(mpi.self(), ConnectedProgram.class, 1, "leaf");
            Expect.that(own.allreduce(1, Op.SUM) == 1, "one on the other side");
            own.disconnect();
        } else if (child) {
            Expect.that(inter.allreduce(1, Op.SUM) == 1, "one parent");
            return;
        }
        inter.barrier();
    }

    /** Children that compute, and would for long, when their parents die. */
    private static void orphans(InterCommunicator inter, boolean child) {
        byte[] nothing = {};
        for (int other = 0; other < inter.remoteSize(); other++) {
            if (child) {
                inter.send(buffer(nothing), other, 0);
            } else {
                inter.recv(buffer(nothing), other, 0);
            }
        }
        if (!child) {
            // No child waits for anything any more.
            Runtime.getRuntime().halt(7);
        }
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** The last rank of one side dies while all others wait for it. */
    private static void dies(InterCommunicator inter, boolean hereDiesOne) {
        inter.barrier();
        if (hereDiesOne && inter.rank() == inter.size() - 1) {
            Runtime.getRuntime().halt(7);
        }
        inter.barrier();
    }
}
