package org.mpi4j.benchmarks.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Locale;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Window;

/**
 * Rank 0 accesses the memory of rank 1, which takes no part; one event is one access, complete at
 * the target. A lock of all ranks is held all the time, so an event is no more than that.
 */
final class Access implements Benchmark {
    private static final int TARGET = 1;
    private static final long FETCHED = 5;
    private static final long OPERAND = 7;

    /** What is done to the memory. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
    enum Kind {
        PUT((window, a) -> window.put(a.out, TARGET, 0)),
        GET((window, a) -> window.get(a.in, TARGET, 0)),
        ACCUMULATE((window, a) -> window.accumulate(a.addends, TARGET, 0, Op.SUM)),
        GET_ACCUMULATE((window, a) -> window.getAccumulate(a.addends, a.before, TARGET, 0, Op.SUM)),
        FETCH_AND_OP((window, a) -> window.fetchAndOp(a.operand, a.fetched, TARGET, 0, Op.SUM)),
        COMPARE_AND_SWAP(
                (window, a) -> window.compareAndSwap(a.operand, a.expected, a.fetched, TARGET, 0));

        private final Start start;

        Kind(Start start) {
            this.start = start;
        }
    }

    @FunctionalInterface
    private interface Start {
        void on(Window window, Access access);
    }

    private final Kind kind;
    private final Communicator world;
    private final Messages messages;
    private final ByteBuffer operandMemory;
    private final ByteBuffer expectedMemory;
    private final ByteBuffer fetchedMemory;
    private final MpiBuffer operand;
    private final MpiBuffer expected;
    private final MpiBuffer fetched;
    private final int me;
    private int bytes;
    private int doubles;
    private MpiBuffer out = MpiBuffer.NONE;
    private MpiBuffer in = MpiBuffer.NONE;
    private MpiBuffer addends = MpiBuffer.NONE;
    private MpiBuffer before = MpiBuffer.NONE;
    private Optional<Window> open = Optional.empty();

    Access(Kind kind, Communicator world, Messages messages) {
        this.kind = kind;
        this.world = world;
        this.messages = messages;
        this.operandMemory = messages.another(Long.BYTES);
        this.expectedMemory = messages.another(Long.BYTES);
        this.fetchedMemory = messages.another(Long.BYTES);
        this.operand = MpiBuffer.buffer(operandMemory).as(1, Datatype.LONG);
        this.expected = MpiBuffer.buffer(expectedMemory).as(1, Datatype.LONG);
        this.fetched = MpiBuffer.buffer(fetchedMemory).as(1, Datatype.LONG);
        this.me = world.rank();
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void setUp(int size) {
        Window window = world.windows().allocate(size, 1);
        bytes = size;
        doubles = size / Double.BYTES;
        out = Messages.part(messages.send(), 0, size);
        in = Messages.part(messages.receive(), 0, size);
        addends = Messages.part(messages.sendDoubles(), doubles);
        before = Messages.part(messages.receiveDoubles(), doubles);
        Messages.clear(window.memory(), size);
        // Whatever another benchmark left there may be slow to add: NaN, subnormal numbers.
        fillWithNumbers(messages.sendDoubles());
        window.lockAll();
        open = Optional.of(window);
    }

    @Override
    public void tearDown() {
        Window window = open.orElseThrow();
        window.unlockAll();
        window.close();
        open = Optional.empty();
    }

    @Override
    public void run(int events) {
        Window window = open.orElseThrow();
        Start start = kind.start;
        for (int i = 0; me == 0 && i < events; i++) {
            start.on(window, this);
            window.flush(TARGET);
        }
    }

    @Override
    public int callsPerEvent() {
        return 1;
    }

    @Override
    public boolean validate(int corruption) {
        Window window = open.orElseThrow();
        ByteBuffer memory = window.memory().duplicate().order(ByteOrder.nativeOrder());
        freshData(memory);
        synchronise(window);
        run(1);
        synchronise(window);
        boolean right = me == 0 ? originHas(corruption) : targetHas(memory, corruption);
        // The timed loop may run on.
        expectedMemory.putLong(0, OPERAND);
        return right;
    }

    private void freshData(ByteBuffer memory) {
        Messages.clear(messages.receive(), bytes);
        Messages.clear(memory, bytes);
        operandMemory.putLong(0, OPERAND);
        expectedMemory.putLong(0, FETCHED);
        switch (kind) {
            case PUT -> Messages.fill(messages.send(), 0, bytes, bytes);
            case GET -> Messages.fill(memory, 0, bytes, bytes);
            case ACCUMULATE, GET_ACCUMULATE -> {
                fillWithNumbers(messages.sendDoubles());
                fillWithNumbers(memory.asDoubleBuffer());
            }
            case FETCH_AND_OP, COMPARE_AND_SWAP -> memory.putLong(0, FETCHED);
        }
    }

    /** All can see what was written before. */
    private void synchronise(Window window) {
        window.sync();
        world.barrier();
        window.sync();
    }

    private boolean targetHas(ByteBuffer memory, int corruption) {
        Messages.add(memory, 0, corruption);
        return switch (kind) {
            case PUT -> Messages.isFilled(memory, 0, bytes, bytes);
            case GET -> true;
            case ACCUMULATE, GET_ACCUMULATE -> holdsNumbers(memory.asDoubleBuffer(), 2);
            case FETCH_AND_OP -> memory.getLong(0) == FETCHED + OPERAND;
            case COMPARE_AND_SWAP -> memory.getLong(0) == OPERAND;
        };
    }

    private boolean originHas(int corruption) {
        return switch (kind) {
            case PUT, ACCUMULATE -> true;
            case GET -> {
                Messages.add(messages.receive(), bytes - 1, corruption);
                yield Messages.isFilled(messages.receive(), 0, bytes, bytes);
            }
            case GET_ACCUMULATE -> holdsNumbers(messages.receiveDoubles(), 1);
            case FETCH_AND_OP, COMPARE_AND_SWAP -> fetchedMemory.getLong(0) == FETCHED;
        };
    }

    private void fillWithNumbers(DoubleBuffer data) {
        for (int i = 0; i < doubles; i++) {
            data.put(i, i % 1000);
        }
    }

    private boolean holdsNumbers(DoubleBuffer data, int times) {
        for (int i = 0; i < doubles; i++) {
            if (data.get(i) != times * (i % 1000)) {
                return false;
            }
        }
        return true;
    }
}
