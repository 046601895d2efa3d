package org.mpi4j.conformance.collectives;

import java.util.function.Consumer;
import org.mpi4j.Communicator;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.conformance.support.Layout;
import org.mpi4j.conformance.support.Moves;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.junit.MpiTest;

/** Every primitive in every kind of storage goes through every collective operation unharmed. */
class StorageCollectivesTest {
    private static final int COUNT = 5;

    private static void inEveryStorage(Communicator comm, Consumer<Moves> check) {
        for (Form form : Form.values()) {
            for (Pairing pairing : Pairing.all()) {
                check.accept(new Moves(comm, form, pairing));
            }
        }
    }

    private static int last(Communicator comm) {
        return comm.size() - 1;
    }

    @MpiTest
    void bcastKeepsEveryTypeInEveryStorage(Communicator comm) {
        inEveryStorage(comm, moves -> moves.bcast(COUNT, last(comm)));
    }

    @MpiTest
    void gatherKeepsEveryTypeInEveryStorage(Communicator comm) {
        inEveryStorage(comm, moves -> moves.gather(COUNT, last(comm)));
    }

    @MpiTest
    void gathervKeepsEveryTypeInEveryStorage(Communicator comm) {
        Layout layout = Layout.gapped(comm.size());
        inEveryStorage(comm, moves -> moves.gatherv(layout, last(comm)));
    }

    @MpiTest
    void scatterKeepsEveryTypeInEveryStorage(Communicator comm) {
        inEveryStorage(comm, moves -> moves.scatter(COUNT, last(comm)));
    }

    @MpiTest
    void scattervKeepsEveryTypeInEveryStorage(Communicator comm) {
        Layout layout = Layout.gapped(comm.size());
        inEveryStorage(comm, moves -> moves.scatterv(layout, last(comm)));
    }

    @MpiTest
    void allgatherKeepsEveryTypeInEveryStorage(Communicator comm) {
        inEveryStorage(comm, moves -> moves.allgather(COUNT));
    }

    @MpiTest
    void allgathervKeepsEveryTypeInEveryStorage(Communicator comm) {
        Layout layout = Layout.gapped(comm.size());
        inEveryStorage(comm, moves -> moves.allgatherv(layout));
    }

    @MpiTest
    void alltoallKeepsEveryTypeInEveryStorage(Communicator comm) {
        inEveryStorage(comm, moves -> moves.alltoall(COUNT));
    }

    @MpiTest
    void alltoallvKeepsEveryTypeInEveryStorage(Communicator comm) {
        Layout layout = Layout.gapped(comm.size());
        inEveryStorage(comm, moves -> moves.alltoallv(layout));
    }
}
