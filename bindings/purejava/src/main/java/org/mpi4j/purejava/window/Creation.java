package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.WindowFlavor;
import org.mpi4j.purejava.transport.Mapping;

/**
 * The making of one window, in steps of all ranks. What fails at one rank fails at all, so that
 * nobody waits for a window that another does not have.
 */
final class Creation {
    /** What ranks of this virtual machine offer each other for the moment, by number. */
    private static final Map<Long, Exposure> OFFERS = new ConcurrentHashMap<>();

    private static final AtomicLong NEXT_OFFER = new AtomicLong();

    private final Team team;
    private final Facts facts;
    private final WindowFlavor flavor;
    private final int rank;
    private final int size;

    Creation(Team team, Facts facts, WindowFlavor flavor) {
        this.team = team;
        this.facts = facts;
        this.flavor = flavor;
        this.rank = team.wire().rank();
        this.size = team.wire().size();
    }

    /** A window over memory of the program. */
    Made over(MpiBuffer memory) {
        int unit = facts.unit(rank);
        return offered(
                () -> {
                    requireOneBuffer(memory.byteLength());
                    Region region = Region.of(memory, 0);
                    return Exposure.of(LockWords.inThisProcess(), unit, region);
                });
    }

    Made dynamic() {
        return offered(() -> Exposure.dynamic(LockWords.inThisProcess()));
    }

    Made shared(Spacing spacing) {
        facts.requireOneHost();
        return allocated(spacing);
    }

    /** A window with memory of its own. */
    Made allocated(Spacing spacing) {
        if (facts.spansProcesses()) {
            return new FileCreation(team, facts, spacing).make(this::made);
        }
        return offered(() -> Exposure.of(LockWords.inThisProcess(), facts.unit(rank), fresh()));
    }

    private Region fresh() {
        long bytes = facts.bytes(rank);
        requireOneBuffer(bytes);
        try {
            return Region.of(ByteBuffer.allocateDirect((int) bytes));
        } catch (OutOfMemoryError e) {
            throw new MpiException(
                    ErrorClass.NO_MEM,
                    bytes
                            + " bytes cannot be allocated; give the virtual machine more with"
                            + " -XX:MaxDirectMemorySize",
                    e);
        }
    }

    static void requireOneBuffer(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    "a window of "
                            + bytes
                            + " bytes at one rank; this backend makes them of up to "
                            + Integer.MAX_VALUE);
        }
    }

    /** Ranks of one virtual machine give each other their memory as objects. */
    private Made offered(Supplier<Exposure> source) {
        Exposure own = Agreement.of(team).on(source);
        long number = NEXT_OFFER.getAndIncrement();
        OFFERS.put(number, own);
        long[] numbers = new long[size];
        team.collectives().allgather(MpiBuffer.buffer(new long[] {number}), buffer(numbers));
        @Nullable Exposure[] exposures = new @Nullable Exposure[size];
        for (int i = 0; i < size; i++) {
            if (facts.isInThisMachine(i)) {
                exposures[i] = Objects.requireNonNull(OFFERS.get(numbers[i]));
            }
        }
        team.collectives().barrier();
        OFFERS.remove(number);
        return made(exposures, List.of());
    }

    private static MpiBuffer buffer(long[] array) {
        return MpiBuffer.buffer(array);
    }

    private Made made(@Nullable Exposure[] exposures, List<Mapping> mappings) {
        boolean messages = facts.onlyMessages();
        Exposure own = Objects.requireNonNull(exposures[rank]);
        List<Target> targets = new ArrayList<>();
        Service service = null;
        for (Exposure exposure : exposures) {
            if (exposure != null && !messages) {
                targets.add(new DirectTarget(team.wire(), exposure));
            } else {
                service = service == null ? new Service(team, own) : service;
                targets.add(new RemoteTarget(service, targets.size()));
            }
        }
        if (service != null) {
            service.start();
        }
        return new Made(flavor, rank, Arrays.asList(exposures), targets, service, mappings);
    }
}
