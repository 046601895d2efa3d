package org.mpi4j.benchmarks.kernel.nbody;

import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * Bodies that attract each other, all pairs, by the leapfrog method. Each rank's bodies travel
 * round the ring of ranks. Equal bodies on a circle only turn, by an angle a step that is known.
 */
public final class NBody implements Kernel {
    private static final int STEPS = 5;
    private static final double TIME_STEP = 1e-3;
    private static final double SOFTENING = 1e-2;

    /** The circle's plane is tilted against the axes; the squares add up to 1. */
    private static final double TILTED_Y = 0.8;

    private static final double TILTED_Z = 0.6;

    private final Communicator world;

    /** Of all ranks. */
    private final int bodies;

    private final int first;

    /** How many of them this rank has. The arrays have room for those of any rank. */
    private final int mine;

    /** Radians a step. */
    private final double turn;

    private final Bodies places;
    private final Bodies speeds;
    private final Bodies forces;
    private Bodies visiting;
    private Bodies arriving;

    /**
     * Prepares a rank.
     *
     * @param world any number of ranks
     * @param problem how many bodies
     */
    public NBody(Communicator world, Problem problem) {
        this.world = world;
        // The work grows with the square of the bodies.
        bodies = (int) (problem.choose(512, 2048, 8192) * Math.sqrt(problem.scale()));
        first = firstOf(world.rank());
        mine = firstOf(world.rank() + 1) - first;
        turn = 2 * Math.asin(TIME_STEP * Math.sqrt(turningSquared()) / 2);
        int most = (bodies + world.size() - 1) / world.size();
        places = new Bodies(most);
        speeds = new Bodies(most);
        forces = new Bodies(most);
        visiting = new Bodies(most);
        arriving = new Bodies(most);
    }

    private int firstOf(int rank) {
        return (int) ((long) bodies * rank / world.size());
    }

    /** The square of the angular speed of equal bodies, of mass 1 in all, on a unit circle. */
    private double turningSquared() {
        double sum = 0;
        for (int i = 1; i < bodies; i++) {
            double towards = 1 - Math.cos(2 * Math.PI * i / bodies);
            double squared = 2 * towards + SOFTENING * SOFTENING;
            sum += towards / (squared * Math.sqrt(squared));
        }
        return sum / bodies;
    }

    /** Speeds are those of half a step later, so they lead from this place to the next. */
    @Override
    public void setUp() {
        place(speeds, turn);
        place(places, 0);
        for (int i = 0; i < mine; i++) {
            speeds.set(
                    i,
                    (speeds.x(i) - places.x(i)) / TIME_STEP,
                    (speeds.y(i) - places.y(i)) / TIME_STEP,
                    (speeds.z(i) - places.z(i)) / TIME_STEP);
        }
    }

    /** Where this rank's bodies are when all have turned by an angle. */
    private void place(Bodies to, double turned) {
        for (int i = 0; i < mine; i++) {
            double angle = turned + 2 * Math.PI * (first + i) / bodies;
            double sine = Math.sin(angle);
            to.set(i, Math.cos(angle), TILTED_Y * sine, TILTED_Z * sine);
        }
    }

    @Override
    public void warmUp() {
        iterate(1);
        setUp();
    }

    @Override
    public void run() {
        iterate(STEPS);
    }

    private void iterate(int steps) {
        for (int step = 0; step < steps; step++) {
            places.add(TIME_STEP, speeds);
            addForces();
            speeds.add(TIME_STEP / bodies, forces);
        }
    }

    private void addForces() {
        int size = world.size();
        forces.clear();
        visiting.copyFrom(places);
        for (int hop = 0; hop < size; hop++) {
            int owner = (world.rank() + size - hop) % size;
            int visitors = firstOf(owner + 1) - firstOf(owner);
            for (int i = 0; i < visitors; i++) {
                forces.addForces(places, visiting, i, SOFTENING * SOFTENING);
            }
            if (hop < size - 1) {
                passOn();
            }
        }
    }

    private void passOn() {
        int size = world.size();
        int next = (world.rank() + 1) % size;
        int last = (world.rank() + size - 1) % size;
        world.sendrecv(visiting.whole(), next, 0, arriving.whole(), last, 0);
        Bodies swapped = visiting;
        visiting = arriving;
        arriving = swapped;
    }

    @Override
    public void spoil() {
        places.set(0, places.x(0) + 1e-6, places.y(0), places.z(0));
    }

    @Override
    public List<Check> verify() {
        place(visiting, STEPS * turn);
        double worst = 0;
        for (int i = 0; i < mine; i++) {
            worst = Math.max(worst, Math.abs(places.x(i) - visiting.x(i)));
            worst = Math.max(worst, Math.abs(places.y(i) - visiting.y(i)));
            worst = Math.max(worst, Math.abs(places.z(i) - visiting.z(i)));
        }
        worst = world.allreduce(worst, Op.MAX);
        return List.of(Check.absolute("largest error of a coordinate", worst, 0, 1e-12));
    }

    /** Pairs. */
    @Override
    public double operations() {
        return (double) STEPS * bodies * bodies;
    }
}
