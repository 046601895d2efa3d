package org.mpi4j.benchmarks.kernel;

import java.util.Arrays;
import java.util.Locale;
import org.mpi4j.Communicator;
import org.mpi4j.benchmarks.kernel.cg.ConjugateGradient;
import org.mpi4j.benchmarks.kernel.ep.EmbarrassinglyParallel;
import org.mpi4j.benchmarks.kernel.ft.FourierTransform;
import org.mpi4j.benchmarks.kernel.is.IntegerSort;
import org.mpi4j.benchmarks.kernel.mg.MultiGrid;
import org.mpi4j.benchmarks.kernel.nbody.NBody;
import org.mpi4j.benchmarks.kernel.pipeline.Pipeline;
import org.mpi4j.benchmarks.kernel.randomaccess.RandomAccess;
import org.mpi4j.benchmarks.kernel.stencil.Stencil;
import org.mpi4j.benchmarks.kernel.transpose.Transpose;

/** The kernels. */
public enum KernelName {
    EP(Ranks.ANY, "NAS: pairs of random numbers; next to no communication"),
    IS(Ranks.POWER_OF_TWO, "NAS: sorting integers; all ranks send to all"),
    CG(Ranks.ANY, "NAS: a sparse matrix by vectors; gathers and many short sums"),
    MG(Ranks.POWER_OF_TWO, "NAS: a multigrid method; borders of planes on many levels"),
    FT(
            Ranks.POWER_OF_TWO,
            "NAS: Fourier transforms in three dimensions; all ranks send much to all"),
    STENCIL(Ranks.ANY, "Jacobi's method on a grid of ranks; borders of rows and columns"),
    TRANSPOSE(Ranks.POWER_OF_TWO, "The transposed of a matrix; all ranks send to all"),
    PIPELINE(Ranks.ANY, "Points that depend on each other; one number a row from rank to rank"),
    RANDOM_ACCESS(
            Ranks.POWER_OF_TWO, "Updates of random words; all ranks send little to all, often"),
    N_BODY(Ranks.ANY, "Bodies that attract each other; all bodies round a ring of ranks");

    private enum Ranks {
        ANY,
        POWER_OF_TWO
    }

    /** Every problem of class S can be split so far. */
    private static final int MOST = 16;

    private final Ranks ranks;
    private final String meaning;

    KernelName(Ranks ranks, String meaning) {
        this.ranks = ranks;
        this.meaning = meaning;
    }

    /**
     * What it does and what it sends.
     *
     * @return a line for people
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The kernel of a name.
     *
     * @param text in lower case
     * @return the kernel
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public static KernelName of(String text) {
        return Arrays.stream(values())
                .filter(kernel -> kernel.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no kernel " + text + ", there are " + texts()));
    }

    /**
     * The name as it is typed.
     *
     * @return in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Makes one rank's part of a problem.
     *
     * @param world all ranks
     * @param problem how large
     * @return the kernel, which has done nothing yet
     * @throws UnsupportedRanksException if the kernel cannot run on so many ranks
     */
    public Kernel create(Communicator world, Problem problem) {
        requireRanks(world.size());
        return switch (this) {
            case EP -> new EmbarrassinglyParallel(world, problem);
            case CG -> new ConjugateGradient(world, problem);
            case IS -> new IntegerSort(world, problem);
            case MG -> new MultiGrid(world, problem);
            case FT -> new FourierTransform(world, problem);
            case STENCIL -> new Stencil(world, problem);
            case TRANSPOSE -> new Transpose(world, problem);
            case PIPELINE -> new Pipeline(world, problem);
            case RANDOM_ACCESS -> new RandomAccess(world, problem);
            case N_BODY -> new NBody(world, problem);
        };
    }

    /**
     * Checks a number of ranks.
     *
     * @param size how many
     * @throws UnsupportedRanksException if the kernel cannot run on so many
     */
    public void requireRanks(int size) {
        if (size < 1 || size > MOST) {
            throw new UnsupportedRanksException(this, size, "1 to " + MOST);
        }
        if (ranks == Ranks.POWER_OF_TWO && Integer.bitCount(size) != 1) {
            throw new UnsupportedRanksException(this, size, "a power of two");
        }
    }

    private static String texts() {
        return String.join(", ", Arrays.stream(values()).map(KernelName::text).toList());
    }
}
