package org.mpi4j.purejava.collective.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;
import org.mpi4j.purejava.matching.Progressable;
import org.mpi4j.purejava.matching.PureRequest;
import org.mpi4j.purejava.matching.Wire;

/**
 * What one rank does in one collective operation: steps in order, cut into rounds by {@link
 * #awaitAll()}. Sends and receives of a round are under way together; copies and combinations take
 * place when they are reached, so what they need was received in an earlier round.
 *
 * <p>An algorithm writes the steps; the engine then advances them. A step that fails does not stop
 * the ones after it: the other ranks wait for the messages. The first failure is thrown at the end.
 */
public final class Schedule implements Progressable {
    /** A combination of two operands, which a program's function may make fail. */
    @FunctionalInterface
    public interface Combination {
        /** Combines. */
        void run();
    }

    private sealed interface Step {}

    private record Send(MpiBuffer from, int dest) implements Step {}

    private record Receive(MpiBuffer into, int source) implements Step {}

    private record Copy(LocalCopy work) implements Step {}

    private record Combine(Combination combination) implements Step {}

    private enum Round implements Step {
        END
    }

    /** What becomes of the temporary memory at the end. */
    private enum Ending {
        GIVE_BACK,
        KEEP
    }

    private final Wire wire;
    private int tag;
    private final Scratch scratch;
    private final List<Step> steps = new ArrayList<>();
    private final List<Temporary> lent = new ArrayList<>(2);
    private PureRequest[] pending = new PureRequest[4];
    private int pendingCount;

    /** The ranks that steps are written for now; see {@link #among}. */
    private int first;

    private int members;
    private int next;
    private Ending ending = Ending.GIVE_BACK;
    private @Nullable RuntimeException failure;

    /**
     * An empty schedule.
     *
     * @param wire what it sends through
     * @param tag used by no other operation that is under way
     * @param scratch where its temporary memory comes from
     */
    public Schedule(Wire wire, int tag, Scratch scratch) {
        this.wire = wire;
        this.tag = tag;
        this.scratch = scratch;
        this.members = wire.size();
    }

    /**
     * The next steps are written in the ranks of a part: algorithms see no others. At first the
     * part is the whole.
     *
     * @param from first rank of the part; 0 in it
     * @param count number of ranks, the calling one among them
     */
    public void among(int from, int count) {
        first = from;
        members = count;
    }

    /**
     * The rank that this is for.
     *
     * @return its rank
     */
    public int rank() {
        return wire.rank() - first;
    }

    /**
     * Number of ranks.
     *
     * @return the size of the communicator, or of the part
     */
    public int size() {
        return members;
    }

    /**
     * Sends.
     *
     * @param from not to be written before the end of the round
     * @param dest receiver
     */
    public void send(MpiBuffer from, int dest) {
        steps.add(new Send(from, first + dest));
    }

    /**
     * Receives.
     *
     * @param into not to be used before the end of the round
     * @param source sender
     */
    public void receive(MpiBuffer into, int source) {
        steps.add(new Receive(into, first + source));
    }

    /**
     * Copies, unless both are the same.
     *
     * @param from what to copy
     * @param to overwritten; as many bytes of data
     */
    public void copy(MpiBuffer from, MpiBuffer to) {
        if (from != to) {
            steps.add(new Copy(new LocalCopy(from, to)));
        }
    }

    /**
     * Combines operands.
     *
     * @param combination does it
     */
    public void combine(Combination combination) {
        steps.add(new Combine(combination));
    }

    /** Ends a round: what comes after it begins when all sends and receives before it are done. */
    public void awaitAll() {
        steps.add(Round.END);
    }

    /**
     * Temporary memory until the end of the schedule.
     *
     * @param primitive what it is made of
     * @param count elements needed
     * @return an array of at least that length
     */
    public Temporary temporary(Primitive primitive, long count) {
        Temporary found = scratch.take(primitive, count);
        lent.add(found);
        return found;
    }

    @Override
    public boolean advance() {
        while (allDone()) {
            if (next == steps.size()) {
                end();
                return true;
            }
            runRound();
        }
        return false;
    }

    private void runRound() {
        int end = steps.size();
        while (next < end) {
            Step step = steps.get(next++);
            if (step == Round.END) {
                return;
            }
            run(step);
        }
    }

    private void run(Step step) {
        if (step instanceof Send send) {
            add(wire.isend(send.from(), send.dest(), tag));
        } else if (step instanceof Receive receive) {
            add(wire.irecv(receive.into(), receive.source(), tag));
        } else if (step instanceof Combine combine) {
            run(combine.combination());
        } else if (step instanceof Copy copy) {
            copy.work().run(scratch);
        }
    }

    private void run(Combination combination) {
        try {
            combination.run();
        } catch (RuntimeException | Error e) {
            // The other ranks still get their messages, though not a meaningful result.
            String where = e + " at rank " + rank();
            failed(new MpiException(ErrorClass.OP, "the reduction operation threw " + where, e));
        }
    }

    /**
     * What has gone wrong so far, for steps that tell other ranks.
     *
     * @return empty if nothing has
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * For steps: this rank's operation has failed.
     *
     * @param why what is thrown at the end
     */
    public void fail(RuntimeException why) {
        failed(why);
    }

    private void failed(RuntimeException why) {
        if (failure == null) {
            failure = why;
        } else if (failure != why) {
            failure.addSuppressed(why);
        }
    }

    private void add(PureRequest request) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pendingCount);
        }
        pending[pendingCount++] = request;
    }

    private boolean allDone() {
        while (pendingCount > 0 && pending[pendingCount - 1].isDone()) {
            PureRequest done = pending[--pendingCount];
            RuntimeException why = done.error();
            done.recycle();
            if (why != null) {
                failed(why);
            }
        }
        return pendingCount == 0;
    }

    /** Keeps the temporary memory at the end, so that the schedule can be run again. */
    public void keep() {
        ending = Ending.KEEP;
    }

    /**
     * Makes a schedule that was kept and has come to its end ready to be run again.
     *
     * @param freshTag used by no other operation that is under way
     */
    public void restart(int freshTag) {
        tag = freshTag;
        restart();
    }

    /**
     * Makes a schedule that was kept and is new or has come to its end ready to be run with the
     * same tag. That is safe even if other ranks are still in the run before: messages of one
     * sender with one tag stay in order.
     */
    public void restart() {
        next = 0;
        failure = null;
    }

    /** Gives the temporary memory of a schedule back that was kept and is not run again. */
    public void release() {
        for (int i = 0; i < lent.size(); i++) {
            scratch.give(lent.get(i));
        }
        lent.clear();
    }

    /** Only here is the memory given back: before, messages may still be written into it. */
    private void end() {
        if (ending == Ending.GIVE_BACK) {
            release();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
