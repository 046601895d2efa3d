package org.mpi4j.purejava.window;

import java.util.function.Supplier;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.WindowFlavor;
import org.mpi4j.spi.WindowBackend;
import org.mpi4j.spi.WindowsBackend;

/** Makes the windows of one communicator (MPI 4.1 section 12.2). */
public final class PureWindows implements WindowsBackend {
    private final Supplier<Team> teams;

    /**
     * The chapter for one communicator.
     *
     * @param teams makes what one window talks through; collective
     */
    public PureWindows(Supplier<Team> teams) {
        this.teams = teams;
    }

    private interface Making {
        Made with(Creation creation);
    }

    private WindowBackend make(WindowFlavor flavor, long bytes, int unit, Info info, Making how) {
        Team team = teams.get();
        try {
            Facts facts = Facts.exchange(team, bytes, unit);
            Made made = how.with(new Creation(team, facts, flavor));
            return new PureWindow(team, made, info);
        } catch (RuntimeException e) {
            team.close();
            throw e;
        }
    }

    @Override
    public WindowBackend create(MpiBuffer memory, int dispUnit, Info info) {
        long bytes = memory.byteLength();
        return make(WindowFlavor.CREATE, bytes, dispUnit, info, c -> c.over(memory));
    }

    @Override
    public WindowBackend allocate(long bytes, int dispUnit, Info info) {
        return make(WindowFlavor.ALLOCATE, bytes, dispUnit, info, c -> c.allocated(Spacing.PAGES));
    }

    @Override
    public WindowBackend allocateShared(long bytes, int dispUnit, Info info) {
        boolean apart = info.get("alloc_shared_noncontig").filter("true"::equals).isPresent();
        Spacing spacing = apart ? Spacing.PAGES : Spacing.NONE;
        return make(WindowFlavor.SHARED, bytes, dispUnit, info, c -> c.shared(spacing));
    }

    @Override
    public WindowBackend createDynamic(Info info) {
        return make(WindowFlavor.DYNAMIC, 0, 1, info, Creation::dynamic);
    }
}
