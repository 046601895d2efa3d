package org.mpi4j.purejava.window;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Group;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.WindowAssertion;
import org.mpi4j.purejava.matching.Progressable;
import org.mpi4j.purejava.matching.PureRequest;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.WindowBackend;

/** A window's synchronisation (MPI 4.1 section 12.5). */
abstract class PureWindowSynchronization implements WindowBackend {
    private static final MpiBuffer NOTHING = MpiBuffer.buffer(new byte[0]);

    private final Team team;
    private final Made made;
    private final Target[] targets;

    /** The locks that are held, by rank. */
    private final @Nullable LockType[] held;

    /** Ranks given to start. */
    private int[] started = {};

    /** Messages of the ranks given to post. */
    private List<PureRequest> completions = List.of();

    PureWindowSynchronization(Team team, Made made) {
        this.team = team;
        this.made = made;
        this.targets = made.targets().toArray(Target[]::new);
        this.held = new @Nullable LockType[targets.length];
    }

    final Team team() {
        return team;
    }

    final Wire wire() {
        return team.wire();
    }

    final Target target(int rank) {
        return targets[rank];
    }

    /** One step for each of several ranks; all are made, and the first failure thrown then. */
    private interface Step {
        void of(int rank);
    }

    private static void forEach(int[] ranks, Step step) {
        MpiException failure = null;
        for (int rank : ranks) {
            try {
                step.of(rank);
            } catch (MpiException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private int[] everybody() {
        int[] ranks = new int[targets.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[rank] = rank;
        }
        return ranks;
    }

    private int[] ranksOf(Group group) {
        try (Group members = team.group()) {
            int[] theirs = new int[group.size()];
            for (int i = 0; i < theirs.length; i++) {
                theirs[i] = i;
            }
            return group.translateRanks(theirs, members);
        }
    }

    @Override
    public final void fence(Set<WindowAssertion> assertions) {
        try {
            flushAll();
        } finally {
            // Others wait for this rank whether its accesses have failed or not.
            team.collectives().barrier();
            VarHandle.fullFence();
        }
    }

    @Override
    public final void start(Group group, Set<WindowAssertion> assertions) {
        int[] ranks = ranksOf(group);
        List<PureRequest> posts = new ArrayList<>();
        for (int rank : ranks) {
            posts.add(wire().irecv(NOTHING, rank, Tags.POST));
        }
        wire().run(() -> areDone(posts));
        VarHandle.fullFence();
        started = ranks;
    }

    private static boolean areDone(List<PureRequest> requests) {
        return requests.stream().allMatch(PureRequest::isDone);
    }

    @Override
    public final void complete() {
        int[] ranks = started;
        started = new int[0];
        try {
            forEach(ranks, rank -> targets[rank].flush());
        } finally {
            VarHandle.fullFence();
            for (int rank : ranks) {
                wire().isend(NOTHING, rank, Tags.COMPLETE);
            }
        }
    }

    @Override
    public final void post(Group group, Set<WindowAssertion> assertions) {
        VarHandle.fullFence();
        List<PureRequest> awaited = new ArrayList<>();
        for (int rank : ranksOf(group)) {
            awaited.add(wire().irecv(NOTHING, rank, Tags.COMPLETE));
            wire().isend(NOTHING, rank, Tags.POST);
        }
        completions = awaited;
    }

    @Override
    public final void await() {
        wire().run(() -> areDone(completions));
        VarHandle.fullFence();
    }

    @Override
    public final boolean test() {
        Look look = new Look(completions);
        wire().run(look);
        VarHandle.fullFence();
        return look.done;
    }

    /** Looks, lets progress be made, and looks again. */
    private static final class Look implements Progressable {
        private final List<PureRequest> requests;
        private boolean again;
        private boolean done;

        Look(List<PureRequest> requests) {
            this.requests = requests;
        }

        @Override
        public boolean advance() {
            boolean last = again;
            again = true;
            done = areDone(requests);
            return done || last;
        }
    }

    @Override
    public final void lock(LockType type, int rank, Set<WindowAssertion> assertions) {
        targets[rank].lock(type);
        held[rank] = type;
    }

    @Override
    public final void unlock(int rank) {
        LockType type = held[rank];
        held[rank] = null;
        if (type != null) {
            targets[rank].unlock(type);
        }
    }

    @Override
    public final void lockAll(Set<WindowAssertion> assertions) {
        for (int rank = 0; rank < targets.length; rank++) {
            lock(LockType.SHARED, rank, assertions);
        }
    }

    @Override
    public final void unlockAll() {
        forEach(everybody(), this::unlock);
    }

    @Override
    public final void flush(int rank) {
        targets[rank].flush();
    }

    @Override
    public final void flushAll() {
        MpiException failure = null;
        for (Target target : targets) {
            try {
                target.flush();
            } catch (MpiException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public final void flushLocal(int rank) {
        targets[rank].flushLocal();
    }

    @Override
    public final void flushLocalAll() {
        for (Target target : targets) {
            target.flushLocal();
        }
    }

    @Override
    public final void sync() {
        VarHandle.fullFence();
    }

    @Override
    public final void close() {
        // Nobody takes memory or messages away that another rank still uses.
        team.collectives().barrier();
        made.close();
        team.close();
    }
}
