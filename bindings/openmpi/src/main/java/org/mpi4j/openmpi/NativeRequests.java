package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.ThreadLevel;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.RequestEngine;
import org.mpi4j.spi.RequestFutures;

/** Completes requests with MPI_Wait, MPI_Test and their forms for several requests. */
final class NativeRequests implements RequestEngine {
    /** A window of messages in order is done after as many halvings. */
    private static final int ROUNDS = 8;

    private static final Request[] NONE = {};

    private final Environment environment;
    private final DetachedRequests detached = new DetachedRequests(this);
    private volatile @Nullable ThreadLevel level;
    private final RequestFutures futures = new RequestFutures(this, NativeRequests::askThreadLevel);

    NativeRequests(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void await(Request request) {
        Scratch scratch = begin();
        Completable mine = (Completable) request;
        if (mine.completeIfOver()) {
            return;
        }
        scratch.handle(mine.enter());
        int code = OpenMpi.MPI_Wait(scratch.handleAddress(), scratch.statusAddress());
        // It returns when the operation is over, well or not.
        end(mine, code, scratch, Scratch.SINGLE, scratch.handle());
    }

    @Override
    public void test(Request request) {
        Scratch scratch = begin();
        Completable mine = (Completable) request;
        if (mine.completeIfOver()) {
            return;
        }
        scratch.handle(mine.enter());
        scratch.flag(0);
        int code =
                OpenMpi.MPI_Test(
                        scratch.handleAddress(), scratch.flagAddress(), scratch.statusAddress());
        single("MPI_Test", scratch, mine, code);
    }

    @Override
    public Optional<Status> getStatus(Request request) {
        Scratch scratch = begin();
        Completable mine = (Completable) request;
        long handle = mine.enter();
        try {
            Errors.check(
                    "MPI_Request_get_status",
                    OpenMpi.MPI_Request_get_status(
                            handle, scratch.flagAddress(), scratch.statusAddress()));
            return scratch.flag()
                    ? Optional.of(mine.outcome(scratch, Scratch.SINGLE))
                    : Optional.empty();
        } finally {
            mine.leave();
        }
    }

    @Override
    public void detach(Request request) {
        environment.requireActive();
        detached.add(request);
    }

    @Override
    public RequestFutures futures() {
        environment.requireActive();
        return futures;
    }

    private static ThreadLevel askThreadLevel() {
        int[] level = new int[1];
        Errors.check("MPI_Query_thread", OpenMpi.MPI_Query_thread(level));
        return Handles.threadLevel(level[0]);
    }

    @Override
    public void awaitAll(Request[] requests) {
        environment.requireActive();
        Request[] open = withoutOver(requests);
        if (open.length == 0) {
            return;
        }
        if (isForWaitall(open)) {
            waitall(open);
        } else {
            awaitInTurn(open);
        }
    }

    /** Completes those that the library has done with, and gives the others, in the same order. */
    private static Request[] withoutOver(Request[] requests) {
        int over = 0;
        for (Request request : requests) {
            over += ((Completable) request).completeIfOver() ? 1 : 0;
        }
        if (over == 0) {
            return requests;
        }
        Request[] open = over == requests.length ? NONE : requests.clone();
        return open.length == 0 ? open : Arrays.copyOf(open, keepOpen(open, open.length));
    }

    /**
     * Not persistent ones, whose handles do not tell whether they are complete. MPI_Waitall of Open
     * MPI 4.1 never returns under MPI_THREAD_MULTIPLE if a request has failed before it is called,
     * because it waits for a signal that nobody gives.
     */
    private boolean isForWaitall(Request[] requests) {
        for (Request request : requests) {
            if (!(request instanceof NativeRequest mine) || !mine.isDeliveredFast()) {
                return false;
            }
        }
        return !isMultiple();
    }

    private boolean isMultiple() {
        ThreadLevel known = level;
        if (known == null) {
            known = askThreadLevel();
            level = known;
        }
        return known == ThreadLevel.MULTIPLE;
    }

    /** MPI_Waitall; those that it has not completed because of an error are waited for in turn. */
    private void waitall(Request[] requests) {
        Scratch scratch = load(requests, requests.length);
        boolean ways = putWays(scratch, requests, requests.length);
        int code =
                OpenMpi.MPI_Waitall(
                        requests.length, scratch.handles().address(), scratch.statuses().address());
        scratch.flag(code == OpenMpi.MPI_SUCCESS ? 1 : 0);
        deliver(scratch, requests.length, 0, ways && code == OpenMpi.MPI_SUCCESS);
        try {
            all("MPI_Waitall", scratch, requests, code);
        } finally {
            scratch.delivered(false);
        }
        if (code != OpenMpi.MPI_SUCCESS) {
            awaitInTurn(requests);
        }
    }

    /**
     * MPI_Testsome waits for nothing and gives all that is complete in one call. Between two of
     * them MPI_Wait for the middle one of the rest: what came before it is copied while what comes
     * after it is on its way. Where messages do not arrive in order that helps little, so it is not
     * done often.
     */
    private void awaitInTurn(Request[] requests) {
        Request[] open = requests.clone();
        int count = keepOpen(open, open.length);
        for (int round = 0; round < ROUNDS && count > 1; round++) {
            testSome(open, count);
            count = keepOpen(open, count);
            if (count > 0) {
                await(open[count / 2]);
                count = keepOpen(open, count);
            }
        }
        for (int i = 0; i < count; i++) {
            await(open[i]);
        }
    }

    /** Moves those that are not complete to the front and says how many they are. */
    private static int keepOpen(Request[] requests, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!requests[i].isComplete()) {
                requests[kept++] = requests[i];
            }
        }
        return kept;
    }

    @Override
    public void testAll(Request[] requests) {
        Scratch scratch = load(requests, requests.length);
        scratch.flag(0);
        int code =
                OpenMpi.MPI_Testall(
                        requests.length,
                        scratch.handles().address(),
                        scratch.flagAddress(),
                        scratch.statuses().address());
        all("MPI_Testall", scratch, requests, code);
    }

    @Override
    public void awaitAny(Request[] requests) {
        Scratch scratch = load(requests, requests.length);
        scratch.index(OpenMpi.MPI_UNDEFINED);
        int code =
                OpenMpi.MPI_Waitany(
                        requests.length,
                        scratch.handles().address(),
                        scratch.indexAddress(),
                        scratch.statusAddress());
        any("MPI_Waitany", scratch, requests, code);
    }

    @Override
    public void testAny(Request[] requests) {
        Scratch scratch = load(requests, requests.length);
        scratch.index(OpenMpi.MPI_UNDEFINED);
        int code =
                OpenMpi.MPI_Testany(
                        requests.length,
                        scratch.handles().address(),
                        scratch.indexAddress(),
                        scratch.flagAddress(),
                        scratch.statusAddress());
        any("MPI_Testany", scratch, requests, code);
    }

    @Override
    public void awaitSome(Request[] requests) {
        Scratch scratch = load(requests, requests.length);
        int code =
                OpenMpi.MPI_Waitsome(
                        requests.length,
                        scratch.handles().address(),
                        scratch.indexAddress(),
                        scratch.indices().address(),
                        scratch.statuses().address());
        some("MPI_Waitsome", scratch, requests, requests.length, code);
    }

    @Override
    public void testSome(Request[] requests) {
        testSome(requests, requests.length);
    }

    private void testSome(Request[] requests, int count) {
        Scratch scratch = load(requests, count);
        boolean ways = putWays(scratch, requests, count);
        int code =
                OpenMpi.MPI_Testsome(
                        count,
                        scratch.handles().address(),
                        scratch.indexAddress(),
                        scratch.indices().address(),
                        scratch.statuses().address());
        int done = code == OpenMpi.MPI_SUCCESS ? Math.max(0, scratch.index()) : 0;
        deliver(scratch, done, scratch.indices().address(), ways && done > 0);
        try {
            some("MPI_Testsome", scratch, requests, count, code);
        } finally {
            scratch.delivered(false);
        }
    }

    /** Says how messages get to where they belong; false if C has to copy none of them. */
    private static boolean putWays(Scratch scratch, Request[] requests, int count) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (((Completable) requests[i]).putWay(scratch, i)) {
                any = true;
            } else {
                scratch.putNoWay(i);
            }
        }
        return any;
    }

    /** Copies the messages of many completed requests in one call. */
    private static void deliver(Scratch scratch, int count, long indices, boolean ways) {
        if (ways) {
            long statuses = scratch.statuses().address();
            OpenMpi.mpi4j_deliver(count, indices, statuses, scratch.waysAddress());
            scratch.delivered(true);
        }
    }

    private Scratch begin() {
        environment.requireActive();
        return Scratch.current();
    }

    private Scratch load(Request[] requests, int count) {
        Scratch scratch = begin();
        scratch.reserve(count);
        ByteBuffer handles = scratch.handles().memory();
        for (int i = 0; i < count; i++) {
            handles.putLong(i * Long.BYTES, ((Completable) requests[i]).enter());
        }
        return scratch;
    }

    /** Open MPI frees each request that has failed, persistent ones too. */
    private static void end(
            Completable request, int code, Scratch scratch, int index, long handle) {
        if (code != OpenMpi.MPI_SUCCESS && handle == OpenMpi.MPI_REQUEST_NULL) {
            request.freed();
        }
        request.completed(code, scratch, index);
    }

    /** A test that completes sets the handle to null, that of a persistent request if it failed. */
    private static void single(String name, Scratch scratch, Completable mine, int code) {
        if (scratch.flag() || scratch.handle() == OpenMpi.MPI_REQUEST_NULL) {
            end(mine, code, scratch, Scratch.SINGLE, scratch.handle());
        } else {
            mine.leave();
            Errors.check(name, code);
        }
    }

    /** Completes all, or those whose handle MPI has set to null. */
    private static void all(String name, Scratch scratch, Request[] requests, int code) {
        boolean everything = scratch.flag();
        int done = 0;
        for (int i = 0; i < requests.length; i++) {
            Completable request = (Completable) requests[i];
            if (everything || handle(scratch, i) == OpenMpi.MPI_REQUEST_NULL) {
                end(request, errorOf(scratch, code, i), scratch, i, handle(scratch, i));
                done++;
            } else {
                request.leave();
            }
        }
        if (done == 0) {
            Errors.check(name, code);
        }
    }

    private static void any(String name, Scratch scratch, Request[] requests, int code) {
        int found = scratch.index();
        int done = 0;
        for (int i = 0; i < requests.length; i++) {
            Completable request = (Completable) requests[i];
            if (i == found || handle(scratch, i) == OpenMpi.MPI_REQUEST_NULL) {
                end(request, code, scratch, Scratch.SINGLE, handle(scratch, i));
                done++;
            } else {
                request.leave();
            }
        }
        if (done == 0) {
            Errors.check(name, code);
        }
    }

    private static void some(
            String name, Scratch scratch, Request[] requests, int count, int code) {
        int completed = Math.max(0, scratch.index());
        for (int i = 0; i < completed; i++) {
            int index = scratch.indices().memory().getInt(i * Integer.BYTES);
            Completable request = (Completable) requests[index];
            end(request, errorOf(scratch, code, i), scratch, i, handle(scratch, index));
        }
        for (int i = 0; i < count && completed < count; i++) {
            if (!requests[i].isComplete()) {
                ((Completable) requests[i]).leave();
            }
        }
        if (completed == 0) {
            Errors.check(name, code);
        }
    }

    private static long handle(Scratch scratch, int index) {
        return scratch.handles().memory().getLong(index * Long.BYTES);
    }

    /** Each status has an error of its own only if MPI says that it is there. */
    private static int errorOf(Scratch scratch, int code, int index) {
        return code == OpenMpi.MPI_ERR_IN_STATUS
                ? Statuses.error(scratch.statuses().memory(), index * Statuses.SIZE)
                : code;
    }
}
