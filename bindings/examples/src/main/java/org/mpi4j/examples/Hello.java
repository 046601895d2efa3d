package org.mpi4j.examples;

import org.mpi4j.Communicator;
import org.mpi4j.Mpi;

/** Every rank says who it is. */
public final class Hello {
    private Hello() {}

    /**
     * Runs the program.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Mpi.run(args, mpi -> System.out.println(greeting(mpi)));
    }

    private static String greeting(Mpi mpi) {
        Communicator world = mpi.world();
        return String.format(
                "Hello from rank %d of %d on %s (%s)",
                world.rank(), world.size(), mpi.processorName(), mpi.backend());
    }
}
