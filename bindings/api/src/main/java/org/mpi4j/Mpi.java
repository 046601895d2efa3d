package org.mpi4j;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.RunOptions;

/**
 * The environment of one rank: what exists between MPI_Init and MPI_Finalize.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     Mpi.run(args, mpi -> {
 *         Communicator world = mpi.world();
 *         int total = world.allreduce(1, Op.SUM);
 *         System.out.println("rank " + world.rank() + " of " + total);
 *     });
 * }
 * }</pre>
 *
 * <p>The backend is chosen by {@code -Dmpi4j.backend=openmpi|purejava} or the environment variable
 * {@code MPI4J_BACKEND}. If neither is set, a program that a launcher (mpirun, srun) started takes
 * the native backend and fails if that cannot load; without a launcher it takes the native one if
 * that loads, else the pure-Java one. {@code -Dmpi4j.ranks=N} without a launcher runs the program
 * as N threads of this virtual machine, on the pure-Java backend.
 *
 * <p>Nothing here is static state: a rank may be a thread.
 *
 * @see "MPI 4.1 chapters 9 and 11"
 */
public interface Mpi extends AutoCloseable {
    /** As a source: any rank. */
    int ANY_SOURCE = -1;

    /** As a tag: any tag. */
    int ANY_TAG = -1;

    /** As a source or destination: nobody; the call does nothing. */
    int PROC_NULL = -2;

    /**
     * As the root argument of a collective operation over an inter-communicator, at the rank that
     * is the root; the others of its group give {@link #PROC_NULL}, those of the other group its
     * rank. The standard's name is MPI_ROOT.
     */
    int ROOT = -4;

    /** A value that is not defined: a count, a colour, a rank. */
    int UNDEFINED = -32766;

    /**
     * Initialises MPI with {@link ThreadLevel#MULTIPLE}, runs the program and finalises MPI. A
     * program that throws ends the whole job: rank and stack are printed and every process ends
     * with a non-zero exit code.
     *
     * @param args the arguments of {@code main}
     * @param program what this rank does
     * @throws MpiUnavailableException if no backend can run it
     * @see "MPI_Init, MPI_Finalize, MPI 4.1 section 11.2"
     */
    static void run(String[] args, MpiProgram program) {
        run(args, ThreadLevel.MULTIPLE, program);
    }

    /**
     * As {@link #run(String[], MpiProgram)}, with another thread level.
     *
     * @param args the arguments of {@code main}
     * @param required how many threads of a rank will call MPI; short messages are faster under
     *     {@link ThreadLevel#SINGLE}
     * @param program what this rank does
     * @throws MpiUnavailableException if no backend can run it
     * @see "MPI_Init_thread, MPI 4.1 section 11.2.1"
     */
    static void run(String[] args, ThreadLevel required, MpiProgram program) {
        Backends.select().run(new RunOptions(List.of(args), required), program);
    }

    /**
     * Initialises MPI for this process as one rank, for programs that cannot be handed to {@link
     * #run}. Whoever calls it closes the environment.
     *
     * @param required how many threads of a rank will call MPI
     * @return the environment
     * @throws MpiUnavailableException if no backend can be initialised
     * @throws MpiException with {@link ErrorClass#OTHER} if MPI was initialised before
     * @see "MPI_Init_thread, MPI 4.1 section 11.2.1"
     */
    static Mpi init(ThreadLevel required) {
        return Backends.select().init(new RunOptions(List.of(), required));
    }

    /**
     * All ranks of the job.
     *
     * @return MPI_COMM_WORLD; never closed
     */
    Communicator world();

    /**
     * Only the calling rank.
     *
     * @return MPI_COMM_SELF; never closed
     */
    Communicator self();

    /**
     * The group without members.
     *
     * @return a new group; close it when it is no longer needed
     * @see "MPI_GROUP_EMPTY, MPI 4.1 section 7.2.1"
     */
    default Group emptyGroup() {
        try (Group own = self().group()) {
            return own.incl();
        }
    }

    /**
     * The ranks that started this rank's job with {@link Processes#spawn}.
     *
     * @return the same object each time; empty if the job was not spawned, or this was closed
     * @see "MPI_Comm_get_parent, MPI 4.1 section 11.8.2"
     */
    default Optional<InterCommunicator> parent() {
        return Optional.empty();
    }

    /**
     * The arguments of the program.
     *
     * @return what {@link #run} was given; an immutable list
     */
    List<String> args();

    /**
     * What the program may do with threads.
     *
     * @return the level granted, which may be higher or lower than the one required
     * @see "MPI_Query_thread, MPI 4.1 section 11.2.1"
     */
    ThreadLevel threadLevel();

    /**
     * The largest tag.
     *
     * @return at least 32767
     * @see "MPI_TAG_UB, MPI 4.1 section 9.1.2"
     */
    int tagUpperBound();

    /**
     * How many processes there is room for in all, which tells how many can still be started. Fewer
     * than the world has where the launcher was told to oversubscribe.
     *
     * @return number of processes; empty if it is not known
     * @see "MPI_UNIVERSE_SIZE, MPI 4.1 section 11.10.1"
     */
    OptionalInt universeSize();

    /**
     * Which of the programs of the job this rank runs, where a launcher started several at once.
     *
     * @return 0 and up; empty if it is not known
     * @see "MPI_APPNUM, MPI 4.1 section 11.10.3"
     */
    OptionalInt appNumber();

    /**
     * Whether {@link #wtime()} is the same at all ranks.
     *
     * @return true if the clocks are synchronised
     * @see "MPI_WTIME_IS_GLOBAL, MPI 4.1 section 9.1.2"
     */
    boolean isWtimeGlobal();

    /**
     * The rank that is the host of the others.
     *
     * @return usually {@link #PROC_NULL}: there is none
     * @see "MPI_HOST, MPI 4.1 section 9.1.2"
     */
    int hostRank();

    /**
     * The rank of the world that can read and write files of the language.
     *
     * @return {@link #ANY_SOURCE} if every rank can, {@link #PROC_NULL} if none can
     * @see "MPI_IO, MPI 4.1 section 9.1.2"
     */
    int ioRank();

    /**
     * The largest error code in use.
     *
     * @return grows when the program adds error classes and codes
     * @see "MPI_LASTUSEDCODE, MPI 4.1 section 9.5"
     */
    int lastUsedErrorCode();

    /**
     * Error codes as numbers, and adding some.
     *
     * @return the same object each time
     */
    ErrorCodes errorCodes();

    /**
     * What the program was started with, as far as the launcher tells.
     *
     * @return for example {@code command}, {@code maxprocs}, {@code host}, {@code wdir}; a copy
     * @see "MPI_INFO_ENV, MPI_Info_create_env, MPI 4.1 sections 10.1 and 11.2.1"
     */
    Info infoEnv();

    /**
     * Whether the calling thread is the one that initialised MPI.
     *
     * @return true in the thread that {@link #run} runs the program in
     * @see "MPI_Is_thread_main, MPI 4.1 section 11.6.2"
     */
    boolean isThreadMain();

    /**
     * Tells a profiler that is linked into the library how much to record; without one it does
     * nothing.
     *
     * @param level 0 for nothing, 1 for its usual detail, 2 to write out what it has; others are
     *     the profiler's own
     * @see "MPI_Pcontrol, MPI 4.1 section 15.2.4"
     */
    void profilingControl(int level);

    /**
     * Memory that suits communication. Local.
     *
     * @param bytes how much; 0 to 2^31 - 1
     * @param info hints; {@code new Info()} for none
     * @return the memory, its content undefined; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#SIZE} if {@code bytes} is not allowed, {@link
     *     ErrorClass#INFO} if {@code info} is null, {@link ErrorClass#NO_MEM} if there is not so
     *     much
     * @see "MPI_Alloc_mem, MPI 4.1 section 9.2"
     */
    MpiMemory allocMem(long bytes, Info info);

    /**
     * Memory that suits communication. Local.
     *
     * @param bytes how much; 0 to 2^31 - 1
     * @return as {@link #allocMem(long, Info)}
     * @throws MpiException with {@link ErrorClass#SIZE} if {@code bytes} is not allowed, {@link
     *     ErrorClass#NO_MEM} if there is not so much
     * @see "MPI_Alloc_mem, MPI 4.1 section 9.2"
     */
    default MpiMemory allocMem(long bytes) {
        return allocMem(bytes, new Info());
    }

    /**
     * Version of the MPI standard that the backend follows.
     *
     * @return for example 3.1
     * @see "MPI_Get_version, MPI 4.1 section 9.1.1"
     */
    StandardVersion version();

    /**
     * Which library the backend uses.
     *
     * @return one line for people
     * @see "MPI_Get_library_version, MPI 4.1 section 9.1.1"
     */
    String libraryVersion();

    /**
     * Which backend runs this rank.
     *
     * @return {@code openmpi} or {@code purejava}
     */
    String backend();

    /**
     * Where this rank runs.
     *
     * @return usually the host's name
     * @see "MPI_Get_processor_name, MPI 4.1 section 9.1.2"
     */
    String processorName();

    /**
     * Time since some moment in the past.
     *
     * @return seconds
     * @see "MPI_Wtime, MPI 4.1 section 9.6"
     */
    double wtime();

    /**
     * Resolution of {@link #wtime()}.
     *
     * @return seconds
     * @see "MPI_Wtick, MPI 4.1 section 9.6"
     */
    double wtick();

    /**
     * Combines two buffers of this rank as a reduction combines those of two ranks: {@code inOut[i]
     * = in[i] op inOut[i]}. Local.
     *
     * @param in the operand of the lower rank, so to speak; only read
     * @param inOut the operand of the higher rank, overwritten with the result; as many elements of
     *     the same datatype
     * @param op how elements are combined
     * @throws MpiException with {@link ErrorClass#BUFFER} for a buffer that is null, too short, a
     *     sentinel or read-only where it is written, or buffers that overlap; {@link
     *     ErrorClass#COUNT} if the counts differ; {@link ErrorClass#TYPE} for a closed datatype or
     *     two different ones; {@link ErrorClass#OP} for an operation that is null, closed, does not
     *     accept the datatype, or throws
     * @see "MPI_Reduce_local, MPI 4.1 section 6.9.7"
     */
    void reduceLocal(MpiBuffer in, MpiBuffer inOut, Op op);

    /**
     * Gives {@link PointToPoint#bsend} room for messages under way. One buffer at a time.
     *
     * @param bytes room for the messages and {@link #bsendOverhead()} for each
     * @throws MpiException with {@link ErrorClass#BUFFER} if one is attached already, with {@link
     *     ErrorClass#ARG} if {@code bytes} is negative
     * @see "MPI_Buffer_attach, MPI 4.1 section 3.6"
     */
    void attachBuffer(int bytes);

    /**
     * Takes the room for buffered messages away again; waits until all are sent.
     *
     * @throws MpiException with {@link ErrorClass#BUFFER} if none is attached
     * @see "MPI_Buffer_detach, MPI 4.1 section 3.6"
     */
    void detachBuffer();

    /**
     * Room that a buffered message needs beside its data.
     *
     * @return bytes
     * @see "MPI_BSEND_OVERHEAD, MPI 4.1 section 3.6"
     */
    int bsendOverhead();

    /**
     * Makes a request for an operation that the program itself carries out.
     *
     * @param callbacks what the program does when the request is queried, freed or cancelled
     * @return an active request
     * @throws MpiException with {@link ErrorClass#ARG} if {@code callbacks} is null
     * @see "MPI_Grequest_start, MPI 4.1 section 13.2"
     */
    GeneralizedRequest grequestStart(GeneralizedRequest.Callbacks callbacks);

    /**
     * Opens a session: a view of the processes of the job from which communicators are made without
     * the world.
     *
     * @param info hints; may be empty
     * @return the session, to be closed before MPI is finalised
     * @throws MpiException with {@link ErrorClass#INFO} if {@code info} is null
     * @throws UnsupportedOperationException if the MPI library is older than Open MPI 5.0
     * @see "MPI_Session_init, MPI 4.1 section 11.3.1"
     */
    Session sessionInit(Info info);

    /**
     * Ends the whole job at once, without cleaning up.
     *
     * @param exitCode the code that the launcher returns; 1 to 255
     * @see "MPI_Abort, MPI 4.1 section 9.7"
     */
    void abort(int exitCode);

    /**
     * Whether {@link #close()} was called.
     *
     * @return true once MPI is finalised for this rank
     * @see "MPI_Finalized, MPI 4.1 section 11.2.4"
     */
    boolean isFinalized();

    /**
     * Finalises MPI. Collective over all ranks. Nothing of this environment can be used afterwards.
     * {@link #run} does it. The first step deletes the attributes of {@link #self()}, the one set
     * last first.
     *
     * @throws MpiException with {@link ErrorClass#OTHER} if it was called before; with {@link
     *     ErrorClass#OTHER} and its cause if a delete function threw, after MPI was finalised
     * @see "MPI_Finalize, MPI 4.1 section 11.2.2"
     */
    @Override
    void close();
}
