package org.mpi4j.openmpi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorCodes;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.MpiMemory;
import org.mpi4j.Op;
import org.mpi4j.Session;
import org.mpi4j.StandardVersion;
import org.mpi4j.ThreadLevel;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.AllocatedMemory;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CheckedErrorCodes;
import org.mpi4j.spi.Checks;
import org.mpi4j.spi.Leaks;
import org.mpi4j.spi.RunOptions;

/** The environment of this process, which is one rank (MPI 4.1 chapters 9 and 11). */
final class NativeMpi implements Mpi {
    private final Environment environment = new Environment();
    private final NativeAllocations allocations = new NativeAllocations();
    private final ErrorCodes errorCodes = new CheckedErrorCodes(new NativeErrorCodes(environment));
    private final List<String> args;
    private final ThreadLevel threadLevel;
    private final int tagUpperBound;
    private final Communicator world;
    private final CheckedCommunicator self;
    private @Nullable InterCommunicator parent;

    private NativeMpi(RunOptions options, ThreadLevel granted) {
        args = options.args();
        threadLevel = granted;
        returnErrors(OpenMpi.MPI_COMM_WORLD);
        returnErrors(OpenMpi.MPI_COMM_SELF);
        tagUpperBound = WorldAttribute.required(OpenMpi.MPI_TAG_UB);
        world = NativeCommunicator.of(this, OpenMpi.MPI_COMM_WORLD);
        self = NativeCommunicator.of(this, OpenMpi.MPI_COMM_SELF);
    }

    /**
     * Initialises MPI. The library must have been loaded.
     *
     * @throws MpiException with {@link ErrorClass#OTHER} if that was done before in this process
     */
    static NativeMpi init(RunOptions options) {
        Environment.claim();
        int[] flag = new int[1];
        Errors.check("MPI_Initialized", OpenMpi.MPI_Initialized(flag));
        if (flag[0] != 0) {
            throw new MpiException(
                    ErrorClass.OTHER, "MPI was initialised by other code in this process");
        }
        int[] granted = new int[1];
        int code = OpenMpi.MPI_Init_thread(0, 0, Handles.of(options.required()), granted);
        Errors.check("MPI_Init_thread", code);
        ThreadLevel level = Handles.threadLevel(granted[0]);
        Environment.initialized(level);
        try {
            return new NativeMpi(options, level);
        } catch (Throwable failure) {
            // The other ranks are initialised as well and would wait for this one for ever.
            throw JobEnd.fail(failure);
        }
    }

    Environment environment() {
        return environment;
    }

    /** Errors of this communicator, and of those made from it, come back as codes. */
    private static void returnErrors(long comm) {
        int code = OpenMpi.MPI_Comm_set_errhandler(comm, OpenMpi.MPI_ERRORS_RETURN);
        Errors.check("MPI_Comm_set_errhandler", code);
    }

    @Override
    public Communicator world() {
        return world;
    }

    @Override
    public Communicator self() {
        return self;
    }

    @Override
    public synchronized Optional<InterCommunicator> parent() {
        environment.requireActive();
        long[] handle = new long[1];
        Errors.check("MPI_Comm_get_parent", OpenMpi.MPI_Comm_get_parent(handle));
        if (handle[0] == OpenMpi.MPI_COMM_NULL) {
            // Never was, or is closed.
            return Optional.empty();
        }
        InterCommunicator made = parent;
        if (made == null) {
            made = (InterCommunicator) NativeProcesses.connection(this, handle[0]);
            parent = made;
        }
        return Optional.of(made);
    }

    @Override
    public List<String> args() {
        return args;
    }

    @Override
    public ThreadLevel threadLevel() {
        return threadLevel;
    }

    @Override
    public int tagUpperBound() {
        return tagUpperBound;
    }

    @Override
    public OptionalInt universeSize() {
        environment.requireActive();
        return WorldAttribute.of(OpenMpi.MPI_UNIVERSE_SIZE);
    }

    @Override
    public OptionalInt appNumber() {
        environment.requireActive();
        return WorldAttribute.of(OpenMpi.MPI_APPNUM);
    }

    @Override
    public boolean isWtimeGlobal() {
        environment.requireActive();
        return WorldAttribute.required(OpenMpi.MPI_WTIME_IS_GLOBAL) != 0;
    }

    @Override
    public int hostRank() {
        environment.requireActive();
        return WorldAttribute.of(OpenMpi.MPI_HOST).orElse(PROC_NULL);
    }

    @Override
    public int ioRank() {
        environment.requireActive();
        return WorldAttribute.of(OpenMpi.MPI_IO).orElse(PROC_NULL);
    }

    @Override
    public int lastUsedErrorCode() {
        environment.requireActive();
        return WorldAttribute.required(OpenMpi.MPI_LASTUSEDCODE);
    }

    @Override
    public ErrorCodes errorCodes() {
        return errorCodes;
    }

    @Override
    public Info infoEnv() {
        environment.requireActive();
        return NativeInfo.read(OpenMpi.MPI_INFO_ENV);
    }

    @Override
    public boolean isThreadMain() {
        environment.requireActive();
        int[] flag = new int[1];
        Errors.check("MPI_Is_thread_main", OpenMpi.MPI_Is_thread_main(flag));
        return flag[0] != 0;
    }

    @Override
    public void profilingControl(int level) {
        environment.requireActive();
        Errors.check("MPI_Pcontrol", OpenMpi.MPI_Pcontrol(level));
    }

    @Override
    public MpiMemory allocMem(long bytes, Info info) {
        environment.requireActive();
        Checks.allocation(bytes, info);
        return new AllocatedMemory(environment.handles(), allocations.allocate((int) bytes, info));
    }

    @Override
    public void reduceLocal(MpiBuffer in, MpiBuffer inOut, Op op) {
        environment.requireActive();
        Checks.reduceLocal(in, inOut, op);
        LocalReduction.combine(in, inOut, op);
    }

    @Override
    public StandardVersion version() {
        int[] major = new int[1];
        int[] minor = new int[1];
        Errors.check("MPI_Get_version", OpenMpi.MPI_Get_version(major, minor));
        return new StandardVersion(major[0], minor[0]);
    }

    @Override
    public String libraryVersion() {
        return askLibraryVersion();
    }

    /** One line; may be asked before MPI is initialised. */
    static String askLibraryVersion() {
        byte[] text = new byte[OpenMpi.MPI_MAX_LIBRARY_VERSION_STRING];
        int[] length = new int[1];
        Errors.check("MPI_Get_library_version", OpenMpi.MPI_Get_library_version(text, length));
        return Handles.text(text, length[0]).lines().findFirst().orElse("");
    }

    @Override
    public String backend() {
        return OpenMpiProvider.NAME;
    }

    @Override
    public String processorName() {
        environment.requireActive();
        byte[] name = new byte[OpenMpi.MPI_MAX_PROCESSOR_NAME];
        int[] length = new int[1];
        Errors.check("MPI_Get_processor_name", OpenMpi.MPI_Get_processor_name(name, length));
        return Handles.text(name, length[0]);
    }

    @Override
    public double wtime() {
        environment.requireActive();
        return OpenMpi.MPI_Wtime();
    }

    @Override
    public double wtick() {
        environment.requireActive();
        return OpenMpi.MPI_Wtick();
    }

    @Override
    public void attachBuffer(int bytes) {
        environment.requireActive();
        environment.bufferedSends().attach(bytes);
    }

    @Override
    public void detachBuffer() {
        environment.requireActive();
        environment.bufferedSends().detach();
    }

    @Override
    public int bsendOverhead() {
        return OpenMpi.MPI_BSEND_OVERHEAD;
    }

    @Override
    public GeneralizedRequest grequestStart(GeneralizedRequest.Callbacks callbacks) {
        Checks.callbacks(callbacks);
        return NativeGeneralizedRequest.start(environment, callbacks);
    }

    @Override
    public Session sessionInit(Info info) {
        environment.requireActive();
        return NativeSession.init(this, info);
    }

    @Override
    public void abort(int exitCode) {
        environment.requireActive();
        Checks.exitCode(exitCode);
        JobEnd.abort(exitCode);
    }

    @Override
    public boolean isFinalized() {
        return !environment.isActive();
    }

    @Override
    public void close() {
        environment.requireActive();
        Optional<MpiException> failure = self.finish();
        environment.engine().futures().close();
        environment.bufferedSends().finish();
        allocations.freeUnreachable();
        Leaks.report(world.rank(), environment.handles());
        environment.deactivate();
        Errors.check("MPI_Finalize", OpenMpi.MPI_Finalize());
        failure.ifPresent(
                e -> {
                    throw e;
                });
    }
}
